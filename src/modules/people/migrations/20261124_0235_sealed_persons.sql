-- What identifies a restricted person is sealed (docs/decisions/0014), and found by no index: whoever may see them looks
-- through the few they may see.
create index person_restricted on people.person (organisation_id, updated_at desc) where restricted;

create or replace function people.index_names(person_ids uuid[], nths int[], sketches text[], key_lists text[]) returns void
language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then raise exception 'not for this actor' using errcode = '42501'; end if;
  delete from people.name_index n using people.person p
  where n.organisation_id = own and n.person_id = any(person_ids) and p.organisation_id = own and p.id = n.person_id
    and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids));
  insert into people.name_index (organisation_id, person_id, nth, sketch, keys, birth_year, sex, place_id, place_text, restricted)
  select own, p.id, t.nth, t.sketch, string_to_array(t.key_list, ' ')::int[], p.birth_year, p.sex, p.place_id, p.place_text, p.restricted
  from unnest(person_ids, nths, sketches, key_lists) as t (person_id, nth, sketch, key_list)
  join people.person p on p.organisation_id = own and p.id = t.person_id
  where not p.restricted;
end $$;

-- After a person's names were sealed.
create function people.unindex(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  delete from people.name_index n where n.organisation_id = platform.organisation_id() and n.person_id = person;
end $$;
revoke all on function people.unindex(uuid) from public;
grant execute on function people.unindex(uuid) to hamroh_app;

-- Writes words sealed that were not, or the other way round; changes nothing else.
create function people.put_words(of_table text, of_person uuid, of_row uuid, of_column text, words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  if (of_table, of_column) not in (('people.person', 'names'), ('people.person', 'notes'), ('people.person', 'place_text'),
    ('people.document', 'note'), ('people.guarded_text', 'text'), ('people.safe_way', 'detail'), ('people.safe_way', 'code_word'),
    ('people.safe_way', 'cover_story'), ('people.safe_way', 'note'), ('people.safe_way_number', 'number'), ('people.relation', 'note'),
    ('people.consent', 'purpose_note'), ('people.consent', 'guardian'), ('people.consent', 'withdrawn_reason')) then
    raise exception 'no such words' using errcode = '42501';
  end if;
  execute format('update %s t set %I = %s where t.organisation_id = platform.organisation_id() and t.%I = $1 %s
    and coalesce(platform.is_sealed(to_jsonb(t) ->> %L), false) is distinct from coalesce(platform.is_sealed($2 #>> ''{}''), false)',
    of_table::regclass, of_column, case when of_column = 'names' then '$2' else '$2 #>> ''{}''' end,
    case of_table when 'people.guarded_text' then 'thing_id' when 'people.safe_way_number' then 'way_id' else 'id' end,
    case when of_table in ('people.person', 'people.safe_way_number') then 'and $3 is not null' else 'and t.person_id = $3' end, of_column)
    using of_row, words, of_person;
end $$;
revoke all on function people.put_words(text, uuid, uuid, text, jsonb) from public;
grant execute on function people.put_words(text, uuid, uuid, text, jsonb) to hamroh_app;

-- Erased with its key.
create or replace function people.erase_person(person uuid, new_reference text, at timestamptz) returns jsonb
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
  perform platform.destroy_keys(array[person]);
  return counts || jsonb_build_object('names', case jsonb_typeof(before.names) when 'array' then jsonb_array_length(before.names) else 1 end,
    'notes', case when before.notes is null then 0 else 1 end);
end $$;
