import { systemActor } from '#lib/actor.ts'
import { type Day, type Instant, instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import { type SigningKey, signingKey } from '#platform/keys.ts'
import type { Download, Services } from '#platform/module.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import { headText } from '../domain/line.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/chain.ts'

let key: SigningKey | undefined

/** Once at the start: the key is read, or made. */
export async function takeSigningKey({ config }: Services): Promise<void> {
  key = signingKey(config)
}

export function ownKey(): SigningKey {
  if (!key) throw new Error('the signing key has not been read')
  return key
}

type HeadRow = Awaited<ReturnType<typeof store.findHeads>>[number]

/** The head's own words, as they were signed. */
export const textOf = (organisationId: string, row: HeadRow) =>
  headText({
    organisationId,
    day: row.day,
    number: row.number,
    hash: row.hash,
    signedAt: instant(row.signed_at),
    keyId: row.key_id,
  })

/** Signs where the chain ends now; null where nothing is sealed yet, or that day has its head. */
export async function signHeadOf(use: UseCase, organisationId: string, day: Day | null) {
  const chain = await store.findChain(use.db, organisationId)
  if (!chain || chain.number === 0) return null
  const { id: keyId, sign } = ownKey()
  const { number, hash } = chain
  const text = headText({ organisationId, day, number, hash, signedAt: use.now, keyId })
  const row = { id: newId(), day, number, hash, signed_at: use.now, key_id: keyId, signature: sign(text) }
  return (await store.insertHead(use.db, { organisation_id: organisationId, ...row })) ? row : null
}

/** The daily anchor of one organisation, for the day that ended. */
export const anchor = (engine: Engine, organisationId: string, day: Day) =>
  engine.as(systemActor(organisationId), async use => {
    const head = await signHeadOf(use, organisationId, day)
    if (head)
      use.audit({
        action: 'audit.anchor',
        thing: 'audit_head',
        thingId: head.id,
        details: { day, number: head.number },
      })
  })

export async function signHead(use: UseCase) {
  const organisationId = ownOrganisation(use)
  const head = await signHeadOf(use, organisationId, null)
  if (!head) throw refuse('audit.nothing_sealed')
  use.audit({
    action: 'audit.sign_head',
    thing: 'audit_head',
    thingId: head.id,
    details: { number: head.number },
  })
  return viewOf(organisationId, head)
}

const viewOf = (organisationId: string, row: HeadRow) => ({
  id: row.id,
  day: row.day,
  number: row.number,
  hash: row.hash,
  signedAt: row.signed_at as Instant,
  keyId: row.key_id,
  signature: row.signature,
  text: textOf(organisationId, row),
})

const shown = 60

export async function listHeads(use: UseCase) {
  const organisationId = ownOrganisation(use)
  const rows = await store.findHeads(use.db, organisationId, shown)
  return { publicKey: ownKey().publicKey, items: rows.map(row => viewOf(organisationId, row)) }
}

const tenYears = 5_000

/** All heads in one file, to be kept outside: what `audit verify --heads` reads. */
export async function downloadHeads(use: UseCase): Promise<Download> {
  const organisationId = ownOrganisation(use)
  const organisation = await organisationById(use, organisationId)
  const rows = await store.findHeads(use.db, organisationId, tenYears)
  use.audit({
    action: 'audit.download_heads',
    thing: 'organisation',
    thingId: organisationId,
    details: { heads: rows.length },
  })
  const { id, publicKey } = ownKey()
  const file = {
    format: 'hamroh audit heads 1',
    organisation: { id: organisationId, slug: organisation?.slug ?? '', name: organisation?.name ?? '' },
    keys: [{ id, publicKey }],
    heads: rows.map(row => viewOf(organisationId, row)),
  }
  return {
    filename: `heads-${organisation?.slug ?? organisationId}.json`,
    type: 'application/json',
    body: JSON.stringify(file, null, 2),
  }
}
