import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { type Erased, type HeldPart, held, type PersonalData } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { sealOld } from '#platform/vault/follow.ts'
import { findMessages } from './store/referrals.ts'
import { resealReferrals, words } from './store/sealing.ts'
import type { Tables } from './tables.gen.ts'

/** Whom other organisations were asked to help, and what they were told. */
export const personalData: PersonalData = {
  tables: ['referrals.referral'],
  words,
  things: async (use, personId) =>
    (await sentAbout(use, personId)).map(({ id }) => ({ kind: 'referral', id })),
  collect,
  seal: use => sealOld(use.db, 'referrals', 20, resealReferrals),
  async erase(use, personId) {
    const { rows } = await sql<{ counts: Erased }>`
      select referrals.erase_person(${personId}, ${use.now}) as counts`.execute(use.db)
    return rows[0]?.counts ?? {}
  },
  async activity(use, personIds) {
    const { rows } = await sql<{ person_id: string; last: Instant; open: boolean }>`
      select * from referrals.activity(${[...personIds]}::uuid[])`.execute(use.db)
    return rows.map(row => ({ personId: row.person_id, last: row.last, open: row.open }))
  },
}

function sentAbout(use: UseCase, personId: string) {
  const db: Kysely<Tables> = use.db
  return db
    .selectFrom('referrals.referral')
    .select([
      'id',
      'reference',
      'to_name',
      'need_code',
      'status',
      'scopes',
      'sent_at',
      'outcome',
      'outcome_note',
    ])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('person_id', '=', personId)
    .orderBy('sent_at')
    .execute()
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const records = []
  for (const row of await sentAbout(use, personId)) {
    const said = (await findMessages(use.db, row.id)).flatMap(message => message.text ?? [])
    records.push([
      held('reference', 'people.document.number', row.reference),
      held('sentAt', 'contacts.when', row.sent_at),
      held('to', 'people.consent.recipient', row.to_name),
      held('need', 'contacts.needs', row.need_code, '@need'),
      held('told', 'referrals.told.by_us', row.scopes, 'referrals.scope.'),
      held('said', 'referrals.thread', said),
      held('status', 'referrals.state', row.status, 'referrals.status.'),
      held('outcome', 'referrals.outcome', row.outcome, 'referrals.outcome.'),
      held('note', 'referrals.told.note', row.outcome_note),
    ])
  }
  return [{ kind: 'referrals.referral', title: 'referrals.title', records }]
}
