import type { Day, Instant } from '#lib/day.ts'
import type { UseCase } from '#platform/use-case.ts'
import { type AgeBand, identityOf, namesShown, type Sex } from '../domain/person.ts'
import { mayMerge, mayRestrict, maySeeFormerNames, maySeeGuarded } from '../domain/policy.ts'
import { findGuarded, findHousehold, type PersonRow } from '../store/people.ts'
import { consentsOf } from './consents.ts'
import { documentsOf } from './documents.ts'
import { mergedInto } from './merged.ts'
import { nameView } from './name-view.ts'
import { relationsOf } from './relations.ts'
import { namesOf, summaryOf } from './summaries.ts'
import { safeWaysOf } from './ways.ts'

/** A person's whole file as this reader may see it. */
export async function viewOf(use: UseCase, row: PersonRow) {
  return {
    ...fieldsOf(use, row),
    healthNote: await healthNoteOf(use, row),
    ways: await safeWaysOf(use, row.id),
    documents: await documentsOf(use, row.id),
    relations: await relationsOf(use, row),
    household: await householdOf(use, row),
    consents: await consentsOf(use, row.id),
    merged: await mergedInto(use, row.id),
    may: {
      restrict: mayRestrict(use.actor),
      seeGuarded: maySeeGuarded(use.actor),
      seeFormerNames: maySeeFormerNames(use.actor),
      merge: mayMerge(use.actor),
    },
  }
}

function fieldsOf(use: UseCase, row: PersonRow) {
  return {
    ...summaryOf(use, row),
    identity: identityOf(namesOf(row)),
    names: namesShown(namesOf(row), maySeeFormerNames(use.actor)).map(nameView),
    birthDay: row.birth_day as Day | null,
    ageBand: row.age_band as AgeBand | null,
    ageBandOn: row.age_band_on as Day | null,
    sex: row.sex as Sex | null,
    languages: row.languages,
    placeId: row.place_id,
    placeText: row.place_text,
    countryNow: row.country_now,
    targetGroups: row.target_groups,
    notes: row.notes,
    workerIds: row.worker_ids,
    sourceRef: row.source_ref,
    createdAt: row.created_at as Instant,
    updatedAt: row.updated_at as Instant,
    version: row.version,
  }
}

async function healthNoteOf(use: UseCase, row: PersonRow): Promise<string | null> {
  if (!maySeeGuarded(use.actor)) return null
  const guarded = await findGuarded(use.db, row.organisation_id, row.id)
  return guarded.find(one => one.kind === 'health_note' && one.person_id === row.id)?.text ?? null
}

async function householdOf(use: UseCase, row: PersonRow) {
  if (!row.household_id) return []
  const rows = await findHousehold(use.db, row.organisation_id, row.household_id)
  return rows.filter(one => one.id !== row.id).map(one => summaryOf(use, one))
}
