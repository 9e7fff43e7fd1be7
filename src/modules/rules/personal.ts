import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { type HeldPart, held, type PersonalData } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { sealOld } from '#platform/vault/follow.ts'
import { destroyKeys } from '#platform/vault/index.ts'
import type { PersonEvent } from './domain/pack.ts'
import type { Answer } from './domain/question.ts'
import { resealAssessments, words } from './store/sealing.ts'
import type { Tables } from './tables.gen.ts'

/** When somebody came, left and was registered, as it was told to check the stay. Its case says whether it is open. */
export const personalData: PersonalData = {
  tables: ['rules.assessment'],
  words,
  things: async (use, personId) =>
    (await assessmentsOf(use, [personId])).map(({ id }) => ({ kind: 'assessment', id })),
  collect,
  seal: use => sealOld(use.db, 'rules', 50, resealAssessments),
  async erase(use, personId) {
    const db: Kysely<Tables> = use.db
    const emptied = await db
      .updateTable('rules.assessment')
      .set(({ eb }) => ({
        events: '[]',
        answer: JSON.stringify(nothing),
        tasks: '{}',
        changed: null,
        active: false,
        version: eb('version', '+', 1),
      }))
      .where('organisation_id', '=', ownOrganisation(use))
      .where('person_id', '=', personId)
      .returning('id')
      .execute()
    await destroyKeys(
      use.db,
      emptied.map(row => row.id),
    )
    return { assessments: emptied.length }
  },
  async activity(use, personIds) {
    const rows = await assessmentsOf(use, personIds)
    return rows.map(row => ({ personId: row.person_id ?? '', last: row.assessed_at as Instant, open: false }))
  },
}

const nothing: Answer = {
  stay: { status: 'unknown', lastLawfulDay: null, daysUsed: null, daysLeft: null, rule: null },
  obligations: [],
  notKnown: [],
}

function assessmentsOf(use: UseCase, personIds: readonly string[]) {
  const db: Kysely<Tables> = use.db
  return db
    .selectFrom('rules.assessment')
    .select(['id', 'person_id', 'citizenship', 'destination', 'purpose', 'events', 'assessed_at'])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('assessed_at')
    .execute()
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const rows = await assessmentsOf(use, [personId])
  const records = rows.map(row => [
    held('assessedAt', 'contacts.when', row.assessed_at),
    held('citizenship', 'rules.case.citizenship', row.citizenship, 'country.'),
    held('destination', 'rules.case.destination', row.destination, 'country.'),
    held('purpose', 'rules.case.purpose', row.purpose, 'rules.purpose.'),
  ])
  const events = rows.flatMap(row =>
    (row.events as PersonEvent[]).map(({ kind, date, until }) => [
      held('kind', 'rules.case.events', kind, 'rules.event.'),
      held('date', 'contacts.when', date),
      held('until', 'people.way.to', until),
    ]),
  )
  return [
    { kind: 'rules.assessment', title: 'rules.case.title', records },
    { kind: 'rules.event', title: 'rules.case.events', records: events },
  ]
}
