import type { InputOf } from '#lib/contract.ts'
import { type Day, dayIn, type Instant, instant } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import { newId } from '#lib/ids.ts'
import { notFound } from '#lib/refusal.ts'
import { colleagues } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { versionKey } from '../content/hash.ts'
import type * as contract from '../contract.ts'
import { indexRule, unusable, versionOn } from '../domain/compile.ts'
import type { Rule, Version } from '../domain/pack.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/signatures.ts'
import { findContentChanges } from '../store/versions.ts'
import { hashOf, type Review, reviewsByHash, type Shelf, shelf } from './book.ts'
import { sourcesOf } from './checklist.ts'
import { type Reader, readerOf, saysOf, titleOf, whoIn } from './sentences.ts'

export const todayOf = (use: UseCase): Day => dayIn(use.now, use.actor.timeZone)

type Reviews = ReadonlyMap<string, readonly Review[]>
const readerOfUse = (use: UseCase, locale: string | undefined) => readerOf(locale ?? use.actor.locale)

export async function listRules(use: UseCase, { country, locale }: InputOf<typeof contract.listRules>) {
  const book = await shelf()
  const reader = readerOfUse(use, locale)
  const reviews = await reviewsByHash(use)
  const rules = book.pack.rules.filter(rule => country === undefined || rule.country === country)
  return { items: rules.map(rule => summaryOf(book, rule, reviews, reader, todayOf(use))) }
}

function summaryOf(book: Shelf, rule: Rule, reviews: Reviews, reader: Reader, today: Day) {
  const dated = versionOn(indexRule(rule), dayNumber(today))
  const version = dated?.version ?? rule.versions.at(-1)
  return {
    id: rule.id,
    country: rule.country,
    topic: rule.topic,
    title: titleOf(book, rule, reader),
    who: whoIn(book, rule, today, reader),
    says: version ? saysOf(book, rule, version, reader) : null,
    status: version?.status ?? null,
    reviewed: version !== undefined && (reviews.get(hashOf(book, rule, version))?.length ?? 0) > 0,
  }
}

export async function readRule(use: UseCase, { id, locale }: InputOf<typeof contract.readRule>) {
  const book = await shelf()
  const rule = book.rules.get(id)
  if (!rule) throw notFound()
  const reader = readerOfUse(use, locale)
  const reviews = await reviewsByHash(use)
  const today = todayOf(use)
  const newestFirst = [...rule.versions].sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))
  return {
    ...summaryOf(book, rule, reviews, reader, today),
    question: rule.question,
    versions: newestFirst.map(version => versionView(book, rule, version, reviews, reader, today)),
    conflicts: [...rule.conflicts],
  }
}

function versionView(
  book: Shelf,
  rule: Rule,
  version: Version,
  reviews: Reviews,
  reader: Reader,
  today: Day,
) {
  const hash = hashOf(book, rule, version)
  const current = versionOn(indexRule(rule), dayNumber(today))
  return {
    key: versionKey(version),
    hash,
    from: version.from,
    to: version.to,
    status: version.status,
    now: current?.version === version && unusable(current, dayNumber(today)) === null,
    says: saysOf(book, rule, version, reader),
    confidence: version.confidence,
    asOf: version.as_of,
    reviewBy: version.review_by,
    note: version.note,
    sources: sourcesOf(version),
    reviews: (reviews.get(hash) ?? []).map(({ organisation, on }) => ({ organisation, on })),
  }
}

/** What changed since a day: law that began or ended, what this Hamroh corrected, what was signed. Newest first. */
export async function listChanges(
  use: UseCase,
  { since, country, locale }: InputOf<typeof contract.listChanges>,
) {
  const book = await shelf()
  const reader = readerOfUse(use, locale)
  const today = todayOf(use)
  const line = (
    on: string,
    kind: 'began' | 'ended' | 'added' | 'corrected' | 'left' | 'signed',
    id: string,
    key: string,
  ) => {
    const rule = book.rules.get(id)
    const version = rule?.versions.find(one => versionKey(one) === key)
    return {
      on,
      kind,
      rule: id,
      title: rule ? titleOf(book, rule, reader) : id,
      country: rule?.country ?? null,
      version: key,
      says: rule && version ? saysOf(book, rule, version, reader) : null,
    }
  }
  const law = book.pack.rules.flatMap(rule =>
    rule.versions.flatMap(version => {
      const key = versionKey(version)
      const began = version.status === 'in_force' || version.status === 'ended'
      return [
        ...(began && version.from && version.from > since && version.from <= today
          ? [line(version.from, 'began', rule.id, key)]
          : []),
        ...(version.status === 'ended' && version.to && version.to > since && version.to <= today
          ? [line(version.to, 'ended', rule.id, key)]
          : []),
      ]
    }),
  )
  const from = instant(`${since}T00:00:00Z`)
  const content = (await findContentChanges(use.db, from)).map(({ at, kind, rule_id, version_key }) =>
    line(at.slice(0, 10), kind, rule_id, version_key),
  )
  const signed = (await store.findStanding(use.db))
    .filter(({ signed_at }) => signed_at > from)
    .map(({ signed_at, rule_id, version_key }) =>
      line(signed_at.slice(0, 10), 'signed', rule_id, version_key),
    )
  const all = [...law, ...content, ...signed].filter(one => country === undefined || one.country === country)
  return {
    items: all.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.rule < b.rule ? -1 : 1)).slice(0, 500),
  }
}

export async function listSignatures(use: UseCase, { id }: InputOf<typeof contract.listSignatures>) {
  const book = await shelf()
  if (!book.rules.has(id)) throw notFound()
  const rows = await store.findSignatures(use.db, ownOrganisation(use), id)
  const names = await namesOf(use)
  return { items: rows.map(row => signatureOf(book, row, names)) }
}

const namesOf = async (use: UseCase) => new Map((await colleagues(use)).map(one => [one.userId, one.name]))

function signatureOf(book: Shelf, row: store.SignatureRow, names: ReadonlyMap<string, string>) {
  return {
    id: row.id,
    rule: row.rule_id,
    version: row.version_key,
    hash: row.hash,
    by: names.get(row.signed_by) ?? '',
    at: row.signed_at,
    note: row.note,
    withdrawnAt: row.withdrawn_at,
    current: book.hashes.get(`${row.rule_id} ${row.version_key}`) === row.hash,
  }
}

/** A lawyer has read one version with its sources and says that it is right. */
export async function signRule(use: UseCase, input: InputOf<typeof contract.signRule>) {
  const book = await shelf()
  const rule = book.rules.get(input.id)
  const version = rule?.versions.find(one => versionKey(one) === input.version)
  if (!rule || !version) throw notFound()
  const hash = hashOf(book, rule, version)
  if (hash !== input.hash) throw refuse('rules.version_changed')
  if (version.sources.length === 0) throw refuse('rules.nothing_to_sign')
  const row: store.SignatureRow = {
    organisation_id: ownOrganisation(use),
    id: input.signatureId ?? newId(),
    rule_id: rule.id,
    version_key: input.version,
    hash,
    signed_by: use.actor.userId ?? '',
    signed_at: use.now,
    note: input.note,
    withdrawn_at: null,
    withdrawn_by: null,
  }
  const names = await namesOf(use)
  if (await store.insertSignature(use.db, row)) {
    use.audit({
      action: 'rules.sign',
      thing: 'rule',
      thingId: null,
      details: { rule: rule.id, version: input.version, hash },
    })
    use.announce('rules.signed', { rule: rule.id, version: input.version })
    return signatureOf(book, row, names)
  }
  const there = (await store.findSignatures(use.db, row.organisation_id, rule.id)).find(
    one => one.hash === hash && one.signed_by === row.signed_by && one.withdrawn_at === null,
  )
  if (!there) throw refuse('rules.id_taken')
  return signatureOf(book, there, names)
}

export async function withdrawSignature(
  use: UseCase,
  { id, signatureId }: InputOf<typeof contract.withdrawSignature>,
) {
  const row = await store.withdraw(use.db, ownOrganisation(use), signatureId, use.actor.userId ?? '', use.now)
  if (!row || row.rule_id !== id) throw notFound()
  use.audit({
    action: 'rules.withdraw_signature',
    thing: 'rule',
    thingId: null,
    details: { rule: id, signatureId },
  })
  return { ok: true as const }
}

/** The day a public page shows as today. */
export const pageDay = (now: Instant): Day => dayIn(now, 'Asia/Dushanbe')
