import type { Page } from '#platform/module.ts'
import { byCode, byLink, openedByLink, start } from './partner.tsx'

/** For partners without an account. A code is typed and posted, so that it never stands in an address or a log. */
export const pages: readonly Page[] = [
  { path: '/partner', run: start },
  { method: 'POST', path: '/partner', limitPerMinute: 10, run: byCode },
  { path: '/partner/{token}', limitPerMinute: 60, run: openedByLink },
  { method: 'POST', path: '/partner/{token}', limitPerMinute: 10, run: byLink },
]
