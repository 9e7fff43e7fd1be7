import { sql } from 'kysely'
import type { Db } from './contacts.ts'

export interface WaitingContact {
  readonly id: string
  readonly due_at: string
  readonly person_id: string | null
  readonly needs: string[]
  readonly urgency: string
}

/** Promised calls due before the end of this local day that no colleague has taken. */
export async function findDueCalls(
  db: Db,
  organisationId: string,
  userId: string,
  today: string,
  timeZone: string,
): Promise<WaitingContact[]> {
  const { rows } = await sql<WaitingContact>`
    select c.id, b.due_at, c.person_id, c.needs, c.urgency
    from contacts.call_back b join contacts.contact c on c.organisation_id = b.organisation_id and c.id = b.contact_id
    where b.organisation_id = ${organisationId} and b.state = 'open'
      and b.due_at < ((${today}::date + 1)::timestamp at time zone ${timeZone})
      and (b.claimed_by is null or b.claimed_by = ${userId})
    order by b.due_at, b.id limit 100`.execute(db)
  return rows
}

/** Requests from the public pages that nobody has answered or taken. */
export async function findUnanswered(
  db: Db,
  organisationId: string,
  userId: string,
): Promise<WaitingContact[]> {
  const { rows } = await sql<WaitingContact>`
    select c.id, w.created_at as due_at, null::uuid as person_id, c.needs, c.urgency
    from contacts.web_request w join contacts.contact c on c.organisation_id = w.organisation_id and c.id = w.contact_id
    where w.organisation_id = ${organisationId} and w.state in ('waiting', 'taken')
      and (w.state = 'waiting' or w.taken_by = ${userId})
    order by w.created_at, w.contact_id limit 100`.execute(db)
  return rows
}
