import { systemActor } from '#lib/actor.ts'
import type { Job } from '#platform/module.ts'
import { answerDue, compareAll, compareJob } from './service/received.ts'
import { rotateKeys } from './service/rotate.ts'
import { consentWithdrawn } from './service/stop.ts'
import { findLists } from './store/lists.ts'
import { findDue } from './store/received.ts'

/** After a question, and each night: the list under this key, then the questions that wait. */
const compare: Job = ({ engine }, { organisationId, keyId }) =>
  compareAll(engine, String(organisationId), String(keyId))

/** Each night for every list there is: persons were changed. */
const compareEach: Job = async ({ engine }) => {
  const lists = await engine.as(systemActor(null), use => findLists(use.db))
  for (const { organisation_id: id, key_id: key } of lists)
    await engine.as(systemActor(id), async use => use.enqueue(...compareJob(id, key)))
}

/** Each hour: whatever has no yes on its day. */
const answer: Job = async ({ engine }) => {
  const due = await engine.as(systemActor(null), use => findDue(use.db, use.now))
  for (const { organisation_id: organisationId, id } of due)
    await engine.as(systemActor(organisationId), use => answerDue(use, id))
}

const rotate: Job = async ({ engine }) => void (await rotateKeys(engine))

export const jobs = {
  'tracing.compare': compare,
  'tracing.compare_each': compareEach,
  'tracing.answer': answer,
  'tracing.rotate': rotate,
}
export const schedule = {
  'tracing.compare_each': '10 1 * * *',
  'tracing.answer': '5 * * * *',
  'tracing.rotate': '30 2 * * *',
}
export const handlers = { 'people.consent_withdrawn': consentWithdrawn }
