-- Two files of one person. A merge moves nothing: the merged file points to the kept one, and is read with it. So taking the
-- pointer back is the state before, whatever was written meanwhile.
alter table people.person
  add column merged_into uuid,
  -- Where the chain of merges ends; null for a file that stands for itself.
  add column kept_id uuid,
  add foreign key (organisation_id, merged_into) references people.person,
  add check (merged_into <> id),
  add check ((merged_into is null) = (kept_id is null));
create index person_merged_into on people.person (organisation_id, merged_into) where merged_into is not null;
create index person_kept on people.person (organisation_id, kept_id) where kept_id is not null;
alter table people.name_index add column kept_id uuid;

create table people.merge (
  organisation_id uuid not null,
  id uuid not null,
  -- The merged file, and the one that it was merged into.
  person_id uuid not null,
  into_id uuid not null,
  merged_at timestamptz not null,
  merged_by uuid,
  undone_at timestamptz,
  undone_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person,
  foreign key (organisation_id, into_id) references people.person
);
create unique index merge_standing on people.merge (organisation_id, person_id) where undone_at is null;
create index merge_into on people.merge (organisation_id, into_id);

-- Suspected pairs, and what was decided of them. Codes only: a restricted person is not described here.
create table people.pair (
  organisation_id uuid not null,
  -- The smaller id first.
  person_id uuid not null,
  other_id uuid not null,
  kind text not null check (kind in ('same', 'twin', 'sibling', 'near')),
  score real not null,
  reasons text[] not null,
  found_at timestamptz not null,
  not_same_because text check (not_same_because in ('twins', 'siblings', 'relatives', 'papers_differ', 'they_say_so', 'other')),
  decided_at timestamptz,
  decided_by uuid,
  primary key (organisation_id, person_id, other_id),
  foreign key (organisation_id, person_id) references people.person,
  foreign key (organisation_id, other_id) references people.person,
  check (person_id < other_id),
  check ((not_same_because is null) = (decided_at is null))
);
create index pair_other on people.pair (organisation_id, other_id);
create index pair_open on people.pair (organisation_id, score desc, person_id, other_id) where decided_at is null;

-- How far the search for pairs has come: persons are looked at in the order in which they were changed.
create table people.pair_scan (
  organisation_id uuid primary key references organisations.organisation,
  changed_at timestamptz not null,
  after_id uuid not null
);

alter table people.merge enable row level security;
alter table people.pair enable row level security;
alter table people.pair_scan enable row level security;
-- Only to those who may read both files (the inner queries are under the persons' own policy).
create policy merge_both on people.merge for all to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and exists (select 1 from people.person p where p.organisation_id = merge.organisation_id and p.id = merge.person_id)
  and exists (select 1 from people.person p where p.organisation_id = merge.organisation_id and p.id = merge.into_id));
create policy pair_both on people.pair for all to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system()))
  and exists (select 1 from people.person p where p.organisation_id = pair.organisation_id and p.id = pair.person_id)
  and exists (select 1 from people.person p where p.organisation_id = pair.organisation_id and p.id = pair.other_id));
create policy pair_scan_system on people.pair_scan for all to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant select, insert, update on people.merge, people.pair_scan to hamroh_app;
grant select, insert, update, delete on people.pair to hamroh_app;

-- All files of the person whose file this is, the kept one first; of those the actor may see.
create function people.files_of(person uuid) returns uuid[] language sql stable as $$
  select coalesce(array_agg(p.id order by p.kept_id is not null, p.id), '{}')
  from (select coalesce(f.kept_id, f.id) as root from people.person f
        where f.organisation_id = platform.organisation_id() and f.id = person) r
  join people.person p on p.organisation_id = platform.organisation_id() and (p.id = r.root or p.kept_id = r.root)
$$;

-- Points a file to another one, or (null) to none. Nothing else of either is touched, not even their versions.
create function people.point_to(person uuid, target uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own uuid := platform.organisation_id();
  root uuid;
begin
  if own is null or not people.works_here(own) or not (platform.has_role('supervisor') or platform.is_system())
    or exists (select 1 from people.person p where p.organisation_id = own and p.id in (person, target)
      and p.restricted and not people.may_see_restricted(p.id, p.worker_ids)) then
    raise exception 'not for this actor' using errcode = '42501';
  end if;
  select coalesce(p.kept_id, p.id) into root from people.person p where p.organisation_id = own and p.id = coalesce(target, person);
  if target is null then root := person; end if;
  if target is not null and root = person then raise exception 'a circle' using errcode = '23514'; end if;
  update people.person p set merged_into = target, kept_id = target where p.organisation_id = own and p.id = person;
  with recursive below (id) as (
    select person
    union all
    select p.id from people.person p join below b on p.merged_into = b.id where p.organisation_id = own)
  update people.person p set kept_id = root from below b where p.organisation_id = own and p.id = b.id and p.merged_into is not null;
  update people.name_index n set kept_id = p.kept_id from people.person p
  where n.organisation_id = own and p.organisation_id = own and p.id = n.person_id
    and (p.id = person or p.kept_id = root) and n.kept_id is distinct from p.kept_id;
end $$;
revoke all on function people.point_to(uuid, uuid) from public;
grant execute on function people.point_to(uuid, uuid) to hamroh_app;

-- As before, and with the file that the name leads to.
create or replace function people.index_names(person_ids uuid[], nths int[], sketches text[], key_lists text[]) returns void
language plpgsql security definer set search_path = pg_catalog set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then raise exception 'not for this actor' using errcode = '42501'; end if;
  delete from people.name_index n using people.person p
  where n.organisation_id = own and n.person_id = any(person_ids) and p.organisation_id = own and p.id = n.person_id
    and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids));
  insert into people.name_index (organisation_id, person_id, nth, sketch, keys, birth_year, sex, place_id, place_text, restricted, kept_id)
  select own, p.id, t.nth, t.sketch, string_to_array(t.key_list, ' ')::int[], p.birth_year, p.sex, p.place_id, p.place_text, p.restricted, p.kept_id
  from unnest(person_ids, nths, sketches, key_lists) as t (person_id, nth, sketch, key_list)
  join people.person p on p.organisation_id = own and p.id = t.person_id
  where not p.restricted;
end $$;

-- As before; a merged file's name answers the kept file.
create or replace function people.name_candidates(whole int[], wanted int[], most int, with_place boolean) returns text
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  own uuid := platform.organisation_id();
begin
  if own is null or not people.works_here(own) then return null; end if;
  return (
    select string_agg(concat_ws(E'\t', coalesce(c.kept_id, c.person_id), c.nth, coalesce(c.birth_year::text, ''), coalesce(c.sex, ''), c.sketch,
      case when with_place then concat(c.place_id, E'\t', translate(c.place_text, E'\t\n', '  ')) end), E'\n')
    from (
      (select n.* from people.name_index n
       where n.keys && whole and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most)
      union all
      (select n.* from people.name_index n
       where n.keys && wanted and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most)
    ) c);
end $$;

-- An erased person is in no pair and no merge, from whichever side.
create function people.forget_pairs() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from people.pair x where x.organisation_id = new.organisation_id and new.id in (x.person_id, x.other_id);
  delete from people.merge m where m.organisation_id = new.organisation_id and new.id in (m.person_id, m.into_id);
  return null;
end $$;
revoke all on function people.forget_pairs() from public;
create trigger person_forgotten after update of erased_at on people.person
  for each row when (new.erased_at is not null) execute function people.forget_pairs();

-- As before; a merged file comes to its end with the kept one.
create or replace function people.untouched_since(before timestamptz, is_restricted boolean, after uuid, most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select p.id from people.person p
  where p.organisation_id = platform.organisation_id() and platform.is_system() and p.erased_at is null
    and p.restricted = is_restricted and p.updated_at < before and (after is null or p.id > after) and p.kept_id is null
    and not exists (select 1 from people.person m where m.organisation_id = p.organisation_id and m.kept_id = p.id and m.updated_at >= before)
  order by p.id limit most
$$;
