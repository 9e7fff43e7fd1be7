import type { EventHandler } from '#platform/module.ts'
import { following } from '#platform/vault/follow.ts'
import { setActive } from './store/assessments.ts'
import { resealAssessments } from './store/sealing.ts'

/** A closed file is not looked at again when rules change; one that is opened again is. */
const turn =
  (active: boolean): EventHandler =>
  async (use, { organisationId, payload }) => {
    if (typeof payload.caseId === 'string') await setActive(use.db, organisationId, payload.caseId, active)
  }

export const handlers = {
  'cases.closed': turn(false),
  'cases.reopened': turn(true),
  'cases.circle_changed': following(resealAssessments),
}
