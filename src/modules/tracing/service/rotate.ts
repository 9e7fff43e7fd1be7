import { systemActor } from '#lib/actor.ts'
import { meetingVersion } from '#modules/people/index.ts'
import type { Engine } from '#platform/use-case.ts'
import { quarterOf } from '../domain/question.ts'
import { findKeysOfBefore } from '../store/keys.ts'
import { destroyTheirs, dropList } from './organisations.ts'
import { compareAll } from './received.ts'

/**
 * Keys of an earlier quarter, or of another way to read names, are destroyed after one last comparison; the next question makes
 * a new one. What was recorded before is worth nothing then.
 */
export async function rotateKeys(engine: Engine): Promise<number> {
  const old = await engine.as(systemActor(null), use =>
    findKeysOfBefore(use.db, quarterOf(use.now), meetingVersion),
  )
  for (const { organisation_id: askerId, id, asked_id: askedId } of old) {
    await compareAll(engine, askedId, id, Number.POSITIVE_INFINITY)
    await engine.as(systemActor(askedId), async use => {
      await dropList(use, id)
      use.audit({ action: 'tracing.drop_list', thing: 'key', thingId: id, details: { of: askerId } })
      await destroyTheirs(use, askerId, id)
    })
  }
  return old.length
}
