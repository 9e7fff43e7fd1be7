import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/audit',
    load: () => import('./ChainScreen.tsx').then(module => module.ChainScreen),
    title: 'audit.chain.title',
    action: 'audit.read_chain',
    nav: { group: 'settings', order: 40, icon: 'shield', label: 'audit.chain.nav' },
    offline: 'needs network',
  },
  {
    path: '/log',
    load: () => import('./LogScreen.tsx').then(module => module.LogScreen),
    title: 'audit.log.title',
    action: 'audit.list_lines',
    nav: { group: 'work', order: 85, icon: 'book', label: 'audit.log.title' },
    offline: 'needs network',
  },
  {
    path: '/people/{id}/access-report',
    load: () => import('./AccessReport.tsx').then(module => module.AccessReport),
    title: 'audit.report.title',
    action: 'audit.access_report',
    offline: 'needs network',
  },
]
