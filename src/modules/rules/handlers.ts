import type { EventHandler } from '#platform/module.ts'
import { setActive } from './store/assessments.ts'

/** A closed file is not looked at again when rules change; one that is opened again is. */
const turn =
  (active: boolean): EventHandler =>
  async (use, { organisationId, payload }) => {
    if (typeof payload.caseId === 'string') await setActive(use.db, organisationId, payload.caseId, active)
  }

export const handlers = { 'cases.closed': turn(false), 'cases.reopened': turn(true) }
