import type { Screen } from '#staff/screen.ts'

export const screens: readonly Screen[] = [
  {
    path: '/cases/{caseId}/letters/new',
    load: () => import('./WriteLetter.tsx').then(module => module.NewLetter),
    title: 'documents.new',
    action: 'documents.make',
    offline: 'works',
  },
  {
    path: '/letters/{id}',
    load: () => import('./LetterScreen.tsx').then(module => module.LetterScreen),
    title: 'documents.title',
    action: 'documents.read',
    // What a letter says of a person stays off the device.
    offline: 'needs network',
  },
  {
    path: '/letters/{id}/edit',
    load: () => import('./WriteLetter.tsx').then(module => module.EditLetter),
    title: 'documents.edit',
    action: 'documents.change',
    offline: 'needs network',
  },
]
