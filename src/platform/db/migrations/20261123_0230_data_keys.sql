-- Keys, each wrapped by another: those of an organisation by a master key that is never here, those of a subject (a person,
-- a case, a contact, a referral) by the key of their organisation. What they seal stands in its own columns as `enc1:…`.
create table platform.data_key (
  organisation_id uuid not null,
  id uuid not null,
  -- Null: the organisation's own.
  subject_id uuid,
  wrapped bytea not null,
  wrapped_by text not null,
  made_at timestamptz not null default now(),
  -- Of an organisation's key: since when another one is in use.
  retired_at timestamptz,
  primary key (organisation_id, id)
);
create unique index data_key_id on platform.data_key (id);
create unique index data_key_subject on platform.data_key (organisation_id, subject_id) where subject_id is not null;
create unique index data_key_current on platform.data_key (organisation_id) where subject_id is null and retired_at is null;
create index data_key_wrapping on platform.data_key (organisation_id, wrapped_by);
alter table platform.data_key enable row level security;
create policy data_key_nobody on platform.data_key for all to hamroh_app using (false);

-- The key in use of the actor's organisation, and those of the subjects.
create function platform.current_keys(subjects uuid[])
returns table (id uuid, organisation_id uuid, subject_id uuid, wrapped bytea, wrapped_by text)
language sql stable security definer set search_path = pg_catalog as $$
  select k.id, k.organisation_id, k.subject_id, k.wrapped, k.wrapped_by from platform.data_key k
  where k.organisation_id = platform.organisation_id()
    and ((k.subject_id is null and k.retired_at is null) or k.subject_id = any (subjects))
$$;

-- By id, with the keys that wrap them: also those of another organisation, because what it sealed may have been told to
-- this one. Wrapped keys tell nothing to somebody without a master key.
create function platform.keys_by_id(ids uuid[])
returns table (id uuid, organisation_id uuid, subject_id uuid, wrapped bytea, wrapped_by text)
language sql stable security definer set search_path = pg_catalog as $$
  with found as (select k.* from platform.data_key k where k.id = any (ids))
  select f.id, f.organisation_id, f.subject_id, f.wrapped, f.wrapped_by from found f
  union
  select k.id, k.organisation_id, k.subject_id, k.wrapped, k.wrapped_by from found f join platform.data_key k
    on k.organisation_id = f.organisation_id and f.subject_id is not null and k.id::text = f.wrapped_by
$$;

-- Does nothing where there is one already.
create function platform.add_key(new_id uuid, subject uuid, wrapped_key bytea, by text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if platform.organisation_id() is null then raise exception 'keys belong to an organisation' using errcode = '42501'; end if;
  insert into platform.data_key (organisation_id, id, subject_id, wrapped, wrapped_by)
  values (platform.organisation_id(), new_id, subject, wrapped_key, by) on conflict do nothing;
end $$;

-- What these keys sealed can never be read again, not in a backup either.
create function platform.destroy_keys(subjects uuid[]) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  done bigint;
begin
  if not platform.is_system() then raise exception 'only the system destroys keys' using errcode = '42501'; end if;
  delete from platform.data_key k where k.organisation_id = platform.organisation_id() and k.subject_id = any (subjects);
  get diagnostics done = row_count;
  return done;
end $$;

-- Rotation. The organisations with a key; the keys that are not wrapped by this one yet, a stretch at a time; a key
-- wrapped anew (only if nobody has done it meanwhile).
create function platform.organisations_with_keys() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select distinct k.organisation_id from platform.data_key k where platform.is_system() order by 1
$$;
create function platform.retire_key(of_id uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  update platform.data_key k set retired_at = now()
  where platform.is_system() and k.organisation_id = platform.organisation_id() and k.id = of_id and k.subject_id is null and k.retired_at is null
$$;
create function platform.keys_to_wrap(current text, of_organisation boolean, most int)
returns table (id uuid, organisation_id uuid, subject_id uuid, wrapped bytea, wrapped_by text, still bigint)
language sql stable security definer set search_path = pg_catalog as $$
  select k.id, k.organisation_id, k.subject_id, k.wrapped, k.wrapped_by, count(*) over () from platform.data_key k
  where platform.is_system() and k.organisation_id = platform.organisation_id() and k.wrapped_by <> current
    and (k.subject_id is null) = of_organisation
  order by k.id limit most
$$;
create function platform.wrap_anew(of_id uuid, before text, wrapped_key bytea, by text) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system rotates keys' using errcode = '42501'; end if;
  update platform.data_key k set wrapped = wrapped_key, wrapped_by = by
  where k.organisation_id = platform.organisation_id() and k.id = of_id and k.wrapped_by = before;
  return found;
end $$;
-- An organisation's key that wraps nothing any more is of no use to anybody but a thief of old copies.
create function platform.drop_retired_keys() returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  done bigint;
begin
  if not platform.is_system() then raise exception 'only the system rotates keys' using errcode = '42501'; end if;
  delete from platform.data_key k
  where k.organisation_id = platform.organisation_id() and k.subject_id is null and k.retired_at is not null
    and not exists (select 1 from platform.data_key s where s.organisation_id = k.organisation_id and s.wrapped_by = k.id::text);
  get diagnostics done = row_count;
  return done;
end $$;

revoke all on function platform.current_keys(uuid[]), platform.keys_by_id(uuid[]), platform.add_key(uuid, uuid, bytea, text),
  platform.destroy_keys(uuid[]), platform.organisations_with_keys(), platform.retire_key(uuid), platform.keys_to_wrap(text, boolean, int),
  platform.wrap_anew(uuid, text, bytea, text), platform.drop_retired_keys() from public;
grant execute on function platform.current_keys(uuid[]), platform.keys_by_id(uuid[]), platform.add_key(uuid, uuid, bytea, text),
  platform.destroy_keys(uuid[]), platform.organisations_with_keys(), platform.retire_key(uuid), platform.keys_to_wrap(text, boolean, int),
  platform.wrap_anew(uuid, text, bytea, text), platform.drop_retired_keys() to hamroh_app;
