import { systemActor } from '#lib/actor.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import * as store from '../store/chain.ts'
import { genesis, nextHash } from './hashes.ts'

const batch = 5_000
/** Before every id. */
const first = '00000000-0000-0000-0000-000000000000'

/** Gives every line of this organisation whose transaction has ended its place in the chain; answers how many. */
export async function sealOrganisation(engine: Engine, organisationId: string): Promise<number> {
  let sealed = 0
  for (;;) {
    const done = await engine.as(systemActor(organisationId), use => sealBatch(use, organisationId))
    sealed += done
    if (done < batch) return sealed
  }
}

async function sealBatch(use: UseCase, organisationId: string): Promise<number> {
  const chain = await store.takeChain(use.db, genesis(organisationId))
  if (!chain) return 0
  const lines = await store.findUnsealed(use.db, chain, batch)
  let hash = chain.hash
  const hashes = lines.map((line, index) => {
    const place = { organisationId, number: chain.number + 1 + index, sealedAt: chain.sealed_at }
    hash = nextHash(hash, line, place)
    return hash
  })
  // A full batch may have stopped within a transaction: the next one goes on after its last line.
  const last = lines.length === batch ? lines.at(-1) : undefined
  const before =
    last === undefined
      ? { before: chain.upper_xid, beforeId: first }
      : chain.starts_over
        ? { before: chain.sealed_before, beforeId: chain.lower_id }
        : { before: last.written_in, beforeId: last.id }
  await store.appendSeals(use.db, {
    first: chain.number + 1,
    ids: lines.map(line => line.id),
    hashes,
    sealedAt: chain.sealed_at,
    ...before,
  })
  return lines.length
}

/** Everybody's log that has something to seal. */
export async function sealAll(engine: Engine): Promise<number> {
  const waiting = await engine.as(systemActor(null), use => store.organisationsWaiting(use.db))
  let sealed = 0
  for (const organisationId of waiting) sealed += await sealOrganisation(engine, organisationId)
  return sealed
}
