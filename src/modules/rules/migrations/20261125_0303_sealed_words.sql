insert into platform.sealed_column (table_name, column_name) values ('rules.assessment', 'events'), ('rules.assessment', 'answer'), ('rules.assessment', 'changed');

-- Restricted files with checks that are not sealed: of before there was sealing, or written while the file became restricted.
create function rules.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from cases.case c
  where platform.is_system() and c.organisation_id = platform.organisation_id() and c.restricted and exists (
    select 1 from rules.assessment a where a.organisation_id = c.organisation_id and a.case_id = c.id
      and (a.events <> '[]' and not platform.is_sealed(a.events #>> '{}') or not platform.is_sealed(a.answer #>> '{}')
        or not coalesce(platform.is_sealed(a.changed #>> '{}'), true)))
  limit most
$$;
revoke all on function rules.to_seal(int) from public;
grant execute on function rules.to_seal(int) to hamroh_app;
