insert into platform.sealed_column (table_name, column_name) values ('claims.claim', 'opponent'), ('claims.claim', 'sheet'), ('claims.step', 'note'), ('claims.recovery', 'note');

create index step_case on claims.step (organisation_id, case_id);
create index recovery_case on claims.recovery (organisation_id, case_id);

-- Restricted files with claims that are not sealed: of before there was sealing, or written while the file became restricted.
create function claims.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from cases.case c
  where platform.is_system() and c.organisation_id = platform.organisation_id() and c.restricted and (
    exists (select 1 from claims.claim m where m.organisation_id = c.organisation_id and m.case_id = c.id
      and (not platform.is_sealed(m.sheet #>> '{}') or m.opponent <> '' and not platform.is_sealed(m.opponent)))
    or exists (select 1 from claims.step s where s.organisation_id = c.organisation_id and s.case_id = c.id
      and s.note <> '' and not platform.is_sealed(s.note))
    or exists (select 1 from claims.recovery r where r.organisation_id = c.organisation_id and r.case_id = c.id
      and r.note <> '' and not platform.is_sealed(r.note)))
  limit most
$$;
revoke all on function claims.to_seal(int) from public;
grant execute on function claims.to_seal(int) to hamroh_app;

-- With their keys. `sheets` are those of claims whose sheet was sealed, emptied of words by Hamroh: claim → sheet. Sums, days
-- and what came of it stay, because they are counted.
create function claims.erase_person(person uuid, sheets jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  mine uuid[];
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  select coalesce(array_agg(c.id), '{}') into mine from claims.claim c where c.organisation_id = org and c.person_id = person;
  update claims.claim c
  set opponent = null, made_from = null, version = c.version + 1, sheet = coalesce(sheets -> c.id::text, c.sheet)
  where c.organisation_id = org and c.id = any (mine);
  update claims.step s set note = null where s.organisation_id = org and s.claim_id = any (mine);
  update claims.recovery r set note = null where r.organisation_id = org and r.claim_id = any (mine);
  perform platform.destroy_keys(mine);
  return jsonb_build_object('claims', cardinality(mine));
end $$;
revoke all on function claims.erase_person(uuid, jsonb) from public;
grant execute on function claims.erase_person(uuid, jsonb) to hamroh_app;
drop function claims.erase_person(uuid);
