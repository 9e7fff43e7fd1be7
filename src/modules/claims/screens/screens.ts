import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/cases/{caseId}/claims/new',
    load: () => import('./EnterClaim.tsx').then(module => module.NewClaim),
    title: 'claims.new.wage',
    action: 'claims.create',
    offline: 'works',
  },
  {
    path: '/claims/{id}',
    load: () => import('./ClaimScreen.tsx').then(module => module.ClaimScreen),
    title: 'claims.title.wage',
    action: 'claims.read',
    offline: 'reads',
  },
  {
    path: '/claims/{id}/edit',
    load: () => import('./EnterClaim.tsx').then(module => module.EditClaim),
    title: 'claims.new.wage',
    action: 'claims.update',
    offline: 'reads',
  },
]
