import type pg from 'pg'

/**
 * Cases by SQL, as many as asked, of two hundred workers; forty of them, as a lawyer has, are one's own; a third is closed.
 * Answers ids to read.
 */
export async function fill(
  owner: pg.Client,
  who: { organisationId: string; userId: string; teamId: string },
  howMany: number,
): Promise<string[]> {
  const { organisationId, userId, teamId } = who
  await owner.query(
    `insert into accounts.user (id, email, name) select gen_random_uuid(), 'worker' || g || '@' || $1, 'Worker ' || g from generate_series(0, 199) g`,
    [organisationId],
  )
  await owner.query(
    `with worker as (select id, row_number() over (order by email) - 1 as n from accounts.user where email like 'worker%@' || $1::text)
     insert into cases.case (organisation_id, id, reference, status, opened_at, opened_by, own_title, responsible_id, worker_ids,
       team_id, need_codes, areas, changed_at, next_step)
     select $1::uuid, gen_random_uuid(), 'B' || g, case when g % 3 = 0 then 'closed' else 'open' end, now() - g * interval '1 minute', $2,
       'дело ' || md5(g::text), case when g % ($4::int / 40) = 0 then $2::uuid else worker.id end, array[case when g % ($4::int / 40) = 0 then $2::uuid else worker.id end],
       $3, array['legal.wages'], array['status_work'], now() - g * interval '1 minute', 'шаг ' || md5((g * 7)::text)
     from generate_series(1, $4::int) g join worker on worker.n = g % 200`,
    [organisationId, userId, teamId, howMany],
  )
  await owner.query(
    `insert into cases.need (organisation_id, id, case_id, code, area, added_at)
     select organisation_id, gen_random_uuid(), id, 'legal.wages', 'status_work', opened_at from cases.case where organisation_id = $1`,
    [organisationId],
  )
  const { rows } = await owner.query<{ id: string }>(
    'select id from cases.case where organisation_id = $1 limit 1000',
    [organisationId],
  )
  return rows.map(row => row.id)
}
