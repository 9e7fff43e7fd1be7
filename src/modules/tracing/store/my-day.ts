import { sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import type { Db } from './keys.ts'

const most = 50

/** Open questions with a person nobody has decided on. */
export const findUndecided = (db: Db, organisationId: string) =>
  db
    .selectFrom('tracing.candidate as c')
    .innerJoin('tracing.received as r', join =>
      join.onRef('r.organisation_id', '=', 'c.organisation_id').onRef('r.id', '=', 'c.received_id'),
    )
    .select(['r.id', 'r.from_id', 'r.due_at'])
    .distinct()
    .where('c.organisation_id', '=', organisationId)
    .where('c.wish', 'is', null)
    .where('r.state', '=', sql.lit('open'))
    .orderBy('r.due_at')
    .limit(most)
    .execute()

/** What this person asked and was lately told to be a possible match. */
export const findMatches = (db: Db, organisationId: string, userId: string, since: Instant) =>
  db
    .selectFrom('tracing.asking as a')
    .innerJoin('tracing.question as q', join =>
      join.onRef('q.organisation_id', '=', 'a.organisation_id').onRef('q.id', '=', 'a.question_id'),
    )
    .select(['q.case_id', 'a.to_id'])
    .where('a.organisation_id', '=', organisationId)
    .where('a.state', '=', sql.lit('match'))
    .where('a.answered_at', '>', since)
    .where('q.asked_by', '=', userId)
    .limit(most)
    .execute()
