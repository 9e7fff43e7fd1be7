-- What names are found by, apart from the persons: short rows that a search reads by the thousand, one for each name a
-- person has or had. Written by people.index_names alone, read through people.name_candidates alone; nobody is granted it.
create table people.name_index (
  organisation_id uuid not null,
  person_id uuid not null,
  -- Which of the person's names, from 0.
  nth smallint not null,
  -- The name as domain/names/sketch.ts reads it: its words with their roles.
  sketch text not null,
  -- domain/names/keys.ts, mixed with a number of the organisation's own, so that the index answers each with its own rows.
  keys int[] not null,
  -- Copies from the person, kept true by a trigger.
  birth_year smallint,
  sex text,
  place_id text,
  place_text text,
  restricted boolean not null,
  primary key (organisation_id, person_id, nth)
);
alter table people.name_index enable row level security;
create policy name_index_nobody on people.name_index for all to hamroh_app using (false);
-- New rows wait in a list of at most so many kB, which a search reads in passing: an import adds them a batch at a time.
create index name_index_keys on people.name_index using gin (keys) with (fastupdate = on, gin_pending_list_limit = 1024);
-- What is common among keys tells the planner nothing, and to count it would cost a minute at a million.
alter table people.name_index alter column keys set statistics 0;

create function people.sync_name_index() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'DELETE' then
    delete from people.name_index n where n.organisation_id = old.organisation_id and n.person_id = old.id;
    return old;
  end if;
  update people.name_index n
  set birth_year = new.birth_year, sex = new.sex, place_id = new.place_id, place_text = new.place_text, restricted = new.restricted
  where n.organisation_id = new.organisation_id and n.person_id = new.id;
  return new;
end $$;
create trigger person_name_index_changed after update of birth_year, sex, place_id, place_text, restricted on people.person
  for each row when ((old.birth_year, old.sex, old.place_id, old.place_text, old.restricted)
    is distinct from (new.birth_year, new.sex, new.place_id, new.place_text, new.restricted))
  execute function people.sync_name_index();
create trigger person_name_index_gone after delete on people.person for each row execute function people.sync_name_index();

-- Replaces what these persons of the actor's organisation are found by. One element of each list is one name; its keys stand
-- in one text, separated by spaces. `fresh`: the persons were made in this transaction, so there is nothing to take away.
-- The plan is fixed: on a table that nobody has analysed yet (the first import) the planner would read it whole each time.
create function people.index_names(person_ids uuid[], nths int[], sketches text[], key_lists text[], fresh boolean) returns void
language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then raise exception 'not for this actor' using errcode = '42501'; end if;
  if not fresh then
    delete from people.name_index n using people.person p
    where n.organisation_id = own and n.person_id = any(person_ids) and p.organisation_id = own and p.id = n.person_id
      and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids));
  end if;
  insert into people.name_index (organisation_id, person_id, nth, sketch, keys, birth_year, sex, place_id, place_text, restricted)
  select own, p.id, t.nth, t.sketch, string_to_array(t.key_list, ' ')::int[], p.birth_year, p.sex, p.place_id, p.place_text, p.restricted
  from unnest(person_ids, nths, sketches, key_lists) as t (person_id, nth, sketch, key_list)
  join people.person p on p.organisation_id = own and p.id = t.person_id
  where not p.restricted or people.may_see_restricted(p.id, p.worker_ids);
end $$;

-- Candidates for a name, as one text: a line for each name, its fields separated by tabs (a list of rows would cost the
-- driver more than the search). First those that carry the whole name, then those that carry any wanted key; at most
-- `most` of either. A function of the owner, because an index on arrays cannot be used behind row policies (the operator
-- is not leakproof); it applies the same sentences itself.
create function people.name_candidates(whole int[], wanted int[], most int, with_place boolean) returns text
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then return null; end if;
  return (
    select string_agg(concat_ws(E'\t', c.person_id, c.nth, coalesce(c.birth_year::text, ''), coalesce(c.sex, ''), c.sketch,
      case when with_place then concat(c.place_id, E'\t', translate(c.place_text, E'\t\n', '  ')) end), E'\n')
    from (
      (select n.* from people.name_index n
       where n.keys && whole and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most)
      union all
      (select n.* from people.name_index n
       where n.keys && wanted and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most)
    ) c);
end $$;

create function people.may_see_name(own uuid, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from people.person p
    where p.organisation_id = own and p.id = person and people.may_see_restricted(p.id, p.worker_ids))
$$;

revoke all on function people.sync_name_index(), people.index_names(uuid[], int[], text[], text[], boolean),
  people.name_candidates(int[], int[], int, boolean), people.may_see_name(uuid, uuid) from public;
grant execute on function people.index_names(uuid[], int[], text[], text[], boolean),
  people.name_candidates(int[], int[], int, boolean) to hamroh_app;

drop function people.by_name_keys(text[], int);
drop index people.person_name_keys;
alter table people.person drop column name_keys;
-- Names written before this are made findable again at the next start; see service/name-index.ts.
update people.person set name_keys_version = 0;
create index person_names_stale on people.person (organisation_id) where name_keys_version < 2;
