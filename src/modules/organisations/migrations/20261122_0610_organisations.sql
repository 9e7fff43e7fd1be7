-- The organisations of the network, their teams, partners; members come with the accounts they belong to.

create schema organisations;
grant usage on schema organisations to hamroh_app;

create table organisations.organisation (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$'),
  name text not null,
  -- What kind of helper: decides nothing, tells partners whom they deal with.
  kind text not null check (kind in ('hotline', 'legal_aid', 'crisis_centre', 'support_centre', 'consulate', 'migration_service', 'trade_union', 'diaspora', 'other')),
  country text not null check (country ~ '^[A-Z]{2}$'),
  place_id text,
  languages text[] not null default '{}',
  time_zone text not null,
  -- Weekly hours: [{ "days": [1,2,3,4,5], "from": 540, "to": 1080 }], minutes after midnight, local.
  hours jsonb not null default '[]',
  phone text,
  -- Whether public requests for help come here, and for which country.
  takes_public_requests boolean not null default false,
  closing_needs_approval boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now()
);
-- Who takes part in the network is no secret within it; the register itself changes only by its own administrator.
alter table organisations.organisation enable row level security;
create policy organisation_read on organisations.organisation for select to hamroh_app using (true);
create policy organisation_own on organisations.organisation for update to hamroh_app
  using (id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())));
create policy organisation_new on organisations.organisation for insert to hamroh_app with check ((select platform.is_system()));
grant select, insert, update on organisations.organisation to hamroh_app;

create table organisations.team (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  name text not null,
  primary key (organisation_id, id)
);
alter table organisations.team enable row level security;
create policy team_read on organisations.team for select to hamroh_app using (organisation_id = (select platform.organisation_id()));
create policy team_write on organisations.team for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())));
grant select, insert, update on organisations.team to hamroh_app;

create table organisations.partner (
  organisation_id uuid not null references organisations.organisation,
  partner_id uuid not null references organisations.organisation,
  since date not null default current_date,
  primary key (organisation_id, partner_id),
  check (organisation_id <> partner_id)
);
alter table organisations.partner enable row level security;
create policy partner_read on organisations.partner for select to hamroh_app using (organisation_id = (select platform.organisation_id()));
create policy partner_write on organisations.partner for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())));
grant select, insert, delete on organisations.partner to hamroh_app;
