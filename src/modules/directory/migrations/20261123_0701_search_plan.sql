-- Which tags are frequent, as the planner's statistics know it, and how many entries there are: whoever asks for what is
-- frequent goes through the entries in the order of their quality, whoever asks for what is rare through the index.
create function directory.search_frequent() returns table (tag text, share real, entries real)
language sql stable security definer set search_path = pg_catalog as $$
  select given.tag, given.share, c.reltuples
  from pg_class c
  left join pg_stats s on s.schemaname = 'directory' and s.tablename = 'search_entry' and s.attname = 'terms'
  left join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs[1:cardinality(s.most_common_elems::text::text[])])
    given(tag, share) on given.share > 0.005
  where c.oid = 'directory.search_entry'::regclass
$$;
revoke all on function directory.search_frequent() from public;
grant execute on function directory.search_frequent() to hamroh_app;

create or replace function directory.search_candidates(asked jsonb, only_active boolean)
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
      'select e.service_id, e.quality, e.tags from directory.search_entry e where %s%s order by e.quality%s desc, e.service_id limit %s',
      shown,
      case when question ->> 'terms' = '' then '' else format(' and e.terms @@ %L::tsquery', question ->> 'terms') end,
      -- No index has this order: what is rare is sorted after it was found.
      case when (question ->> 'rare')::boolean then ' + 0' else '' end,
      (question ->> 'most')::int);
  end loop;
end $$;
