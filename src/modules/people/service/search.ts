import type { InputOf } from '#lib/contract.ts'
import { readReference } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import type { Asked } from '../domain/match.ts'
import { readSex } from '../domain/sex-word.ts'
import * as store from '../store/search.ts'
import { candidatesFor } from './candidates.ts'
import { type Found, foundOf, resultOf } from './found.ts'

/** Persons by name in any spelling, best first, with why. Recorded: who asked, what for, whom it showed. */
export async function searchPeople(use: UseCase, input: InputOf<typeof contract.searchPeople>) {
  const { name, birthYear, district, limit, purpose } = input
  const sex = input.sex === null ? null : readSex(input.sex)
  const shown = await findByName(use, { name, birthYear, sex, district }, limit)
  recordSearch(use, purpose, shown)
  return { results: shown.map(one => resultOf(use, one)) }
}

/** The line in the log: what for, and whom it showed; never what was typed. */
export function recordSearch(use: UseCase, purpose: string, shown: readonly Pick<Found, 'row'>[]): void {
  const personIds = shown.map(({ row }) => row.id)
  const details = { purpose, found: shown.length, personIds }
  use.audit({ action: 'people.search', thing: 'person', thingId: null, details })
}

async function findByName(use: UseCase, asked: Asked, limit: number): Promise<Found[]> {
  const reference = readReference(asked.name)
  const known = reference && (await store.findByReference(use.db, ownOrganisation(use), reference))
  if (known) return [{ row: known, score: 1, why: ['same_reference'] }]
  const { best } = await candidatesFor(use, asked)
  return foundOf(use, best.slice(0, limit))
}
