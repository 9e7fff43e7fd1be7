import { type Kysely, sql } from 'kysely'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { type Erased, type HeldPart, held, type PersonalData, type Words } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { withdrawAbout } from './service/stop.ts'
import { organisationNames } from './service/view.ts'
import { findAskings } from './store/questions.ts'
import type { Tables } from './tables.gen.ts'

/** No word about anybody stands here: names only ever as tags, and what is decided by codes. */
const words: Words = {
  sealed: {},
  open: {
    'codes of lists that are counted and asked for, and say nothing of who it is': [
      'tracing.candidate.wish',
      'tracing.choice.choice',
      'tracing.question.kind',
    ],
  },
}

/** Who was asked about a person, whose question may mean them, and what they wish. Tags are no answer to anybody. */
export const personalData: PersonalData = {
  tables: ['tracing.candidate', 'tracing.choice', 'tracing.listed', 'tracing.question'],
  words,
  collect,
  erase,
}

const questionsAbout = (use: UseCase, personId: string) => {
  const db: Kysely<Tables> = use.db
  return db
    .selectFrom('tracing.question')
    .selectAll()
    .where('organisation_id', '=', ownOrganisation(use))
    .where(either =>
      either.or([either('person_id', '=', personId), either('searcher_person_id', '=', personId)]),
    )
    .orderBy('asked_at')
    .execute()
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const db: Kysely<Tables> = use.db
  const names = await organisationNames(use)
  const asked = []
  for (const question of await questionsAbout(use, personId)) {
    for (const one of await findAskings(use.db, question.organisation_id, question.id))
      asked.push([
        held('to', 'tracing.to', names.get(one.to_id)),
        held('askedAt', 'contacts.when', one.asked_at),
        held('state', 'tracing.state', one.state, 'tracing.state.'),
      ])
  }
  const meant = await db
    .selectFrom('tracing.candidate as c')
    .innerJoin('tracing.received as r', join =>
      join.onRef('r.organisation_id', '=', 'c.organisation_id').onRef('r.id', '=', 'c.received_id'),
    )
    .select(['r.from_id', 'r.received_at', 'c.wish'])
    .where('c.organisation_id', '=', ownOrganisation(use))
    .where('c.person_id', '=', personId)
    .execute()
  const received = meant.map(one => [
    held('from', 'tracing.from', names.get(one.from_id)),
    held('askedAt', 'contacts.when', one.received_at),
    held('wish', 'tracing.wish', one.wish, 'tracing.wish.'),
  ])
  const choice = await db
    .selectFrom('tracing.choice')
    .select('choice')
    .where('organisation_id', '=', ownOrganisation(use))
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return [
    { kind: 'tracing.question', title: 'tracing.title', records: asked },
    { kind: 'tracing.candidate', title: 'tracing.queue', records: received },
    {
      kind: 'tracing.choice',
      title: 'tracing.choice',
      records: choice ? [[held('choice', 'tracing.choice', choice.choice, 'tracing.choice.')]] : [],
    },
  ]
}

/** Questions about somebody who is gone are taken back; what may mean them is no more. */
async function erase(use: UseCase, personId: string): Promise<Erased> {
  const own = ownOrganisation(use)
  const questions = await questionsAbout(use, personId)
  for (const question of questions) await withdrawAbout(use, question)
  const count = async (statement: ReturnType<typeof sql>) =>
    Number((await statement.execute(use.db)).numAffectedRows ?? 0n)
  await sql`update tracing.question set person_id = nullif(person_id, ${personId}),
      searcher_person_id = nullif(searcher_person_id, ${personId})
    where organisation_id = ${own} and ${personId} in (person_id, searcher_person_id)`.execute(use.db)
  const mine = sql`organisation_id = ${own} and person_id = ${personId}`
  return {
    tracing_questions: questions.length,
    tracing_matches: await count(sql`delete from tracing.candidate where ${mine}`),
    tracing_lists: await count(sql`delete from tracing.listed where ${mine}`),
    tracing_choices: await count(sql`delete from tracing.choice where ${mine}`),
  }
}
