import { badge, type Screen } from '#staff/screen.ts'
import { listReceived } from '../contract.ts'

export const screens: readonly Screen[] = [
  {
    path: '/tracing',
    load: () => import('./QueueScreen.tsx').then(module => module.QueueScreen),
    title: 'tracing.queue',
    action: 'tracing.list',
    nav: {
      group: 'work',
      order: 45,
      icon: 'tracing',
      label: 'tracing.queue',
      // Of the newest page: a number to look at, not to count by.
      badge: badge(listReceived, ({ items }) => items.filter(one => one.state === 'open').length),
    },
    offline: 'needs network',
  },
  {
    path: '/tracing/{id}',
    load: () => import('./QuestionScreen.tsx').then(module => module.QuestionScreen),
    title: 'tracing.one.title',
    action: 'tracing.read',
    offline: 'needs network',
  },
  {
    path: '/cases/{caseId}/ask',
    load: () => import('./AskScreen.tsx').then(module => module.AskScreen),
    title: 'tracing.title',
    action: 'tracing.ask',
    offline: 'needs network',
  },
]
