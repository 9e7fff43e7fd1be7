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
    path: '/sign-in/return',
    load: () => import('./SignInReturn.tsx').then(module => module.SignInReturn),
    title: 'accounts.sign_in.title',
    action: null,
    open: true,
    offline: 'needs network',
  },
  {
    path: '/recovery',
    load: () => import('./Recovery.tsx').then(module => module.Recovery),
    title: 'accounts.recovery.title',
    action: null,
    open: true,
    offline: 'needs network',
  },
  {
    // What the shell shows, whatever the address, to a session that lacks a second factor.
    path: '/second-factor',
    load: () => import('./SecondFactorGate.tsx').then(module => module.SecondFactorGate),
    title: 'accounts.second.title',
    action: null,
    offline: 'needs network',
  },
  {
    path: '/sign-in-settings',
    load: () => import('./SignInSettings.tsx').then(module => module.SignInSettings),
    title: 'accounts.settings.title',
    action: 'accounts.read_settings',
    nav: { group: 'settings', order: 16, icon: 'key', label: 'accounts.settings.title' },
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
    nav: { group: 'settings', order: 90, foot: true, icon: 'settings', label: 'accounts.me.title' },
    offline: 'needs network',
  },
]
