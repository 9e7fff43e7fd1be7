import type { EventHandler } from '#platform/module.ts'
import { setActive } from './store/assessments.ts'
import { resealAssessments } from './store/sealing.ts'

/** A closed file is not looked at again when rules change; one that is opened again is. */
const turn =
  (active: boolean): EventHandler =>
  async (use, { organisationId, payload }) => {
    if (typeof payload.caseId === 'string') await setActive(use.db, organisationId, payload.caseId, active)
  }

/** A file became restricted, or is open again: its words are sealed or opened with it. */
const follow: EventHandler = async (use, { payload }) => {
  const { caseId, restricted } = payload
  if (typeof caseId === 'string' && typeof restricted === 'boolean')
    await resealAssessments(use.db, caseId, restricted)
}

export const handlers = {
  'cases.closed': turn(false),
  'cases.reopened': turn(true),
  'cases.circle_changed': follow,
}
