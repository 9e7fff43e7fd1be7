import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/rules',
    load: () => import('./RuleList.tsx').then(module => module.RuleList),
    title: 'rules.list.title',
    action: 'rules.list',
    nav: { group: 'network', order: 60, icon: 'law', label: 'rules.nav' },
    key: 'g y',
    offline: 'reads',
  },
  {
    path: '/rules/{id}',
    load: () => import('./RuleScreen.tsx').then(module => module.RuleScreen),
    title: 'rules.list.title',
    action: 'rules.read',
    offline: 'reads',
  },
  {
    path: '/cases/{id}/stay',
    load: () => import('./StayScreen.tsx').then(module => module.NewStay),
    title: 'rules.case.title',
    action: 'rules.assess',
    offline: 'needs network',
  },
  {
    path: '/cases/{id}/stay/{assessmentId}',
    load: () => import('./StayScreen.tsx').then(module => module.StayScreen),
    title: 'rules.case.title',
    action: 'rules.read_assessment',
    offline: 'needs network',
  },
]
