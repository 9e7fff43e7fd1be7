import type { Screen } from './screen.ts'

/** The shell's own screens. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    load: () => import('./Start.tsx').then(module => module.Start),
    title: 'staff.start.title',
    action: null,
    nav: { group: 'work', order: 0, icon: 'home', label: 'staff.start.title' },
    key: 'g d',
    offline: 'works',
  },
  {
    path: '/outbox',
    load: () => import('./Outbox.tsx').then(module => module.Outbox),
    title: 'staff.outbox.title',
    action: null,
    key: 'g u',
    offline: 'works',
  },
]
