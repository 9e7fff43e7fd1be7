-- What phones of savings groups have sent: every line of every log, kept for good, and what follows from it. Lines name
-- members by opaque ids; names and numbers come sealed with the group's own key, which nobody here has.

create schema savings;
grant usage on schema savings to hamroh_app;

create table savings.group (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null unique,
  name text not null,
  village text,
  currency text not null,
  -- The half of the group's key that checks what only the group can say.
  public_key text not null check (public_key ~ '^[0-9a-f]{64}$'),
  agent_id uuid references accounts.user,
  registered_by uuid references accounts.user,
  registered_at timestamptz not null,
  -- The end of its log, and who writes it; until when the writer has been heard of lately.
  head_seq int not null default 0,
  head_hash text not null default repeat('0', 64),
  epoch int not null default 0,
  writer_device uuid,
  lease_until timestamptz,
  heard_at timestamptz,
  meetings int not null default 0,
  last_meeting int not null default 0,
  -- What the phone's clock said at the last close; only ever shown.
  last_meeting_told text,
  open_forks int not null default 0,
  set_aside int not null default 0,
  -- The group's own vote: what the organisation beside it is shown.
  visibility text not null default 'totals' check (visibility in ('totals', 'members')),
  -- Sums of the whole group, never of one member; numerators and denominators of the indicators.
  figures jsonb,
  primary key (organisation_id, id)
);
create index group_heard on savings.group (organisation_id, heard_at);
create index group_agent on savings.group (organisation_id, agent_id);
alter table savings.group enable row level security;
create policy group_read on savings.group for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent')) and (agent_id is null or agent_id = (select platform.user_id()))))
);
create policy group_insert on savings.group for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('field_agent', 'programme_manager')))
);
create policy group_update on savings.group for update to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('field_agent', 'programme_manager'))))
  with check (organisation_id = (select platform.organisation_id()));
grant select, insert, update on savings.group to hamroh_app;

-- A phone that may send and read: what it shows is kept only as a digest.
create table savings.device (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  id uuid not null,
  key_hash text not null check (key_hash ~ '^[0-9a-f]{64}$'),
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, group_id, id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
alter table savings.device enable row level security;
create policy device_own on savings.device to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('field_agent', 'programme_manager'))))
  with check (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('field_agent', 'programme_manager'))));
grant select, insert on savings.device to hamroh_app;
grant update (ended_at) on savings.device to hamroh_app;

-- Never changed and never removed; only where a line stands may change, when the group settles a fork.
create table savings.entry (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  -- The line's hash, or for one that is not what its hash says a name made from it.
  name text not null,
  seq int not null,
  epoch int not null,
  event_id text not null,
  place text not null check (place in ('main', 'fork', 'quarantine')),
  reason text,
  line jsonb not null,
  received_at timestamptz not null,
  primary key (organisation_id, group_id, name),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
create unique index entry_order on savings.entry (organisation_id, group_id, seq) where place = 'main';
create unique index entry_event on savings.entry (organisation_id, group_id, event_id) where place = 'main';
create index entry_beside on savings.entry (organisation_id, group_id) where place <> 'main';
alter table savings.entry enable row level security;
-- Amounts of single members are nobody's business here: only Hamroh itself reads them, to check and to add up.
create policy entry_system on savings.entry to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant select, insert on savings.entry to hamroh_app;
grant update (place, reason) on savings.entry to hamroh_app;

-- Names, numbers, languages of members, sealed on the phone; erased by being emptied.
create table savings.sealed_member (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  member_id text not null,
  version int not null,
  sealed text,
  received_at timestamptz not null,
  primary key (organisation_id, group_id, member_id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
alter table savings.sealed_member enable row level security;
create policy sealed_member_system on savings.sealed_member to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant select, insert, update on savings.sealed_member to hamroh_app;

-- A phone without anybody signed in: whose group it is, where what it shows is right. Nothing else is told.
create function savings.group_of_device(wanted uuid, device uuid, shown text) returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select d.organisation_id from savings.device d
  where d.group_id = wanted and d.id = device and d.key_hash = shown and d.ended_at is null
$$;
-- Whose group it is and how to check what it says: for a further phone, which proves itself by the group's signature.
create function savings.group_key(wanted uuid) returns table (organisation_id uuid, public_key text)
language sql stable security definer set search_path = pg_catalog as $$
  select g.organisation_id, g.public_key from savings.group g where g.id = wanted
$$;
revoke all on function savings.group_of_device(uuid, uuid, text), savings.group_key(uuid) from public;
grant execute on function savings.group_of_device(uuid, uuid, text), savings.group_key(uuid) to hamroh_app;
