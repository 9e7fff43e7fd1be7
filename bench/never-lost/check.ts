import pg from 'pg'

/** What the database holds against what was answered: every contact there, once, with one audit line. */
export async function compare(ownerUrl: string, acknowledged: readonly string[]) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ lost: number; doubled: number; without_line: number; extra: number }>(
    `with sent as (select unnest($1::uuid[]) as id)
     select (select count(*) from sent s where not exists (select from contacts.contact c where c.id = s.id))::int as lost,
            (select count(*) from (select id from contacts.contact group by id having count(*) > 1) d)::int as doubled,
            (select count(*) from sent s where 1 <> (select count(*) from platform.audit_line a
               where a.thing_id = s.id and a.action = 'contacts.record'))::int as without_line,
            (select count(*) from contacts.contact c where not exists (select from sent s where s.id = c.id))::int as extra`,
    [acknowledged],
  )
  await client.end()
  return rows[0] as { lost: number; doubled: number; without_line: number; extra: number }
}
