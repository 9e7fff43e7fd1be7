import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/organisation',
    load: () => import('./OrganisationSettings.tsx').then(module => module.OrganisationSettings),
    title: 'organisations.settings.title',
    action: 'organisations.read',
    nav: { group: 'settings', order: 10, icon: 'organisation', label: 'organisations.settings.title' },
    offline: 'reads',
  },
  {
    path: '/teams',
    load: () => import('./Teams.tsx').then(module => module.Teams),
    title: 'organisations.teams.title',
    action: 'organisations.list_teams',
    nav: { group: 'settings', order: 20, icon: 'people', label: 'organisations.teams.title' },
    offline: 'reads',
  },
  {
    path: '/partners',
    load: () => import('./Partners.tsx').then(module => module.Partners),
    title: 'organisations.partners.title',
    action: 'organisations.list_partners',
    nav: { group: 'settings', order: 30, icon: 'referral', label: 'organisations.partners.title' },
    offline: 'reads',
  },
]
