import { systemActor } from '#lib/actor.ts'
import { instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { isSignedBy } from '#platform/keys.ts'
import type { Engine } from '#platform/use-case.ts'
import type { Fault } from '../domain/faults.ts'
import { type Head, headText } from '../domain/line.ts'
import * as store from '../store/chain.ts'
import { genesis, nextHash } from './hashes.ts'
import { ownKey } from './heads.ts'
import { type Broken, whereFrom } from './reordered.ts'

export interface HeadToCheck extends Head {
  readonly signature: string
  readonly publicKey: string
}

export interface Verified {
  readonly lines: number
  readonly waiting: number
  readonly heads: number
  readonly faultCount: number
  /** The first hundred. */
  readonly faults: readonly Fault[]
}

const stretch = 10_000
const most = 100

/** Reads the whole chain of an organisation as a stream, in stretches, and says what does not fit. */
export async function verifyChain(
  engine: Engine,
  organisationId: string,
  outside: readonly HeadToCheck[] = [],
  progress: (lines: number) => void = () => {},
): Promise<Verified> {
  const read = <T>(work: (db: Parameters<typeof store.findChain>[0]) => Promise<T>) =>
    engine.as(systemActor(organisationId), async use => {
      await store.readInOrder(use.db)
      return work(use.db)
    })
  const end = await read(db => store.findChain(db, organisationId))
  const own = await read(db => ownHeads(db, organisationId))
  const heads = [...own, ...outside]
  const found = collector()
  const at = await walkChain({ organisationId, read, heads, found, progress })
  if (end && at < end.number) found.add({ kind: 'removed', number: at + 1, lineId: null })
  for (const head of heads) {
    if (head.number > Math.max(at, end?.number ?? 0))
      found.add({ kind: 'removed', number: at + 1, lineId: null, day: head.day })
    if (!isSignedBy(head.publicKey, head.keyId, headText(head), head.signature))
      found.add({ kind: 'head_not_signed', number: head.number, lineId: null, day: head.day })
  }
  const waiting = await findInserted(organisationId, read, end?.sealed_before ?? '0', found)
  return { lines: at, waiting, heads: heads.length, faultCount: found.count(), faults: found.list() }
}

type Read = <T>(work: (db: Parameters<typeof store.findChain>[0]) => Promise<T>) => Promise<T>

function collector() {
  const list: Fault[] = []
  let count = 0
  return {
    add(fault: Fault) {
      count++
      if (list.length < most) list.push(fault)
    },
    count: () => count,
    list: () => list,
  }
}

/** Those in the database count for what this installation's key signed; a key of before is checked from the file. */
async function ownHeads(
  db: Parameters<typeof store.findChain>[0],
  organisationId: string,
): Promise<HeadToCheck[]> {
  const { id, publicKey } = ownKey()
  const rows = await store.findHeads(db, organisationId, 100_000)
  return rows
    .filter(row => row.key_id === id)
    .map(row => ({
      organisationId,
      day: row.day,
      number: row.number,
      hash: row.hash,
      signedAt: instant(row.signed_at),
      keyId: row.key_id,
      signature: row.signature,
      publicKey,
    }))
}

interface Walk {
  readonly organisationId: string
  readonly read: Read
  readonly heads: readonly HeadToCheck[]
  readonly found: ReturnType<typeof collector>
  readonly progress: (lines: number) => void
}

/** Each line is compared with the hash before it as it stands, so that one changed line is one fault, not all after it. */
async function walkChain({ organisationId, read, heads, found, progress }: Walk): Promise<number> {
  const headsAt = Map.groupBy(heads, head => head.number)
  const broken: Broken[] = []
  let hash = genesis(organisationId)
  let at = 0
  for (;;) {
    const rows = await read(db => store.findStretch(db, organisationId, at, stretch))
    for (const row of rows) {
      for (; at + 1 < row.number; at++) found.add({ kind: 'removed', number: at + 1, lineId: null })
      at = row.number
      if (row.id === null) found.add({ kind: 'removed', number: at, lineId: row.line_id })
      else {
        const line = { ...row, id: row.id }
        const computed = nextHash(hash, line, { organisationId, number: at, sealedAt: row.sealed_at })
        if (computed !== row.hash)
          broken.push({ number: at, before: hash, hash: row.hash, line, sealedAt: row.sealed_at })
      }
      hash = row.hash
      for (const head of headsAt.get(at) ?? [])
        if (head.hash !== hash)
          found.add({ kind: 'head_differs', number: at, lineId: row.line_id, day: head.day })
    }
    progress(at)
    if (rows.length < stretch) break
  }
  const moved = whereFrom(organisationId, broken)
  for (const { number, line } of broken)
    found.add({ kind: moved.has(number) ? 'reordered' : 'changed', number, lineId: line.id })
  return at
}

/** Lines without a seal: new ones wait; one among transactions that are all sealed was put there. Answers how many wait. */
async function findInserted(
  organisationId: string,
  read: Read,
  before: string,
  found: Walk['found'],
): Promise<number> {
  let after = '00000000-0000-0000-0000-000000000000'
  let waiting = 0
  for (;;) {
    const lines = await read(db => store.findLines(db, organisationId, after, before, stretch))
    for (const { id, sealed, past } of lines) {
      if (sealed) continue
      if (past) found.add({ kind: 'inserted', number: null, lineId: id })
      else waiting++
    }
    if (lines.length < stretch) return waiting
    after = lines.at(-1)?.id as string
  }
}

/** Verifies and keeps what was found, for the page of those who look after the log. */
export async function verifyAndKeep(engine: Engine, organisationId: string): Promise<Verified> {
  const verified = await verifyChain(engine, organisationId)
  await engine.as(systemActor(organisationId), async use => {
    const id = newId()
    await store.insertVerification(use.db, {
      organisation_id: organisationId,
      id,
      at: use.now,
      lines: verified.lines,
      heads: verified.heads,
      faults: JSON.stringify(verified.faults),
      fault_count: verified.faultCount,
    })
    use.audit({
      action: 'audit.verified',
      thing: 'organisation',
      thingId: organisationId,
      details: { lines: verified.lines, faults: verified.faultCount },
    })
  })
  return verified
}
