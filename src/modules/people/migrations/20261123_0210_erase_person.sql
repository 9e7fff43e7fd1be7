-- A person is erased: what says who it is goes, what is counted (sex, year of birth, citizenship, groups) stays.
alter table people.person add column erased_at timestamptz;

-- Answers how many of each were emptied or removed. Every other table of this schema that names a person loses its rows.
create function people.erase_person(person uuid, new_reference text, at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  before people.person;
  found_rows bigint;
  counts jsonb := '{}';
  household uuid;
  other record;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  select * into before from people.person p where p.organisation_id = org and p.id = person for update;
  if not found then return counts; end if;
  household := before.household_id;
  delete from people.safe_way_number n using people.safe_way w
  where w.organisation_id = org and w.person_id = person and n.organisation_id = org and n.way_id = w.id;
  get diagnostics found_rows = row_count;
  counts := counts || jsonb_build_object('numbers', found_rows);
  delete from people.relation r where r.organisation_id = org and r.other_id = person;
  -- The register of consents stays, without words: that there was one is why something was told.
  update people.consent c
  set recipient_name = case when c.recipient_name is null then null else '–' end, purpose_note = null, guardian = null,
      withdrawn_reason = null, made_from = null
  where c.organisation_id = org and c.person_id = person;
  get diagnostics found_rows = row_count;
  counts := counts || jsonb_build_object('consents', found_rows);
  for other in
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'person_id' and not a.attisdropped
    where n.nspname = 'people' and c.relkind in ('r', 'p') and c.relname <> 'consent'
  loop
    execute format('delete from people.%I where organisation_id = $1 and person_id = $2', other.name) using org, person;
    get diagnostics found_rows = row_count;
    counts := counts || jsonb_build_object(other.name, found_rows);
  end loop;
  update people.person p
  set names = '[]', reference = new_reference, birth_day = null, place_id = null, place_text = null, notes = null,
      household_id = null, source_ref = null, made_from = null, worker_ids = '{}', erased_at = coalesce(p.erased_at, at),
      updated_at = at, version = p.version + 1
  where p.organisation_id = org and p.id = person;
  delete from people.household h
  where h.organisation_id = org and h.id = household
    and not exists (select 1 from people.person p where p.organisation_id = org and p.household_id = h.id);
  return counts || jsonb_build_object('names', jsonb_array_length(before.names),
    'notes', case when before.notes is null then 0 else 1 end);
end $$;

-- Persons nobody has touched since: whether they are due is for the rules and the other modules to say.
create function people.untouched_since(before timestamptz, is_restricted boolean, after uuid, most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select p.id from people.person p
  where p.organisation_id = platform.organisation_id() and platform.is_system() and p.erased_at is null
    and p.restricted = is_restricted and p.updated_at < before and (after is null or p.id > after)
  order by p.id limit most
$$;
revoke all on function people.erase_person(uuid, text, timestamptz), people.untouched_since(timestamptz, boolean, uuid, int) from public;
grant execute on function people.erase_person(uuid, text, timestamptz), people.untouched_since(timestamptz, boolean, uuid, int) to hamroh_app;
