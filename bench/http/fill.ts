import type pg from 'pg'

export interface Where {
  readonly organisationId: string
  /** Forty of the cases are theirs, as a lawyer has. */
  readonly userId: string
  readonly teamId: string
}

const workers = 200

/**
 * Cases by SQL, from the number `from` to the number `to`, of two hundred workers of the organisation; a third is closed.
 * Each has its need and the line of its opening; its own title has a word that no other has.
 */
export async function fill(
  owner: pg.Client,
  { organisationId, userId, teamId }: Where,
  from: number,
  to: number,
) {
  if (from === 0)
    await owner.query(
      `insert into accounts.user (id, email, name) select gen_random_uuid(), 'worker' || g || '@' || $1, 'Worker ' || g
       from generate_series(0, $2::int - 1) g`,
      [organisationId, workers],
    )
  // Without triggers, which also look up each reference, and without waiting for the disk: what they would write is written
  // here, and a million takes minutes instead of half an hour.
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query('set local synchronous_commit = off')
  // One of every so many is the reader's, until they have forty.
  await owner.query(
    `with worker as (select id, row_number() over (order by email) - 1 as n from accounts.user where email like 'worker%@' || $1::text),
     made as (
       select g, gen_random_uuid() as id, case when g <= 60 then $2::uuid else worker.id end as worker_id
       from generate_series($4::int + 1, $5::int) g join worker on worker.n = g % $6::int),
     cases as (
       insert into cases.case (organisation_id, id, reference, status, opened_at, opened_by, own_title, responsible_id, worker_ids,
         team_id, need_codes, areas, changed_at, next_step)
       select $1::uuid, id, 'B' || g, case when g % 3 = 0 then 'closed' else 'open' end, now() - g * interval '1 minute', $2,
         'дело ' || md5(g::text), worker_id, array[worker_id], $3, array['legal.wages'], array['status_work'],
         now() - g * interval '1 minute', 'шаг ' || md5((g * 7)::text)
       from made returning id, opened_at, responsible_id, status),
     assignments as (
       insert into cases.assignment (organisation_id, user_id, case_id, open)
       select $1::uuid, responsible_id, id, status <> 'closed' from cases),
     entries as (
       insert into cases.entry (organisation_id, id, case_id, at, recorded_at, kind, actor_id)
       select $1::uuid, gen_random_uuid(), id, opened_at, opened_at, 'opened', $2 from cases)
     insert into cases.need (organisation_id, id, case_id, code, area, added_at)
     select $1::uuid, gen_random_uuid(), id, 'legal.wages', 'status_work', opened_at from cases`,
    [organisationId, userId, teamId, from, to, workers],
  )
  await owner.query('commit')
}

/** Some cases of the organisation, from all over it, and a word of each that only it has. */
export async function sampleOf(owner: pg.Client, organisationId: string) {
  const { rows } = await owner.query<{ id: string; word: string }>(
    `select id, split_part(own_title, ' ', 2) as word from cases.case
     where organisation_id = $1 and own_title like 'дело %' order by md5(id::text) limit 1000`,
    [organisationId],
  )
  return { readable: rows.map(row => row.id), words: rows.map(row => row.word) }
}
