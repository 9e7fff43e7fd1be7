import { systemActor } from '#lib/actor.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import { compare } from '../domain/compare.ts'
import { maybeScore } from '../domain/match.ts'
import { pairOf } from '../domain/merge.ts'
import * as store from '../store/pairs.ts'
import { candidatesOfPerson } from './candidates.ts'
import { comparedPersons, sharedNumbers } from './compared.ts'

/** Persons in one transaction: what a kill costs. */
const stretch = 50
/** Of one person's candidates so many are compared. */
const mostCompared = 12

/** Looks for second files of whoever was entered or changed since the last time, so long and no longer; true where some are left. */
export async function findPairsFor(
  engine: Engine,
  organisationId: string,
  milliseconds: number,
): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (await engine.as(systemActor(organisationId), findSomePairs)) {
    if (performance.now() > end) return true
  }
  return false
}

/** One stretch, and the point up to which it came, in one transaction. False when nobody is left. */
async function findSomePairs(use: UseCase): Promise<boolean> {
  const organisationId = ownOrganisation(use)
  const from = await store.findScan(use.db, organisationId)
  const changed = await store.findChanged(use.db, organisationId, from, stretch)
  const last = changed.at(-1)
  if (!last) return false
  const ids = changed.filter(row => !row.skip).map(row => row.id)
  const found = await pairsOf(use, ids)
  for (const id of ids) await store.keepPairs(use.db, organisationId, id, found.get(id) ?? [], use.now)
  await store.keepScan(use.db, organisationId, last.at, last.id)
  use.audit({
    action: 'people.find_pairs',
    thing: 'person',
    thingId: null,
    details: { persons: ids.length },
  })
  return changed.length === stretch
}

async function pairsOf(use: UseCase, ids: readonly string[]): Promise<Map<string, store.FoundPair[]>> {
  const persons = await comparedPersons(use, ids)
  const sharing = await sharedNumbers(use, ids)
  const found = new Map<string, store.FoundPair[]>()
  for (const [id, person] of persons) {
    const { names, birthYear, sex, districts } = person
    const asked = { id, names, birthYear, sex, district: districts[0] ?? null }
    const candidates = await candidatesOfPerson(use, asked)
    const likely = candidates.filter(one => one.score >= maybeScore).slice(0, mostCompared)
    const shared = sharing.get(id)
    const others = await comparedPersons(use, [
      ...new Set([...likely.map(one => one.personId), ...(shared?.keys() ?? [])]),
    ])
    const pairs = [...others].flatMap(([otherId, other]) => {
      const { kind, score, reasons } = compare(person, other, shared?.get(otherId))
      if (kind === 'near' || score < leastOf(kind)) return []
      const [person_id, other_id] = pairOf(id, otherId)
      return [{ person_id, other_id, kind, score, reasons }]
    })
    found.set(id, pairs)
  }
  return found
}

/** Brothers and sisters are shown as that only where somebody might take them for one person. */
const leastOf = (kind: string): number => (kind === 'same' ? 0 : maybeScore)
