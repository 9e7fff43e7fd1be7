-- As for the proposals (0761): what the words may mean is found first, by the owner, with indexes that the row policies
-- keep from being used; ids tell nothing by themselves, and the rows behind them are read under the policies as always.
-- A folded word that begins like a typed one, of the service or of its organization, or one of the needs.
create index service_words on directory.service using gin (array_to_tsvector(search_keys));
create index organization_words on directory.organization using gin (array_to_tsvector(search_keys));
create function directory.services_like(beginnings text[], needs text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with typed as (
    select string_agg(quote_literal(word) || ':*', ' | ')::tsquery as words
    from unnest(beginnings) word where word !~ '[\\'']'
  ), found as (
    select id from directory.service where need_codes && needs
    union
    select s.id from directory.service s, typed where array_to_tsvector(s.search_keys) @@ typed.words
    union
    select s.id from typed join directory.organization o on array_to_tsvector(o.search_keys) @@ typed.words
    join directory.service s on s.organization_id = o.id
  )
  select coalesce(array_agg(id), '{}') from found
$$;
revoke all on function directory.services_like(text[], text[]) from public;
grant execute on function directory.services_like(text[], text[]) to hamroh_app;
