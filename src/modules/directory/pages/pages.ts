import type { Page } from '#platform/module.ts'
import { askWhatIsWrong, oneOrganization, oneService, poster, sayWhatIsWrong, short } from './entry.tsx'
import { help } from './help.tsx'
import { chooseRegion, openRegion, region } from './keep.tsx'

/** Addresses after the language. */
export const pages: readonly Page[] = [
  { path: '/help', run: help },
  { method: 'POST', path: '/help', limitPerMinute: 600, run: help },
  { path: '/help/{id}', limitPerMinute: 1_200, run: oneService },
  { path: '/help/{id}/poster', limitPerMinute: 60, run: poster },
  { path: '/help/{id}/wrong', limitPerMinute: 60, run: askWhatIsWrong },
  { method: 'POST', path: '/help/{id}/wrong', limitPerMinute: 10, run: sayWhatIsWrong },
  { path: '/org/{id}', limitPerMinute: 1_200, run: oneOrganization },
  { path: '/s/{short}', limitPerMinute: 600, run: short },
  { path: '/keep', run: chooseRegion },
  { method: 'POST', path: '/keep', run: openRegion },
  { path: '/keep/{place}', limitPerMinute: 120, run: region },
]
