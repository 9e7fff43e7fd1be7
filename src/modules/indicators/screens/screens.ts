import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/',
    load: () => import('./Home.tsx').then(module => module.Home),
    title: 'staff.start.title',
    action: null,
    nav: { group: 'work', order: 0, thumb: 1, icon: 'home', label: 'staff.start.title' },
    key: 'g d',
    offline: 'reads',
  },
  {
    path: '/figures',
    load: () => import('./FiguresScreen.tsx').then(module => module.FiguresScreen),
    words: 'savings',
    title: 'indicators.figures.title',
    action: 'indicators.figures',
    nav: { group: 'figures', order: 10, thumb: 4, icon: 'chart', label: 'indicators.figures.title' },
    key: 'g z',
    offline: 'reads',
  },
  {
    path: '/report',
    load: () => import('./ReportScreen.tsx').then(module => module.ReportScreen),
    title: 'indicators.report.title',
    action: 'indicators.figures',
    offline: 'reads',
  },
]
