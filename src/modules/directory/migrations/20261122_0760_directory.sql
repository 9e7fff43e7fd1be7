-- Who helps with what, where, when: Open Referral HSDS 3.1 in its own words (organization, service, location …), with
-- what the region needs besides: places instead of postal codes, texts in six languages, what must stay confidential.
-- `owner_id` is the organisation of this Hamroh that an entry belongs to; empty for all who do not work in it.

create schema directory;
grant usage on schema directory to hamroh_app;

-- Who may change an entry: its own directory editors and administrators; an entry that belongs to nobody here, any
-- directory editor; Hamroh itself.
create function directory.may_write(owner uuid) returns boolean language sql stable parallel safe as $$
  select (select platform.is_system())
    or ((select platform.has_role('directory_editor')) and (owner is null or owner = (select platform.organisation_id())))
    or ((select platform.has_role('administrator')) and owner = (select platform.organisation_id()))
$$;


-- Packs of content that were loaded: a start with the same hash has nothing to do.
create table directory.pack (
  name text primary key,
  hash text not null,
  content jsonb not null default '{}',
  loaded_at timestamptz not null default now()
);
alter table directory.pack enable row level security;
create policy pack_read on directory.pack for select to hamroh_app using (true);
create policy pack_write on directory.pack for all to hamroh_app using ((select platform.is_system())) with check ((select platform.is_system()));
grant select, insert, update on directory.pack to hamroh_app;

-- Countries, regions, districts, settlements; `path` from the country down to the place itself; `keys` the folded names.
create table directory.place (
  id text primary key,
  parent_id text references directory.place,
  level text not null check (level in ('country', 'admin1', 'admin2', 'place')),
  country text not null,
  name text not null,
  names jsonb not null default '{}',
  latitude double precision,
  longitude double precision,
  time_zone text,
  path text[] not null,
  keys text[] not null
);
create index place_parent on directory.place (parent_id);
alter table directory.place enable row level security;
create policy place_read on directory.place for select to hamroh_app using (true);
create policy place_write on directory.place for all to hamroh_app using ((select platform.is_system())) with check ((select platform.is_system()));
grant select, insert, update on directory.place to hamroh_app;

create table directory.taxonomy (
  id uuid primary key,
  code text not null unique,
  name text not null,
  description text not null,
  uri text,
  version text
);
alter table directory.taxonomy enable row level security;
create policy taxonomy_read on directory.taxonomy for select to hamroh_app using (true);
create policy taxonomy_write on directory.taxonomy for all to hamroh_app using ((select platform.is_system())) with check ((select platform.is_system()));
grant select, insert, update on directory.taxonomy to hamroh_app;

create table directory.taxonomy_term (
  id uuid primary key,
  taxonomy_id uuid not null references directory.taxonomy,
  code text not null,
  parent_id uuid references directory.taxonomy_term,
  name text not null,
  description text not null,
  names jsonb not null default '{}',
  position int not null default 0,
  unique (taxonomy_id, code)
);
alter table directory.taxonomy_term enable row level security;
create policy taxonomy_term_read on directory.taxonomy_term for select to hamroh_app using (true);
create policy taxonomy_term_write on directory.taxonomy_term for all to hamroh_app using ((select platform.is_system())) with check ((select platform.is_system()));
grant select, insert, update on directory.taxonomy_term to hamroh_app;

create table directory.organization (
  id uuid primary key,
  owner_id uuid references organisations.organisation,
  -- An organisation of this Hamroh has one entry.
  unique (owner_id),
  kind text not null check (kind in ('hotline', 'legal_aid', 'crisis_centre', 'shelter', 'support_centre', 'consulate', 'migration_service', 'trade_union', 'diaspora', 'health', 'school', 'social_service', 'training', 'other')),
  name text not null,
  alternate_name text,
  description text not null,
  -- { "ru": { "name": …, "description": … }, … }
  translations jsonb not null default '{}',
  email text,
  website text,
  legal_status text,
  year_incorporated int,
  parent_organization_id uuid references directory.organization,
  country text check (country ~ '^[A-Z]{2}$'),
  place_id text references directory.place,
  -- Where the entry is from; `as_of` the month or year of that source.
  source text,
  source_url text,
  licence text,
  as_of text,
  external_id text unique,
  search_keys text[] not null default '{}',
  last_verified_at timestamptz,
  last_verified_by uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  last_modified timestamptz not null default now()
);
alter table directory.organization enable row level security;
create policy organization_read on directory.organization for select to hamroh_app using (true);
create policy organization_new on directory.organization for insert to hamroh_app with check (directory.may_write(owner_id));
create policy organization_change on directory.organization for update to hamroh_app using (directory.may_write(owner_id)) with check (directory.may_write(owner_id));
grant select, insert, update on directory.organization to hamroh_app;

create table directory.location (
  id uuid primary key,
  organization_id uuid not null references directory.organization,
  owner_id uuid references organisations.organisation,
  -- public: everybody; network: whoever is signed in; organisation: its own staff. Partners by link are the public.
  visibility text not null default 'public' check (visibility in ('public', 'network', 'organisation')),
  location_type text not null default 'physical' check (location_type in ('physical', 'postal', 'virtual')),
  name text,
  description text,
  place_id text references directory.place,
  country text not null check (country ~ '^[A-Z]{2}$'),
  -- A settlement as the source writes it, where the places do not know it.
  city text,
  address_1 text,
  address_2 text,
  postal_code text,
  transportation text,
  accessibility text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  time_zone text,
  version int not null default 1,
  last_modified timestamptz not null default now()
);
create index location_organization on directory.location (organization_id);
alter table directory.location enable row level security;
create policy location_read on directory.location for select to hamroh_app using (
  visibility = 'public'
  or (select platform.is_system())
  or (visibility = 'network' and (select platform.actor_kind()) = 'member')
  or (owner_id = (select platform.organisation_id()) and (select platform.actor_kind()) = 'member'));
create policy location_new on directory.location for insert to hamroh_app with check (directory.may_write(owner_id));
create policy location_change on directory.location for update to hamroh_app using (directory.may_write(owner_id)) with check (directory.may_write(owner_id));
grant select, insert, update on directory.location to hamroh_app;

create table directory.service (
  id uuid primary key,
  organization_id uuid not null references directory.organization,
  owner_id uuid references organisations.organisation,
  visibility text not null default 'public' check (visibility in ('public', 'network', 'organisation')),
  status text not null default 'active' check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  name text not null,
  alternate_name text,
  description text,
  translations jsonb not null default '{}',
  url text,
  email text,
  application_process text,
  fees text not null default 'unknown' check (fees in ('free', 'partly', 'paid', 'unknown')),
  eligibility_description text,
  minimum_age int check (minimum_age between 0 and 120),
  maximum_age int check (maximum_age between 0 and 120),
  -- Only for women or only for men; empty: for all.
  eligible_sex text check (eligible_sex in ('female', 'male')),
  -- Only for citizens of these countries; empty: for all.
  citizenships text[] not null default '{}',
  -- By telephone or message, wherever the person is within the service area.
  remote boolean not null default false,
  tells_nobody boolean not null default false,
  -- One of its locations is not public: told as such, never where.
  confidential_place boolean not null default false,
  time_zone text not null default 'Asia/Dushanbe',
  -- What the ranking reads in one go; the rows of attribute, language and service_area are written with them.
  need_codes text[] not null default '{}',
  area_codes text[] not null default '{}',
  target_groups text[] not null default '{}',
  languages text[] not null default '{}',
  served_places text[] not null default '{}',
  search_keys text[] not null default '{}',
  source text,
  as_of text,
  external_id text unique,
  last_verified_at timestamptz,
  last_verified_by uuid,
  version int not null default 1,
  created_at timestamptz not null default now(),
  last_modified timestamptz not null default now()
);
create index service_organization on directory.service (organization_id);
create index service_needs on directory.service using gin (need_codes);
create index service_areas on directory.service using gin (area_codes);
create index service_modified on directory.service (last_modified, id);
alter table directory.service enable row level security;
create policy service_read on directory.service for select to hamroh_app using (
  visibility = 'public'
  or (select platform.is_system())
  or (visibility = 'network' and (select platform.actor_kind()) = 'member')
  or (owner_id = (select platform.organisation_id()) and (select platform.actor_kind()) = 'member'));
create policy service_new on directory.service for insert to hamroh_app with check (directory.may_write(owner_id));
create policy service_change on directory.service for update to hamroh_app using (directory.may_write(owner_id)) with check (directory.may_write(owner_id));
grant select, insert, update on directory.service to hamroh_app;

-- What hangs on a service or a location is seen and written with it: the row above is asked under its own policies.
create function directory.may_write_service(wanted uuid) returns boolean language sql stable parallel safe as $$
  select exists (select 1 from directory.service where id = wanted and directory.may_write(owner_id))
$$;
create function directory.may_write_organization(wanted uuid) returns boolean language sql stable parallel safe as $$
  select exists (select 1 from directory.organization where id = wanted and directory.may_write(owner_id))
$$;

create function directory.may_write_phone(of_organization uuid, of_service uuid, of_location uuid) returns boolean language sql stable parallel safe as $$
  select case
    when of_service is not null then directory.may_write_service(of_service)
    when of_organization is not null then directory.may_write_organization(of_organization)
    else exists (select 1 from directory.location where id = of_location and directory.may_write(owner_id)) end
$$;

create table directory.service_at_location (
  id uuid primary key,
  service_id uuid not null references directory.service,
  location_id uuid not null references directory.location,
  description text,
  unique (service_id, location_id)
);
create index service_at_location_location on directory.service_at_location (location_id);
alter table directory.service_at_location enable row level security;
create policy service_at_location_read on directory.service_at_location for select to hamroh_app using (
  exists (select 1 from directory.service s where s.id = service_id) and exists (select 1 from directory.location l where l.id = location_id));
create policy service_at_location_new on directory.service_at_location for insert to hamroh_app with check (directory.may_write_service(service_id));
create policy service_at_location_change on directory.service_at_location for update to hamroh_app using (directory.may_write_service(service_id)) with check (directory.may_write_service(service_id));
create policy service_at_location_remove on directory.service_at_location for delete to hamroh_app using (directory.may_write_service(service_id));
grant select, insert, update, delete on directory.service_at_location to hamroh_app;

create table directory.phone (
  id uuid primary key,
  organization_id uuid references directory.organization,
  service_id uuid references directory.service,
  location_id uuid references directory.location,
  number text not null,
  extension text,
  type text check (type in ('voice', 'text', 'fax', 'telegram', 'whatsapp')),
  description text,
  free_of_charge boolean not null default false,
  position int not null default 0,
  check (num_nonnulls(organization_id, service_id, location_id) = 1)
);
create index phone_service on directory.phone (service_id);
create index phone_organization on directory.phone (organization_id);
create index phone_location on directory.phone (location_id);
alter table directory.phone enable row level security;
create policy phone_read on directory.phone for select to hamroh_app using (
  organization_id is not null
  or exists (select 1 from directory.service s where s.id = service_id)
  or exists (select 1 from directory.location l where l.id = location_id));
create policy phone_new on directory.phone for insert to hamroh_app with check (directory.may_write_phone(organization_id, service_id, location_id));
create policy phone_change on directory.phone for update to hamroh_app using (directory.may_write_phone(organization_id, service_id, location_id))
  with check (directory.may_write_phone(organization_id, service_id, location_id));
create policy phone_remove on directory.phone for delete to hamroh_app using (directory.may_write_phone(organization_id, service_id, location_id));
grant select, insert, update, delete on directory.phone to hamroh_app;

-- RRULE in columns, as HSDS has it. A row without `freq` holds for its days only (`dtstart` to `until`) and goes before
-- the regular hours of those days; `closed` (our own word) says that there are none. Times are on the wall of the place.
create table directory.schedule (
  id uuid primary key,
  service_id uuid not null references directory.service,
  location_id uuid references directory.location,
  valid_from date,
  valid_to date,
  dtstart date,
  until date,
  freq text check (freq in ('WEEKLY', 'MONTHLY')),
  wkst text check (wkst in ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')),
  interval int check (interval between 1 and 60),
  count int,
  byday text,
  bymonthday text,
  byyearday text,
  byweekno text,
  timezone text,
  opens_at time,
  -- At or before opens_at: past midnight. 24:00 is the end of the day.
  closes_at time,
  closed boolean not null default false,
  attending_type text check (attending_type in ('in-person', 'phone', 'virtual')),
  description text,
  notes text,
  check (closed or (opens_at is not null and closes_at is not null)),
  check (freq is not null or dtstart is not null)
);
create index schedule_service on directory.schedule (service_id);
alter table directory.schedule enable row level security;
create policy schedule_read on directory.schedule for select to hamroh_app using (exists (select 1 from directory.service s where s.id = service_id));
create policy schedule_new on directory.schedule for insert to hamroh_app with check (directory.may_write_service(service_id));
create policy schedule_change on directory.schedule for update to hamroh_app using (directory.may_write_service(service_id)) with check (directory.may_write_service(service_id));
create policy schedule_remove on directory.schedule for delete to hamroh_app using (directory.may_write_service(service_id));
grant select, insert, update, delete on directory.schedule to hamroh_app;

create table directory.service_area (
  id uuid primary key,
  service_id uuid not null references directory.service,
  -- A place, or a country that the places do not know.
  place_id text references directory.place,
  country text,
  name text,
  check (num_nonnulls(place_id, country) = 1)
);
create index service_area_service on directory.service_area (service_id);
alter table directory.service_area enable row level security;
create policy service_area_read on directory.service_area for select to hamroh_app using (exists (select 1 from directory.service s where s.id = service_id));
create policy service_area_new on directory.service_area for insert to hamroh_app with check (directory.may_write_service(service_id));
create policy service_area_change on directory.service_area for update to hamroh_app using (directory.may_write_service(service_id)) with check (directory.may_write_service(service_id));
create policy service_area_remove on directory.service_area for delete to hamroh_app using (directory.may_write_service(service_id));
grant select, insert, update, delete on directory.service_area to hamroh_app;

create table directory.language (
  id uuid primary key,
  service_id uuid not null references directory.service,
  code text not null check (code ~ '^[a-z]{2,3}$'),
  note text,
  unique (service_id, code)
);
alter table directory.language enable row level security;
create policy language_read on directory.language for select to hamroh_app using (exists (select 1 from directory.service s where s.id = service_id));
create policy language_new on directory.language for insert to hamroh_app with check (directory.may_write_service(service_id));
create policy language_change on directory.language for update to hamroh_app using (directory.may_write_service(service_id)) with check (directory.may_write_service(service_id));
create policy language_remove on directory.language for delete to hamroh_app using (directory.may_write_service(service_id));
grant select, insert, update, delete on directory.language to hamroh_app;

-- Needs and target groups of a service, as HSDS attributes: links to taxonomy terms.
create table directory.attribute (
  id uuid primary key,
  link_id uuid not null references directory.service,
  link_entity text not null default 'service' check (link_entity = 'service'),
  taxonomy_term_id uuid not null references directory.taxonomy_term,
  unique (link_id, taxonomy_term_id)
);
alter table directory.attribute enable row level security;
create policy attribute_read on directory.attribute for select to hamroh_app using (exists (select 1 from directory.service s where s.id = link_id));
create policy attribute_new on directory.attribute for insert to hamroh_app with check (directory.may_write_service(link_id));
create policy attribute_change on directory.attribute for update to hamroh_app using (directory.may_write_service(link_id)) with check (directory.may_write_service(link_id));
create policy attribute_remove on directory.attribute for delete to hamroh_app using (directory.may_write_service(link_id));
grant select, insert, update, delete on directory.attribute to hamroh_app;

create table directory.cost_option (
  id uuid primary key,
  service_id uuid not null references directory.service,
  option text,
  amount bigint check (amount >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  amount_description text,
  valid_from date,
  valid_to date
);
create index cost_option_service on directory.cost_option (service_id);
alter table directory.cost_option enable row level security;
create policy cost_option_read on directory.cost_option for select to hamroh_app using (exists (select 1 from directory.service s where s.id = service_id));
create policy cost_option_new on directory.cost_option for insert to hamroh_app with check (directory.may_write_service(service_id));
create policy cost_option_change on directory.cost_option for update to hamroh_app using (directory.may_write_service(service_id)) with check (directory.may_write_service(service_id));
create policy cost_option_remove on directory.cost_option for delete to hamroh_app using (directory.may_write_service(service_id));
grant select, insert, update, delete on directory.cost_option to hamroh_app;

-- What is free, in which unit (bed, place in a course), as of when.
create table directory.service_capacity (
  id uuid primary key,
  service_id uuid not null references directory.service,
  unit text not null check (unit in ('bed', 'place', 'appointment', 'kit')),
  available int not null check (available >= 0),
  maximum int check (maximum >= 0),
  description text,
  updated timestamptz not null,
  unique (service_id, unit)
);
alter table directory.service_capacity enable row level security;
create policy service_capacity_read on directory.service_capacity for select to hamroh_app using (exists (select 1 from directory.service s where s.id = service_id));
create policy service_capacity_new on directory.service_capacity for insert to hamroh_app with check (directory.may_write_service(service_id));
create policy service_capacity_change on directory.service_capacity for update to hamroh_app using (directory.may_write_service(service_id)) with check (directory.may_write_service(service_id));
create policy service_capacity_remove on directory.service_capacity for delete to hamroh_app using (directory.may_write_service(service_id));
grant select, insert, update, delete on directory.service_capacity to hamroh_app;

-- Who changed what, when, from what to what. Never changed, never removed; may hold what is confidential, so it is read
-- by those who may write the entry.
create table directory.change (
  id uuid primary key,
  owner_id uuid references organisations.organisation,
  thing text not null check (thing in ('organization', 'service', 'location')),
  thing_id uuid not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_organisation_id uuid,
  action text not null check (action in ('create', 'update', 'verify')),
  before jsonb,
  after jsonb
);
create index change_thing on directory.change (thing_id, at desc);
alter table directory.change enable row level security;
create policy change_read on directory.change for select to hamroh_app using (directory.may_write(owner_id));
create policy change_new on directory.change for insert to hamroh_app with check (directory.may_write(owner_id));
grant select, insert on directory.change to hamroh_app;
