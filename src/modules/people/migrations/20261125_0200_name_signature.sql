-- What two names share, roughly (domain/names/signature.ts): of thousands that carry a key only those that share most are
-- handed out and weighed. Null until a name is read again, which happens at the next start.
alter table people.name_index add column signature bit(128);
drop index people.person_names_stale;
create index person_names_stale on people.person (organisation_id) where name_keys_version < 3;

-- As before, with the signature; and with the file that the name leads to, which sealing had left out.
create function people.index_names(person_ids uuid[], nths int[], sketches text[], key_lists text[], signatures text[]) returns void
language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then raise exception 'not for this actor' using errcode = '42501'; end if;
  delete from people.name_index n using people.person p
  where n.organisation_id = own and n.person_id = any(person_ids) and p.organisation_id = own and p.id = n.person_id
    and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids));
  insert into people.name_index (organisation_id, person_id, nth, sketch, keys, signature, birth_year, sex, place_id, place_text, restricted, kept_id)
  select own, p.id, t.nth, t.sketch, string_to_array(t.key_list, ' ')::int[], t.signature::bit(128), p.birth_year, p.sex, p.place_id,
    p.place_text, p.restricted, p.kept_id
  from unnest(person_ids, nths, sketches, key_lists, signatures) as t (person_id, nth, sketch, key_list, signature)
  join people.person p on p.organisation_id = own and p.id = t.person_id
  where not p.restricted;
end $$;

create function people.index_new_names(person_ids uuid[], nths int[], sketches text[], key_lists text[], signatures text[],
  birth_years int[], sexes text[], places text[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then raise exception 'not for this actor' using errcode = '42501'; end if;
  insert into people.name_index (organisation_id, person_id, nth, sketch, keys, signature, birth_year, sex, place_text, restricted)
  select own, t.person_id, t.nth, t.sketch, string_to_array(t.key_list, ' ')::int[], t.signature::bit(128), t.birth_year, t.sex, t.place, false
  from unnest(person_ids, nths, sketches, key_lists, signatures, birth_years, sexes, places)
    as t (person_id, nth, sketch, key_list, signature, birth_year, sex, place);
end $$;

-- As before, but of the names that carry a wanted key (at most `most` are looked at) only the `kept` that share most with
-- the question: five points for a bit in common, two less for each that the name has, and what birth year and district say,
-- in the measure of domain/names/facts.ts. A name not read again yet is weighed as if it shared a good deal.
create function people.name_candidates(whole int[], wanted int[], asked bit, year int, district text, most int, kept int,
  out lines text, out looked int)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then return; end if;
  select string_agg(concat_ws(E'\t', coalesce(c.kept_id, c.person_id), c.nth, coalesce(c.birth_year::text, ''), coalesce(c.sex, ''), c.sketch,
      case when district is not null then concat(c.place_id, E'\t', translate(c.place_text, E'\t\n', '  ')) end), E'\n'), max(c.total)
  into lines, looked
  from (
    select b.*, count(*) over () as total
    from (
      (select n.kept_id, n.person_id, n.nth, n.birth_year, n.sex, n.sketch, n.place_id, n.place_text, n.signature, 1000 as points
       from people.name_index n
       where n.keys && whole and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most)
      union all
      (select n.kept_id, n.person_id, n.nth, n.birth_year, n.sex, n.sketch, n.place_id, n.place_text, n.signature, 0
       from people.name_index n
       where n.keys && wanted and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most)
    ) b
    order by b.points + coalesce(5 * bit_count(b.signature & asked) - 2 * bit_count(b.signature), 30)
      + case when year is null or b.birth_year is null then 0
             when b.birth_year = year then 6 when abs(b.birth_year - year) = 1 then -3 else -24 end
      + case when district is not null and lower(b.place_text) = district then 6 else 0 end desc
    limit kept
  ) c;
end $$;

revoke all on function people.index_names(uuid[], int[], text[], text[], text[]),
  people.index_new_names(uuid[], int[], text[], text[], text[], int[], text[], text[]),
  people.name_candidates(int[], int[], bit, int, text, int, int) from public;
grant execute on function people.index_names(uuid[], int[], text[], text[], text[]),
  people.index_new_names(uuid[], int[], text[], text[], text[], int[], text[], text[]),
  people.name_candidates(int[], int[], bit, int, text, int, int) to hamroh_app;
