import { isLocale } from '#i18n/locales.ts'
import type { InputOf } from '#lib/contract.ts'
import { pageFrom, readCursor } from '#lib/cursor.ts'
import { type Day, type Instant, isDay } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { placeName } from '../content.ts'
import type * as contract from '../contract/duplicates.ts'
import { type Compared, type ComparedPerson, compare } from '../domain/compare.ts'
import { maybeScore } from '../domain/match.ts'
import { guardedAlike, type NotSameReason, pairOf } from '../domain/merge.ts'
import { birthYearOf, namesShown, nameToUse } from '../domain/person.ts'
import { mayMerge, maySeeFormerNames } from '../domain/policy.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/pairs.ts'
import { findSummaries, type PersonRow } from '../store/people.ts'
import { findShown } from '../store/search.ts'
import { candidatesOfPerson } from './candidates.ts'
import { comparedPersons, judgedFor, sharedNumbers } from './compared.ts'
import { consentsOf } from './consents.ts'
import { documentsOf } from './documents.ts'
import { nameView } from './name-view.ts'
import { recordSearch } from './search.ts'
import { namesOf, personSummaries, summaryOf } from './summaries.ts'
import { mustSee, safeWaysOf } from './ways.ts'

const mostLikely = 5
const nobody = '00000000-0000-0000-0000-000000000000'

/** Before a new file is made: whom it may be a second one of. The look-up is a line in the log like any search. */
export async function likelyPersons(use: UseCase, input: InputOf<typeof contract.likelyPersons>) {
  const names = input.names.map(text => ({ text }))
  const birthDay = input.birthDay !== null && isDay(input.birthDay) ? (input.birthDay as Day) : null
  const birthYear = birthYearOf({ birthDay, birthYear: input.birthYear, ageBand: null })
  const given: ComparedPerson = {
    names,
    birthDay,
    birthYear,
    sex: input.sex,
    districts: input.place === null ? [] : [input.place],
    parentIds: [],
  }
  const asked = { id: nobody, names, birthYear, sex: input.sex, district: input.place }
  const candidates = (await candidatesOfPerson(use, asked)).filter(one => one.score >= maybeScore)
  const others = await comparedPersons(
    use,
    candidates.slice(0, 12).map(one => one.personId),
  )
  const likely = [...others]
    .map(([id, other]) => ({ id, judged: compare(given, other) }))
    .filter(({ judged }) => judged.kind !== 'near')
    .sort((a, b) => rank(b.judged) - rank(a.judged))
    .slice(0, mostLikely)
  return { likely: await shownLikely(use, likely) }
}

/** The probably same before brothers and sisters. */
const rank = ({ kind, score }: Compared) => score + (kind === 'same' ? 1 : 0)

async function shownLikely(use: UseCase, likely: readonly { id: string; judged: Compared }[]) {
  if (likely.length === 0) return []
  const ids = likely.map(one => one.id)
  const summaries = await personSummaries(use, ids)
  const rows = new Map((await findShown(use.db, ownOrganisation(use), ids)).map(row => [row.id, row]))
  const shown = likely.flatMap(({ id, judged }) => {
    const row = rows.get(id)
    const summary = summaries.get(id)
    return row && summary ? [{ row, summary, judged }] : []
  })
  recordSearch(
    use,
    'duplicates',
    shown.map(({ row }) => ({ row })),
  )
  return shown.map(({ row, summary, judged }) => ({
    ...summary,
    name: nameToUse(namesOf(row))?.text ?? '',
    place: placeOf(use, row),
    ...judgedFor(use, judged, judged.reasons),
  }))
}

const placeOf = (use: UseCase, row: { place_text: string | null; place_id: string | null }) =>
  row.place_text ?? placeName(row.place_id, isLocale(use.actor.locale) ? use.actor.locale : 'en')

export async function listPairs(use: UseCase, { show, limit, cursor }: InputOf<typeof contract.listPairs>) {
  const organisationId = ownOrganisation(use)
  const after = readCursor(cursor, 3)
  const rows = await store.findPairs(use.db, organisationId, { show, after, limit })
  const page = pageFrom(rows, limit, row => [row.score, row.person_id, row.other_id])
  const ids = page.items.flatMap(row => [row.person_id, row.other_id])
  const summaries = new Map(
    (await findSummaries(use.db, organisationId, ids)).map(row => [row.id, summaryOf(use, row)]),
  )
  const names = await colleagueNames(use)
  const items = page.items.flatMap(row => {
    const one = summaries.get(row.person_id)
    const other = summaries.get(row.other_id)
    if (!one || !other) return []
    // Written by `compare` alone.
    const judged = { kind: row.kind, score: row.score, reasons: row.reasons } as Compared
    return [{ one, other, ...judgedFor(use, judged, judged.reasons), decision: decisionOf(row, names) }]
  })
  use.audit({
    action: 'people.pairs',
    thing: 'person',
    thingId: null,
    details: { found: items.length, personIds: [...new Set(ids)] },
  })
  return { items, next: page.next }
}

function decisionOf(row: store.PairRow | undefined, names: ReadonlyMap<string, string>) {
  if (!row?.decided_at || !row.not_same_because) return null
  return {
    because: row.not_same_because as NotSameReason, // The table lets in nothing else.
    at: row.decided_at as Instant,
    by: row.decided_by ? (names.get(row.decided_by) ?? null) : null,
  }
}

export async function comparePersons(use: UseCase, input: InputOf<typeof contract.comparePersons>) {
  const { one, other, judged } = await bothOf(use, input)
  const pair = await store.findPair(use.db, ownOrganisation(use), ...pairOf(one.id, other.id))
  for (const { id } of [one, other]) use.audit({ action: 'people.compare', thing: 'person', thingId: id })
  return {
    one: await sideOf(use, one),
    other: await sideOf(use, other),
    ...judgedFor(use, judged, judged.reasons),
    decision: decisionOf(pair, await colleagueNames(use)),
    may: {
      merge:
        mayMerge(use.actor) &&
        guardedAlike(
          { restricted: one.restricted, workerIds: one.worker_ids },
          { restricted: other.restricted, workerIds: other.worker_ids },
        ),
      decide: true,
    },
  }
}

/** Two files that stand for themselves, both seen, and how alike they are. */
async function bothOf(use: UseCase, { id, otherId }: { id: string; otherId: string }) {
  if (id === otherId) throw refuse('people.same_person')
  const one = await mustSee(use, id)
  const other = await mustSee(use, otherId)
  for (const row of [one, other])
    if (row.kept_id !== null) throw refuse('people.merged', { keptId: row.kept_id })
  const compared = await comparedPersons(use, [id, otherId])
  const first = compared.get(id)
  const second = compared.get(otherId)
  if (!first || !second) throw notFound()
  const shared = (await sharedNumbers(use, [id])).get(id)?.get(otherId)
  return { one, other, judged: compare(first, second, shared) }
}

async function sideOf(use: UseCase, row: PersonRow) {
  const now = await consentsOf(use, row.id)
  return {
    ...summaryOf(use, row),
    names: namesShown(namesOf(row), maySeeFormerNames(use.actor)).map(nameView),
    birthDay: row.birth_day,
    languages: row.languages,
    place: placeOf(use, row),
    notes: row.notes,
    ways: (await safeWaysOf(use, row.id)).length,
    documents: (await documentsOf(use, row.id)).length,
    consents: now.length,
    createdAt: row.created_at as Instant,
    version: row.version,
  }
}

/** Remembered with who and why, so that the night does not ask again. */
export async function notSame(use: UseCase, { id, otherId, because }: InputOf<typeof contract.notSame>) {
  const { judged } = await bothOf(use, { id, otherId })
  const [person_id, other_id] = pairOf(id, otherId)
  const pair = { organisation_id: ownOrganisation(use), person_id, other_id, ...judged }
  await store.decidePair(use.db, pair, because, use.actor.userId, use.now)
  for (const [thingId, beside] of [
    [id, otherId],
    [otherId, id],
  ] as const)
    use.audit({ action: 'people.not_same', thing: 'person', thingId, details: { otherId: beside, because } })
  return null
}
