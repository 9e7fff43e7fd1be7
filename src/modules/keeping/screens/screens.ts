import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/erasures',
    load: () => import('./ErasureList.tsx').then(module => module.ErasureList),
    title: 'keeping.erasures',
    action: 'keeping.list',
    nav: { group: 'work', order: 95, icon: 'clock', label: 'keeping.erasures' },
    offline: 'needs network',
  },
  {
    path: '/erasures/{id}/proof',
    load: () => import('./ProofScreen.tsx').then(module => module.ProofScreen),
    title: 'keeping.proof.title',
    action: 'keeping.read_proof',
    offline: 'needs network',
  },
  {
    path: '/people/{id}/held',
    load: () => import('./HeldScreen.tsx').then(module => module.HeldScreen),
    title: 'keeping.held.title',
    action: 'keeping.export_person',
    offline: 'needs network',
  },
  {
    path: '/keeping',
    load: () => import('./KeepingScreen.tsx').then(module => module.KeepingScreen),
    title: 'keeping.title',
    action: 'keeping.list_exports',
    nav: { group: 'settings', order: 45, icon: 'clock', label: 'keeping.title' },
    offline: 'needs network',
  },
]
