import { sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { newReference } from '#lib/ids.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { type Erased, type HeldPart, held, type PersonalData } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { consentsOf } from './service/consents.ts'
import { documentsOf } from './service/documents.ts'
import { relationsOf } from './service/relations.ts'
import { namesOf } from './service/summaries.ts'
import { mustSee, safeWaysOf } from './service/ways.ts'
import { findGuarded } from './store/people.ts'
import { resealPerson, words } from './store/sealing.ts'
import { numberOf } from './store/ways.ts'

/** What is held about a person here: who it is, how to reach them, papers, family, consents. */
export const personalData: PersonalData = {
  tables: [
    'people.consent',
    'people.document',
    'people.guarded_text',
    'people.merge',
    'people.name_index',
    'people.pair',
    'people.relation',
    'people.safe_way',
  ],
  words,
  things: async (_use, personId) => [{ kind: 'person', id: personId }],
  collect,
  seal: sealOld,
  async erase(use, personId) {
    const { rows } = await sql<{ counts: Erased }>`
      select people.erase_person(${personId}, ${newReference()}, ${use.now}) as counts`.execute(use.db)
    return rows[0]?.counts ?? {}
  },
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const person = await mustSee(use, personId)
  const guarded = await findGuarded(use.db, ownOrganisation(use), personId)
  const identity = [
    held(
      'names',
      'referrals.told.names',
      namesOf(person).map(name => name.text),
    ),
    held('reference', 'people.reference', person.reference),
    held('sex', 'ui.sex', person.sex, 'ui.sex.'),
    held('birthYear', 'people.birth_year', person.birth_year),
    held('birthDay', 'people.birth_day', person.birth_day),
    held('ageBand', 'people.age_band', person.age_band, 'people.age_band.'),
    held('citizenships', 'people.citizenship', person.citizenships, 'country.'),
    held('languages', 'people.languages', person.languages, 'language.'),
    held(
      'place',
      'people.place',
      [...new Set([person.place_id, person.place_text])].filter((part): part is string => Boolean(part)),
      '@place',
    ),
    held('countryNow', 'people.country_now', person.country_now, 'country.'),
    held('targetGroups', 'people.target_groups', person.target_groups, '@group'),
    held('notes', 'people.notes', person.notes),
    held('health', 'people.health_note', guarded.find(one => one.kind === 'health_note')?.text),
    held('since', 'contacts.when', person.created_at),
  ]
  return [
    { kind: 'people.person', title: 'people.who', records: [identity] },
    { kind: 'people.safe_way', title: 'people.ways', records: await ways(use, personId) },
    { kind: 'people.document', title: 'people.documents', records: await papers(use, personId) },
    {
      kind: 'people.relation',
      title: 'people.family',
      records: (await relationsOf(use, person)).map(({ kind, other, note }) => [
        held('kind', 'people.relation.kind', kind, 'people.relation.'),
        held('who', 'people.who', other.label),
        held('note', 'people.notes', note),
      ]),
    },
    { kind: 'people.consent', title: 'people.consents', records: await consents(use, personId) },
  ]
}

async function ways(use: UseCase, personId: string): Promise<HeldPart['records']> {
  const records = []
  for (const way of await safeWaysOf(use, personId)) {
    records.push([
      held('kind', 'people.way.kind', way.kind, 'people.way.kind.'),
      held('detail', 'people.way.detail', way.detail),
      held('number', 'people.way.number', way.hasNumber ? await numberOf(use.db, way.id) : null),
      held('days', 'people.way.days', way.days, 'ui.weekday.'),
      held('from', 'people.way.from', clock(way.fromMinute)),
      held('to', 'people.way.to', clock(way.toMinute)),
      held('whoMayAnswer', 'people.way.answers', way.whoMayAnswer, 'people.way.answers.'),
      held('mayLeaveMessage', 'people.way.leave_message', way.mayLeaveMessage),
      held('messagesOnly', 'people.way.messages_only', way.messagesOnly),
      held('sharedPhone', 'people.way.shared', way.sharedPhone),
      held('codeWord', 'people.way.code_word', way.codeWord),
      held('coverStory', 'people.way.cover_story', way.coverStory),
      held('safeUntil', 'people.way.safe_until', way.safeUntil),
      held('note', 'people.notes', way.note),
    ])
  }
  return records
}

const clock = (minute: number | null) =>
  minute === null
    ? null
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

async function papers(use: UseCase, personId: string): Promise<HeldPart['records']> {
  return (await documentsOf(use, personId)).map(paper => [
    held('kind', 'people.document.kind', paper.kind, 'people.document.kind.'),
    held('number', 'people.document.number', paper.number),
    held('heldBy', 'people.document.held_by', paper.heldBy, 'people.held_by.'),
    held('takenAway', 'people.document.taken_away', paper.takenAway),
    held('expiresOn', 'people.document.expires', paper.expiresOn),
    held('note', 'people.notes', paper.note),
  ])
}

async function consents(use: UseCase, personId: string): Promise<HeldPart['records']> {
  return (await consentsOf(use, personId)).map(consent => [
    held('reference', 'people.document.number', consent.reference),
    held('purpose', 'people.receipt.purpose', consent.purpose, 'people.purpose.'),
    held('scopes', 'referrals.refer.told', consent.scopes, 'people.scope.'),
    held('givenOn', 'people.way.from', consent.givenOn),
    held('until', 'people.way.to', consent.until),
    held('standing', 'referrals.state', consent.standing, 'people.standing.'),
  ])
}

const stretch = 50

async function sealOld(use: UseCase): Promise<number> {
  const { rows } = await sql<{ id: string }>`select people.to_seal(${stretch}) as id`.execute(use.db)
  for (const { id } of rows) await resealPerson(use.db, id, true)
  return rows.length
}

/** Another module's question, in a job: persons here whom nobody has touched since, in the order of their ids. */
export async function untouchedSince(
  use: UseCase,
  before: Instant,
  restricted: boolean,
  after: string | null,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select people.untouched_since(${before}, ${restricted}, ${after}, ${most}) as id`.execute(use.db)
  return rows.map(row => row.id)
}
