import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/sign-in',
    load: () => import('./SignIn.tsx').then(module => module.SignIn),
    title: 'accounts.sign_in.title',
    action: null,
    open: true,
    offline: 'needs network',
  },
  {
    path: '/invitation',
    load: () => import('./Invitation.tsx').then(module => module.Invitation),
    title: 'accounts.invitation.title',
    action: null,
    open: true,
    offline: 'needs network',
  },
  {
    path: '/members',
    load: () => import('./Members.tsx').then(module => module.Members),
    title: 'accounts.members.title',
    action: 'accounts.list_members',
    nav: { group: 'settings', order: 15, icon: 'person', label: 'accounts.members.title' },
    offline: 'reads',
  },
  {
    path: '/account',
    load: () => import('./MyAccount.tsx').then(module => module.MyAccount),
    title: 'accounts.me.title',
    action: 'accounts.me',
    nav: { group: 'settings', order: 90, icon: 'settings', label: 'accounts.me.title' },
    offline: 'needs network',
  },
]
