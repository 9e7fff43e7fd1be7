import type { Page } from '#platform/module.ts'
import { help, oneService } from './help.tsx'

/** Addresses after the language. */
export const pages: readonly Page[] = [
  { path: '/help', run: help },
  { method: 'POST', path: '/help', limitPerMinute: 60, run: help },
  { path: '/help/{id}', limitPerMinute: 120, run: oneService },
]
