-- Which columns hold words that are sealed where their file is restricted (docs/decisions/0014), and the one way to write them
-- sealed that were not, or the other way round: also in tables that are otherwise only added to. Modules put their columns
-- in by their migrations; those of before have functions of their own.
create table platform.sealed_column (
  table_name text not null,
  column_name text not null,
  primary key (table_name, column_name)
);
alter table platform.sealed_column enable row level security;

-- Nobody writes into these rows until the end of the transaction.
create function platform.lock_words(of_table text, of_column text, of_file uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  if not exists (select 1 from platform.sealed_column s where s.table_name = of_table) then
    raise exception 'no such words' using errcode = '42501';
  end if;
  execute format('select count(*) from (select 1 from %s t where t.organisation_id = platform.organisation_id() and t.%I = $1 for update) l',
    of_table::regclass, of_column) using of_file;
end $$;

-- Changes nothing but whether a value is sealed.
create function platform.put_words(of_table text, of_row uuid, of_column text, words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  is_json boolean;
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  if not exists (select 1 from platform.sealed_column s where s.table_name = of_table and s.column_name = of_column) then
    raise exception 'no such words' using errcode = '42501';
  end if;
  select a.atttypid = 'jsonb'::regtype into is_json from pg_attribute a where a.attrelid = of_table::regclass and a.attname = of_column;
  execute format('update %s t set %I = %s where t.organisation_id = platform.organisation_id() and t.id = $1
    and coalesce(platform.is_sealed(to_jsonb(t.%I) #>> ''{}''), false) is distinct from coalesce(platform.is_sealed($2 #>> ''{}''), false)',
    of_table::regclass, of_column, case when is_json then '$2' else '$2 #>> ''{}''' end, of_column) using of_row, words;
end $$;

revoke all on function platform.lock_words(text, text, uuid), platform.put_words(text, uuid, text, jsonb) from public;
grant execute on function platform.lock_words(text, text, uuid), platform.put_words(text, uuid, text, jsonb) to hamroh_app;
