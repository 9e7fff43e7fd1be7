-- What opens something does not leave with an export, whatever table it stands in: no secret, password, token or hash of one, and
-- nothing binary. The chain of the log is made of hashes and leaves whole.
create function keeping.columns_kept_back(table_name text) returns text[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(a.attname::text), '{}') from pg_attribute a
  where a.attrelid = table_name::regclass and a.attnum > 0 and not a.attisdropped and table_name not like 'audit.%'
    and (a.atttypid = 'bytea'::regtype or a.attname ~ '(secret|password|token|hash)' or a.atttypid = 'tsvector'::regtype)
$$;
create or replace function keeping.rows_of(table_name text, after jsonb, most int) returns setof jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  keys text[] := (select t.key_columns from keeping.tables_of() t where t.name = table_name);
  columns text;
  past text := '';
begin
  if keys is null then raise exception 'no such table' using errcode = '42501'; end if;
  select string_agg(format('t.%I', k), ', ') into columns from unnest(keys) k;
  if after is not null then
    past := format(' and (%s) > (select %s from jsonb_populate_record(null::%s, $2) t)', columns, columns, table_name::regclass);
  end if;
  return query execute format('select to_jsonb(t) - $4 from %s t where t.organisation_id = $1%s order by %s limit $3',
    table_name::regclass, past, columns)
    using platform.organisation_id(), after, most, keeping.columns_kept_back(table_name);
end $$;
revoke all on function keeping.columns_kept_back(text) from public;
