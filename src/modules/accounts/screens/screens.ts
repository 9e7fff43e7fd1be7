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
]
