-- What a new person is found by, written beside the person's row by an import. Without a look at that row: while a table
-- fills for the first time the planner knows nothing of it, and a plan made then would read all of it for every batch.
drop function people.index_names(uuid[], int[], text[], text[], boolean);

-- Replaces what these persons, as far as the actor may see them, are found by. One element of each list is one name; its
-- keys stand in one text, separated by spaces.
create function people.index_names(person_ids uuid[], nths int[], sketches text[], key_lists text[]) returns void
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
  where not p.restricted or people.may_see_restricted(p.id, p.worker_ids);
end $$;

-- The same for persons that were made in this transaction: they are restricted from nobody, and have no place from a list.
create function people.index_new_names(
  person_ids uuid[], nths int[], sketches text[], key_lists text[], birth_years int[], sexes text[], places text[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then raise exception 'not for this actor' using errcode = '42501'; end if;
  insert into people.name_index (organisation_id, person_id, nth, sketch, keys, birth_year, sex, place_text, restricted)
  select own, t.person_id, t.nth, t.sketch, string_to_array(t.key_list, ' ')::int[], t.birth_year, t.sex, t.place, false
  from unnest(person_ids, nths, sketches, key_lists, birth_years, sexes, places)
    as t (person_id, nth, sketch, key_list, birth_year, sex, place);
end $$;

revoke all on function people.index_names(uuid[], int[], text[], text[]),
  people.index_new_names(uuid[], int[], text[], text[], int[], text[], text[]) from public;
grant execute on function people.index_names(uuid[], int[], text[], text[]),
  people.index_new_names(uuid[], int[], text[], text[], int[], text[], text[]) to hamroh_app;
