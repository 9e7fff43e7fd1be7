import { createHash, randomBytes } from 'node:crypto'
import { systemActor } from '#lib/actor.ts'
import type { InputOf } from '#lib/contract.ts'
import { addHours } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { invalid } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { Move } from '../domain/referral.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/referrals.ts'
import { ended, move, mustSee, reported, take } from './moves.ts'
import { isStillAgreed, numberForPartner } from './numbers.ts'
import { sideOf, viewOf } from './view.ts'

const linkHours = 14 * 24
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXY'

/** For a partner without an account. Whoever holds the link or the code may answer once; both are shown here, once. */
export async function makeLink(use: UseCase, { id }: { id: string }) {
  const row = await mustSee(use, id)
  if (sideOf(use, row) !== 'sender') throw refuse('referrals.not_their_turn')
  if (row.to_organisation_id) throw refuse('referrals.has_an_account')
  const made = await newLink(use, row)
  use.audit({ action: 'referrals.make_link', thing: 'referral', thingId: id })
  return made
}

async function newLink(use: UseCase, row: store.ReferralRow, seed = randomBytes(32)) {
  if (!['sent', 'more_asked', 'accepted'].includes(row.status))
    throw refuse('referrals.already_over', { state: row.status })
  await store.endLinks(use.db, row.id, use.now)
  const { token, code } = secretsFrom(seed)
  const expiresAt = addHours(use.now, linkHours)
  await store.insertLink(use.db, {
    organisation_id: row.organisation_id,
    id: newId(),
    referral_id: row.id,
    token_hash: digestOf(token),
    code_hash: digestOf(plain(code)),
    made_at: use.now,
    expires_at: expiresAt,
  })
  return { link: `/partner/${token}`, code, expiresAt }
}

/** A link's token, and twelve letters and digits without look-alikes in threes: 58 bits, read aloud in ten seconds. */
function secretsFrom(seed: Buffer) {
  const bytes = createHash('sha512').update(seed).digest()
  const letters = Array.from(
    { length: 12 },
    (_, at) => alphabet[bytes.readUInt32BE(at * 4) % alphabet.length],
  )
  const code = [0, 3, 6, 9].map(at => letters.slice(at, at + 3).join('')).join('-')
  return { token: createHash('sha256').update('token').update(seed).digest('base64url'), code }
}

const digestOf = (secret: string) => createHash('sha256').update(`referral:${secret}`).digest()
const plain = (code: string) =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[O0]/g, 'Q')
    .replace(/[IL1]/g, 'J')

/** What the holder of a link or a code sees; looking uses nothing up. From here on the system acts for the sender. */
export async function openAsPartner(use: UseCase, secret: string) {
  const { row } = await enter(use, secret)
  use.audit({ action: 'referrals.read_by_link', thing: 'referral', thingId: row.id })
  return seenByPartner(use, row)
}

/** Before accepting, the least; afterwards what was told, as long as the consent holds. The system would see all of it. */
async function seenByPartner(use: UseCase, row: store.ReferralRow) {
  const view = await viewOf(use, row)
  if (row.status !== 'accepted') return { ...view, disclosure: null, consentOver: false }
  const agreed = await isStillAgreed(use, row)
  return { ...view, disclosure: agreed ? view.disclosure : null, consentOver: !agreed }
}

export type PartnerView = Awaited<ReturnType<typeof seenByPartner>>

/** The holder of the link asks for one of the numbers; it is shown on this page only. */
export async function numberByLink(use: UseCase, secret: string, way: number) {
  const { row } = await enter(use, secret)
  const number = await numberForPartner(use, row, way)
  return { view: await seenByPartner(use, row), shown: { way, number } }
}

export interface PartnerAnswer {
  readonly move: 'accept' | 'decline' | 'ask_more' | 'return' | 'report'
  readonly who: string
  readonly note: string | null
  readonly reason?: string | undefined
  readonly outcome?: string | undefined
  /** A secret of the form it came by, so that a form posted twice is shown the same new link. */
  readonly formId?: string | undefined
}

/** The answer of a partner without an account. It ends the link; accepting gives a new one, to report the outcome by. */
export async function answerAsPartner(use: UseCase, secret: string, answer: PartnerAnswer) {
  const { row, linkId } = await enter(use, secret)
  if (!(await store.endLinks(use.db, row.id, use.now, linkId))) throw refuse('referrals.link_over')
  const moved = await record(use, row, { ...answer, note: signed(answer) })
  const goesOn = moved.status === 'accepted' || moved.status === 'more_asked'
  const next = goesOn ? await newLink(use, moved, seedOf(secret, answer.formId)) : null
  return { view: await seenByPartner(use, moved), next }
}

/** The same form once more, by a double press or a reload: what its first post was answered with. */
export async function answeredBefore(use: UseCase, secret: string, formId: string) {
  const seed = seedOf(secret, formId)
  if (!seed) throw refuse('referrals.link_over')
  const { token, code } = secretsFrom(seed)
  const view = await openAsPartner(use, token)
  return { view, next: { link: `/partner/${token}`, code, expiresAt: addHours(use.now, linkHours) } }
}

/** From what only that form knew; nobody who finds the used link or code later can work the next one out. */
const seedOf = (secret: string, formId: string | undefined) =>
  formId && formId.length >= 32
    ? createHash('sha256')
        .update(JSON.stringify(['next', secret, formId]))
        .digest()
    : undefined

const signed = ({ who, note }: PartnerAnswer) => [note, `(${who})`].filter(Boolean).join(' ')

async function enter(use: UseCase, secret: string) {
  const found =
    (await store.openedBy(use.db, digestOf(secret))) ??
    (await store.openedBy(use.db, digestOf(plain(secret))))
  if (!found) throw refuse('referrals.link_over')
  await use.become(systemActor(found.organisation_id))
  return { row: await mustSee(use, found.referral_id), linkId: found.link_id }
}

/** What a partner without an account said by telephone or letter, recorded by the sender's worker in their name. */
export async function answerFor(use: UseCase, input: InputOf<typeof contract.answerFor>) {
  const row = await mustSee(use, input.id)
  if (sideOf(use, row) !== 'sender') throw refuse('referrals.not_their_turn')
  if (row.to_organisation_id) throw refuse('referrals.has_an_account')
  const { move: what, who, reason, outcome } = input
  await store.endLinks(use.db, row.id, use.now)
  const answer = { move: what, who, reason, outcome, note: signed({ move: what, who, note: input.note }) }
  return viewOf(use, await record(use, { ...row, version: input.version }, answer))
}

function record(
  use: UseCase,
  { id, version }: store.ReferralRow,
  { move: what, who, note, reason, outcome }: PartnerAnswer,
) {
  if (what === 'report' && !outcome) throw invalid({ path: 'outcome', code: 'required' })
  if ((what === 'decline' || what === 'return') && !reason)
    throw invalid({ path: 'reason', code: 'required' })
  const changes: Readonly<Record<PartnerAnswer['move'], Parameters<typeof move>[3]>> = {
    accept: take({ ...use, actor: { ...use.actor, userId: null } }, who),
    ask_more: {},
    decline: ended(use, { reason, note }),
    return: ended(use, { reason, note }),
    report: reported(use, { outcome: outcome ?? 'met', note }),
  }
  return move(use, what satisfies Move, { id, version, note }, changes[what], 'receiver')
}
