import type { Page } from '#platform/module.ts'
import { wages } from './wages.tsx'

/** Addresses after the language. */
export const pages: readonly Page[] = [
  { path: '/wages', run: wages },
  { method: 'POST', path: '/wages', limitPerMinute: 240, run: wages },
]
