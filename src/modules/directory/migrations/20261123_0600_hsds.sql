-- What the read API of Open Referral needs. `listed` numbers entries in the order in which they became public: a new
-- one comes last, whoever commits first, so that walking the pages of a list gives each entry once while others write.
create sequence directory.listed_number;
grant usage on sequence directory.listed_number to hamroh_app;

-- The lock is held to the end of the transaction: numbers become visible in their order.
create function directory.next_listed() returns bigint language plpgsql as $$
begin
  perform pg_advisory_xact_lock(1208110, 600);
  return nextval('directory.listed_number');
end $$;

create function directory.list_entry() returns trigger language plpgsql as $$
begin
  new.listed := directory.next_listed();
  return new;
end $$;

do $$
declare name text;
begin
  foreach name in array array['organization', 'location', 'service', 'service_at_location', 'taxonomy', 'taxonomy_term'] loop
    execute format('alter table directory.%I add column listed bigint not null default 0, add column hsds jsonb', name);
    execute format('update directory.%I set listed = nextval(''directory.listed_number'')', name);
    execute format('create unique index %I on directory.%I (listed)', name || '_listed', name);
    execute format('create trigger list_entry before insert on directory.%I for each row execute function directory.list_entry()', name);
  end loop;
  -- What the rows that hang on an entry looked like where they came from: `raw` as it was imported, `made` what our own
  -- columns said of it then. Exported again, a field whose column has not changed since is given back as it came.
  foreach name in array array['phone', 'schedule', 'service_area', 'language', 'attribute', 'cost_option', 'service_capacity'] loop
    execute format('alter table directory.%I add column hsds jsonb', name);
  end loop;
end $$;

-- What was not public becomes so: it comes last, as if it were new.
create function directory.list_links() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'service' then
    update directory.service_at_location set listed = directory.next_listed() where service_id = new.id;
  else
    update directory.service_at_location set listed = directory.next_listed() where location_id = new.id;
  end if;
  return null;
end $$;
create trigger list_again before update of visibility on directory.service for each row
  when (old.visibility <> 'public' and new.visibility = 'public') execute function directory.list_entry();
create trigger list_again before update of visibility on directory.location for each row
  when (old.visibility <> 'public' and new.visibility = 'public') execute function directory.list_entry();
create trigger list_links after update of visibility on directory.service for each row
  when (old.visibility <> 'public' and new.visibility = 'public') execute function directory.list_links();
create trigger list_links after update of visibility on directory.location for each row
  when (old.visibility <> 'public' and new.visibility = 'public') execute function directory.list_links();

create index attribute_term on directory.attribute (taxonomy_term_id, link_id);
create index location_spot on directory.location (latitude, longitude);
create index location_postal on directory.location (postal_code);
create index schedule_location on directory.schedule (location_id);

-- Terms of other taxonomies come with the entries that an editor imports; ours come from the packs alone.
create policy taxonomy_import on directory.taxonomy for insert to hamroh_app with check ((select platform.has_role('directory_editor')) and code like 'hsds:%');
create policy taxonomy_import_again on directory.taxonomy for update to hamroh_app
  using ((select platform.has_role('directory_editor')) and code like 'hsds:%') with check (code like 'hsds:%');
create policy taxonomy_term_import on directory.taxonomy_term for insert to hamroh_app with check ((select platform.has_role('directory_editor')) and code like 'hsds:%');
create policy taxonomy_term_import_again on directory.taxonomy_term for update to hamroh_app
  using ((select platform.has_role('directory_editor')) and code like 'hsds:%') with check (code like 'hsds:%');

-- As 0910: typed words find their candidates by index, by the owner; ids tell nothing by themselves. One query a word;
-- every word must begin one of the service's words or one of its organization's.
create function directory.services_with(words text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with typed as (select n, word::tsquery as word from unnest(words) with ordinality as given(word, n)),
  hits as (
    select t.n, s.id from typed t join directory.service s on array_to_tsvector(s.search_keys) @@ t.word
    union
    select t.n, s.id from typed t join directory.organization o on array_to_tsvector(o.search_keys) @@ t.word
    join directory.service s on s.organization_id = o.id
  ), found as (select id from hits group by id having count(*) = cardinality(words))
  select coalesce(array_agg(id), '{}') from found
$$;
create function directory.organizations_with(words text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  with typed as (select n, word::tsquery as word from unnest(words) with ordinality as given(word, n)),
  hits as (
    select t.n, o.id from typed t join directory.organization o on array_to_tsvector(o.search_keys) @@ t.word
  ), found as (select id from hits group by id having count(*) = cardinality(words))
  select coalesce(array_agg(id), '{}') from found
$$;
revoke all on function directory.services_with(text[]), directory.organizations_with(text[]) from public;
grant execute on function directory.services_with(text[]), directory.organizations_with(text[]) to hamroh_app;
