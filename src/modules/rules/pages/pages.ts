import type { Page } from '#platform/module.ts'
import { calendar, check } from './check.tsx'
import { article, booklet, contents, offline, pdf, start } from './handbook.tsx'
import { changes, list, one } from './rules.tsx'

/** Addresses after the language. */
export const pages: readonly Page[] = [
  { path: '/check', run: check },
  { method: 'POST', path: '/check', limitPerMinute: 240, run: check },
  { method: 'POST', path: '/check/calendar', limitPerMinute: 60, run: calendar },
  { path: '/rules', limitPerMinute: 600, run: list },
  { path: '/rules/{id}', limitPerMinute: 1_200, run: one },
  { path: '/rule-changes', limitPerMinute: 240, run: changes },
  { path: '/handbook', run: start },
  { path: '/handbook/{destination}', limitPerMinute: 1_200, run: contents },
  { path: '/handbook/{destination}/all', limitPerMinute: 240, run: booklet },
  { path: '/handbook/{destination}/offline', limitPerMinute: 120, run: offline },
  { path: '/handbook/{destination}/pdf', limitPerMinute: 12, run: pdf },
  { path: '/handbook/{destination}/{name}', limitPerMinute: 1_200, run: article },
]
