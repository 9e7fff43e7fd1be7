import type { Page } from '#platform/module.ts'
import { file, letter, toQuestions } from './wage-letter.tsx'

/** Addresses after the language. Reached by the form of `/wages`; typed in or in another language, one begins there. */
export const pages: readonly Page[] = [
  { path: '/wages/letter', run: toQuestions },
  { method: 'POST', path: '/wages/letter', limitPerMinute: 240, run: letter },
  { path: '/wages/letter/file', run: toQuestions },
  { method: 'POST', path: '/wages/letter/file', limitPerMinute: 30, run: file },
]
