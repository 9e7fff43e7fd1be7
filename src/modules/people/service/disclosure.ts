import * as v from 'valibot'
import { notFound } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { newPerson } from '../contract.ts'
import type { ConsentScope } from '../domain/consent.ts'
import { namesShown } from '../domain/person.ts'
import { maySeeGuarded } from '../domain/policy.ts'
import { findGuarded, findPerson } from '../store/people.ts'
import { numberOf } from '../store/ways.ts'
import { documentsOf } from './documents.ts'
import { keptFile } from './merged.ts'
import { createPerson } from './people.ts'
import { relationsOf } from './relations.ts'
import { namesOf } from './summaries.ts'
import { mustSee, safeWaysOf } from './ways.ts'

export type PersonDisclosure = Awaited<ReturnType<typeof disclosureOf>>
export type PersonOutline = Awaited<ReturnType<typeof outlineOf>>

/** Another module's question: what is told of a person without saying who it is. Needs no consent. */
export async function outlineOf(use: UseCase, fileId: string) {
  const person = await findPerson(use.db, ownOrganisation(use), await keptFile(use, fileId))
  if (!person) throw notFound()
  return {
    sex: person.sex,
    birthYear: person.birth_year,
    ageBand: person.age_band,
    languages: person.languages,
    citizenships: person.citizenships,
    countryNow: person.country_now,
    targetGroups: person.target_groups,
    restricted: person.restricted,
    workerIds: person.worker_ids,
  }
}

/**
 * Another module's question: exactly what these scopes tell of a person, numbers and notes on health included. Who asks
 * has a consent that covers them, and sends what is answered, no more.
 */
export async function disclosureOf(use: UseCase, fileId: string, scopes: readonly ConsentScope[]) {
  const personId = await keptFile(use, fileId)
  const person = await mustSee(use, personId)
  const has = (scope: ConsentScope) => scopes.includes(scope)
  const guarded = has('health') ? await findGuarded(use.db, ownOrganisation(use), personId) : []
  use.audit({ action: 'people.disclose', thing: 'person', thingId: personId, details: { scopes } })
  return {
    ...(has('identity')
      ? {
          identity: {
            // A name the person has put off does not travel.
            names: namesShown(namesOf(person), false).map(name => name.text),
            birthDay: person.birth_day,
            birthYear: person.birth_year,
          },
        }
      : {}),
    ...(has('contact_ways') ? { contactWays: await waysWithNumbers(use, personId) } : {}),
    ...(has('documents') ? { documents: await papers(use, personId) } : {}),
    ...(has('health') ? { health: guarded.find(one => one.kind === 'health_note')?.text ?? null } : {}),
    ...(has('family')
      ? {
          family: (await relationsOf(use, person)).map(({ kind, other, note }) => ({
            kind,
            who: other.label,
            note,
          })),
        }
      : {}),
  }
}

interface Guarded {
  readonly health?: string | null | undefined
  readonly documents?: readonly { readonly number: string | null }[] | undefined
}

/**
 * What was told of a person, as this member may read it later: notes on health and numbers of papers are no more for those
 * who answer the phone there than they are in the file itself.
 */
export function shownDisclosure<T extends Guarded>(use: UseCase, told: T): T {
  if (maySeeGuarded(use.actor)) return told
  const documents = told.documents?.map(paper => ({ ...paper, number: null }))
  return { ...told, health: undefined, ...(documents ? { documents } : {}) }
}

async function waysWithNumbers(use: UseCase, personId: string) {
  const told = []
  for (const way of await safeWaysOf(use, personId)) {
    const {
      kind,
      detail,
      days,
      fromMinute,
      toMinute,
      whoMayAnswer,
      mayLeaveMessage,
      messagesOnly,
      sharedPhone,
    } = way
    const { codeWord, coverStory, safeUntil, note } = way
    const number = way.hasNumber ? await numberOf(use.db, way.id) : null
    const how = {
      whoMayAnswer,
      mayLeaveMessage,
      messagesOnly,
      sharedPhone,
      codeWord,
      coverStory,
      safeUntil,
      note,
    }
    told.push({ kind, detail, number, days, fromMinute, toMinute, ...how })
  }
  return told
}

async function papers(use: UseCase, personId: string) {
  const documents = await documentsOf(use, personId)
  return documents.map(({ kind, country, number, heldBy, takenAway, expiresOn, note }) => {
    return { kind, country, number, heldBy, takenAway, expiresOn, note }
  })
}

/** Another module's use: enters a person as another organisation disclosed them, through the checks of any new person. */
export const enterDisclosed = (use: UseCase, given: v.InferInput<typeof newPerson>) =>
  createPerson(use, v.parse(newPerson, given))
