import type { Screen } from './screen.ts'

/** The shell's own screens. The first one, `/`, is the module of indicators'. */
export const screens: readonly Screen[] = [
  {
    path: '/outbox',
    load: () => import('./Outbox.tsx').then(module => module.Outbox),
    title: 'staff.outbox.title',
    action: null,
    key: 'g u',
    offline: 'works',
  },
]
