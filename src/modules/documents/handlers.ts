import type { EventHandler } from '#platform/module.ts'
import { resealLetters } from './store/sealing.ts'

/** A file became restricted, or is open again: its words are sealed or opened with it. */
const follow: EventHandler = async (use, { payload }) => {
  const { caseId, restricted } = payload
  if (typeof caseId === 'string' && typeof restricted === 'boolean')
    await resealLetters(use.db, caseId, restricted)
}

export const handlers = { 'cases.circle_changed': follow }
