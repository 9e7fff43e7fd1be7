-- The words of an erased person's claims go: who owed it, what was noted, what the worker called each debt. Sums, days and
-- what came of it stay, because they are counted.
create function claims.erase_person(person uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  mine uuid[];
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  select coalesce(array_agg(c.id), '{}') into mine from claims.claim c where c.organisation_id = org and c.person_id = person;
  update claims.claim c
  set opponent = null, version = c.version + 1,
      sheet = case when c.sheet ? 'debts' then jsonb_set(c.sheet, '{debts}',
        coalesce((select jsonb_agg(d || '{"label": null}') from jsonb_array_elements(c.sheet->'debts') d), '[]')) else c.sheet end
  where c.organisation_id = org and c.id = any (mine);
  update claims.step s set note = null where s.organisation_id = org and s.claim_id = any (mine);
  update claims.recovery r set note = null where r.organisation_id = org and r.claim_id = any (mine);
  return jsonb_build_object('claims', cardinality(mine));
end $$;
revoke all on function claims.erase_person(uuid) from public;
grant execute on function claims.erase_person(uuid) to hamroh_app;
