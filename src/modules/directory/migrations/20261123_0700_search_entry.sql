-- What the search reads: one narrow row for each service with everything it may be found by, so that the best hundred of
-- a hundred thousand are found by index. Kept by triggers, whichever way an entry is written. Nobody reads it but through
-- `search_candidates`, which shows each reader the ids that the row policies of `service` would show; what is behind the
-- ids is read under those policies as always.
--
-- Tags: n: need, a: area, w: word of the service, o: word of its organization, l: language, c: citizenship it is bound to,
-- k: kind of organization, s: place served (s:* everywhere by telephone), p: place of a public location with all above it,
-- m: the same of a location that members may see, u: never verified, r: remote.
create table directory.search_entry (
  service_id uuid primary key references directory.service on delete cascade,
  owner_id uuid,
  visibility text not null,
  status text not null,
  -- Day of the last verification, counted from 2000; 0 never. The order among what fits equally.
  quality int not null,
  tags text not null,
  -- The same as the index knows them. No array: whether two arrays share an element takes as long as both are together.
  terms tsvector not null generated always as (array_to_tsvector(string_to_array(tags, ' '))) stored
);
alter table directory.search_entry alter column terms set statistics 1000;
create index search_entry_terms on directory.search_entry using gin (terms);
create index search_entry_quality on directory.search_entry (quality desc, service_id);
alter table directory.search_entry enable row level security;

-- Every folded word that stands in an entry: a misspelt one is first brought to those that are there.
create table directory.search_word (word text collate "C" primary key);
alter table directory.search_word enable row level security;

create function directory.index_services(ids uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into directory.search_entry (service_id, owner_id, visibility, status, quality, tags)
  select s.id, s.owner_id, s.visibility, s.status,
    coalesce(greatest(0, s.last_verified_at::date - date '2000-01-01'), 0),
    (
      select string_agg(distinct tag, ' ') from (
        select 'n:' || one from unnest(s.need_codes) one
        union all select 'a:' || one from unnest(s.area_codes) one
        union all select 'w:' || one from unnest(s.search_keys) one
        union all select 'o:' || one from unnest(o.search_keys) one
        union all select 'l:' || one from unnest(s.languages) one
        union all select 'c:' || one from unnest(s.citizenships) one
        union all select 's:' || one from unnest(s.served_places) one
        union all select 's:*' where s.remote and s.served_places = '{}'
        union all select 'r' where s.remote
        union all select 'u' where s.last_verified_at is null
        union all select 'k:' || o.kind
        union all
        select case l.visibility when 'public' then 'p:' else 'm:' end || above
        from directory.service_at_location a
        join directory.location l on l.id = a.location_id and l.visibility <> 'organisation'
        left join directory.place p on p.id = l.place_id
        cross join lateral unnest(coalesce(p.path, array[l.country])) above
        where a.service_id = s.id
      ) given(tag) where tag !~ '[\s''\\]')
  from directory.service s join directory.organization o on o.id = s.organization_id
  where s.id = any(ids)
  on conflict (service_id) do update set owner_id = excluded.owner_id, visibility = excluded.visibility,
    status = excluded.status, quality = excluded.quality, tags = excluded.tags
  where (directory.search_entry.owner_id, directory.search_entry.visibility, directory.search_entry.status,
         directory.search_entry.quality, directory.search_entry.tags)
    is distinct from (excluded.owner_id, excluded.visibility, excluded.status, excluded.quality, excluded.tags);

  insert into directory.search_word (word)
  select distinct substr(tag, 3) from directory.search_entry e, unnest(string_to_array(e.tags, ' ')) tag
  where e.service_id = any(ids) and tag ~ '^[wo]:'
    and not exists (select 1 from directory.search_word w where w.word = substr(tag, 3))
  order by 1
  on conflict do nothing;
end $$;
revoke all on function directory.index_services(uuid[]) from public;

create function directory.reindex_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
declare
  ids uuid[];
begin
  case tg_table_name
    when 'service' then select array_agg(id) into ids from changed;
    when 'organization' then
      select array_agg(s.id) into ids from directory.service s join changed c on s.organization_id = c.id;
    when 'service_at_location' then select array_agg(distinct service_id) into ids from changed;
    when 'location' then
      select array_agg(distinct a.service_id) into ids from directory.service_at_location a join changed c on a.location_id = c.id;
  end case;
  if ids is not null then perform directory.index_services(ids); end if;
  return null;
end $$;

revoke all on function directory.reindex_changed() from public;

create trigger service_added after insert on directory.service
  referencing new table as changed for each statement execute function directory.reindex_changed();
create trigger service_changed after update on directory.service
  referencing new table as changed for each statement execute function directory.reindex_changed();
create trigger organization_changed after update on directory.organization
  referencing new table as changed for each statement execute function directory.reindex_changed();
create trigger service_placed after insert on directory.service_at_location
  referencing new table as changed for each statement execute function directory.reindex_changed();
create trigger service_moved after update on directory.service_at_location
  referencing new table as changed for each statement execute function directory.reindex_changed();
create trigger service_left after delete on directory.service_at_location
  referencing old table as changed for each statement execute function directory.reindex_changed();
create trigger location_changed after update on directory.location
  referencing new table as changed for each statement execute function directory.reindex_changed();

select directory.index_services(array(select id from directory.service));

-- Each question is { "terms": a tsquery as text, "most": n }; answered are the best n of each, those verified last first.
-- Asked with the terms in the text of the statement, so that the planner knows which of them are rare.
create function directory.search_candidates(asked jsonb, only_active boolean)
returns table (service_id uuid, quality int, tags text)
language plpgsql stable security definer set search_path = pg_catalog set jit = off as $$
declare
  question jsonb;
  kind text := platform.actor_kind();
  organisation uuid := platform.organisation_id();
  shown text;
begin
  shown := case
    when kind = 'system' then 'true'
    when kind = 'member' then format('(e.visibility in (''public'', ''network'') or e.owner_id is not distinct from %L::uuid and e.owner_id is not null)', organisation)
    else 'e.visibility = ''public''' end
    || case when only_active then ' and e.status = ''active''' else ' and e.status <> ''defunct''' end;
  for question in select * from jsonb_array_elements(asked) loop
    return query execute format(
      'select e.service_id, e.quality, e.tags from directory.search_entry e where %s%s order by e.quality desc, e.service_id limit %s',
      shown,
      case when question ->> 'terms' = '' then '' else format(' and e.terms @@ %L::tsquery', question ->> 'terms') end,
      (question ->> 'most')::int);
  end loop;
end $$;
revoke all on function directory.search_candidates(jsonb, boolean) from public;
grant execute on function directory.search_candidates(jsonb, boolean) to hamroh_app;

-- Words that begin with one of these.
create function directory.search_words(beginnings text[]) returns setof text
language sql stable security definer set search_path = pg_catalog as $$
  select w.word from unnest(beginnings) given(beginning)
  cross join lateral (
    select word from directory.search_word where word >= beginning and word < beginning || '{' limit 600
  ) w
$$;
revoke all on function directory.search_words(text[]) from public;
grant execute on function directory.search_words(text[]) to hamroh_app;
