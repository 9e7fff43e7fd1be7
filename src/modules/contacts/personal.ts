import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { type Erased, type HeldPart, held, type PersonalData } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { sealOld } from '#platform/vault/follow.ts'
import { resealContact, words } from './store/sealing.ts'
import type { Tables } from './tables.gen.ts'

/** What was said when a person called, came or wrote; and callers nobody knows, who are forgotten by age alone. */
export const personalData: PersonalData = {
  tables: ['contacts.contact'],
  words,
  async things(use, personId) {
    return (await contactsOf(use, personId)).map(({ id }) => ({ kind: 'contact', id }))
  },
  collect,
  seal: use => sealOld(use.db, 'contacts', 50, resealContact),
  async erase(use, personId) {
    return counted(await sql<Counted>`select contacts.erase_person(${personId}) as counts`.execute(use.db))
  },
  async activity(use, personIds) {
    const db: Kysely<Tables> = use.db
    const rows = await db
      .selectFrom('contacts.contact')
      .select(({ fn }) => ['person_id', fn.max('started_at').as('last')])
      .where('organisation_id', '=', ownOrganisation(use))
      .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
      .groupBy('person_id')
      .execute()
    return rows.map(row => ({ personId: row.person_id ?? '', last: row.last as Instant, open: false }))
  },
  unnamed: {
    contact: {
      count: async (use, before, most) => (await oldAnonymous(use, before, most)).length,
      async erase(use, before, most) {
        const ids = await oldAnonymous(use, before, most)
        return counted(
          await sql<Counted>`select contacts.empty_contacts(${ids}::uuid[]) as counts`.execute(use.db),
        )
      },
    },
  },
}

interface Counted {
  readonly counts: Erased | null
}
const counted = ({ rows }: { rows: Counted[] }): Erased => rows[0]?.counts ?? {}

async function oldAnonymous(use: UseCase, before: Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select contacts.old_anonymous(${before}, ${most}) as id`.execute(
    use.db,
  )
  return rows.map(row => row.id)
}

function contactsOf(use: UseCase, personId: string) {
  const db: Kysely<Tables> = use.db
  return db
    .selectFrom('contacts.contact')
    .select(['id', 'started_at', 'channel', 'needs', 'said', 'advised', 'place_text', 'outcome'])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('person_id', '=', personId)
    .orderBy('started_at')
    .execute()
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const records = (await contactsOf(use, personId)).map(row => [
    held('at', 'contacts.when', row.started_at),
    held('channel', 'contacts.channel', row.channel, 'contacts.channel.'),
    held('needs', 'contacts.needs', row.needs, '@need'),
    held('said', 'contacts.said', row.said),
    held('advised', 'contacts.advised', row.advised),
    held('place', 'contacts.place', row.place_text),
    held('outcome', 'contacts.outcome', row.outcome, 'contacts.outcome.'),
  ])
  return [{ kind: 'contacts.contact', title: 'contacts.log', records }]
}
