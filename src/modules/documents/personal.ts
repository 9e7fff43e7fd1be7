import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { type Erased, type HeldPart, held, type PersonalData } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { sealOld } from '#platform/vault/follow.ts'
import { type FilledLetter, wordsOf } from './domain/filled.ts'
import { titleFor } from './service/title.ts'
import { resealLetters, words } from './store/sealing.ts'
import type { Tables } from './tables.gen.ts'

/** The letters written for a person, word by word. */
export const personalData: PersonalData = {
  tables: ['documents.document'],
  words,
  things: async (use, personId) =>
    (await lettersOf(use, [personId])).map(({ id }) => ({ kind: 'document', id })),
  collect,
  seal: use => sealOld(use.db, 'documents', 20, resealLetters),
  async erase(use, personId) {
    const { rows } = await sql<{
      counts: Erased
    }>`select documents.erase_person(${personId}) as counts`.execute(use.db)
    return rows[0]?.counts ?? {}
  },
  async activity(use, personIds) {
    const rows = await lettersOf(use, personIds)
    return rows.map(row => ({
      personId: row.person_id ?? '',
      last: row.changed_at as Instant,
      open: false,
    }))
  },
}

function lettersOf(use: UseCase, personIds: readonly string[]) {
  const db: Kysely<Tables> = use.db
  return db
    .selectFrom('documents.document')
    .select([
      'id',
      'person_id',
      'template',
      'country',
      'letter',
      'made_at',
      'changed_at',
      'sent_on',
      'sent_how',
    ])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('made_at')
    .execute()
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const records = (await lettersOf(use, [personId])).map(row => [
    held('letter', 'people.document.kind', titleFor(use, row.template)),
    held('madeAt', 'contacts.when', row.made_at),
    held('sentOn', 'documents.mark_sent', row.sent_on),
    held('sentHow', 'documents.sent_how', row.sent_how),
    // It was filled by this module when it was written.
    held('words', 'documents.letter', wordsOf(row.letter as FilledLetter)),
  ])
  return [{ kind: 'documents.document', title: 'documents.title', records }]
}
