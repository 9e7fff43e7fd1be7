-- Sign-in: users, membership, sessions of our own (one indexed read per request), recovery codes, invitations.

create schema accounts;
grant usage on schema accounts to hamroh_app;

create table accounts.user (
  id uuid primary key,
  email text not null,
  name text not null,
  locale text not null default 'en',
  password_hash text,
  -- The shared secret of the authenticator app; in force once confirmed.
  totp_secret text,
  totp_confirmed_at timestamptz,
  -- The last time step that was used, so that a code cannot be used twice.
  totp_last_step bigint not null default 0,
  failed_attempts int not null default 0,
  locked_until timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now()
);
create unique index user_email on accounts.user (lower(email));

create table accounts.member (
  organisation_id uuid not null references organisations.organisation,
  user_id uuid not null references accounts.user,
  roles text[] not null check (roles <@ array['operator','caseworker','lawyer','supervisor','programme_manager','directory_editor','field_agent','auditor','administrator']),
  team_ids uuid[] not null default '{}',
  languages text[] not null default '{}',
  active boolean not null default true,
  joined_at timestamptz not null default now(),
  version int not null default 1,
  primary key (organisation_id, user_id)
);
create index member_of_user on accounts.member (user_id);

create table accounts.session (
  id uuid primary key,
  organisation_id uuid not null references organisations.organisation,
  user_id uuid not null references accounts.user,
  token_hash bytea not null unique,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- What the person needs to recognise a device: kind of browser and system, never an address.
  device text not null default ''
);
create index session_of_user on accounts.session (user_id, started_at desc);

create table accounts.recovery_code (
  user_id uuid not null references accounts.user,
  code_hash text not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table accounts.invitation (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  email text not null,
  name text not null default '',
  roles text[] not null,
  team_ids uuid[] not null default '{}',
  token_hash bytea not null unique,
  invited_by uuid references accounts.user,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz,
  primary key (organisation_id, id)
);

alter table accounts.user enable row level security;
alter table accounts.member enable row level security;
alter table accounts.session enable row level security;
alter table accounts.recovery_code enable row level security;
alter table accounts.invitation enable row level security;

create policy member_read on accounts.member for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) or user_id = (select platform.user_id()));
create policy member_write on accounts.member for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())));
-- A colleague's name is needed wherever work is assigned; what signs them in is not granted at all (see the columns).
create policy user_read on accounts.user for select to hamroh_app using (
  id = (select platform.user_id()) or (select platform.is_system())
  or exists (select 1 from accounts.member m where m.user_id = accounts.user.id and m.organisation_id = (select platform.organisation_id())));
create policy user_self on accounts.user for update to hamroh_app using (id = (select platform.user_id()) or (select platform.is_system()));
create policy user_new on accounts.user for insert to hamroh_app with check ((select platform.is_system()));
create policy session_own on accounts.session for all to hamroh_app
  using (user_id = (select platform.user_id()) or (select platform.is_system()))
  with check (user_id = (select platform.user_id()) or (select platform.is_system()));
create policy recovery_own on accounts.recovery_code for all to hamroh_app
  using (user_id = (select platform.user_id()) or (select platform.is_system()))
  with check (user_id = (select platform.user_id()) or (select platform.is_system()));
create policy invitation_own on accounts.invitation for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())));

grant select (id, email, name, locale, totp_confirmed_at, version, created_at) on accounts.user to hamroh_app;
grant insert on accounts.user to hamroh_app;
grant update (name, locale, password_hash, totp_secret, totp_confirmed_at, totp_last_step, failed_attempts, locked_until, version)
  on accounts.user to hamroh_app;
grant select, insert, update on accounts.member to hamroh_app;
grant select, insert, update on accounts.session to hamroh_app;
grant select, insert, update, delete on accounts.recovery_code to hamroh_app;
grant select, insert, update on accounts.invitation to hamroh_app;

-- What signing in needs to know before anybody is signed in: one row, by address.
create function accounts.credentials(address text) returns table (
  id uuid, email text, name text, locale text, password_hash text, totp_secret text, totp_confirmed_at timestamptz, totp_last_step bigint,
  failed_attempts int, locked_until timestamptz, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select u.id, u.email, u.name, u.locale, u.password_hash, u.totp_secret, u.totp_confirmed_at, u.totp_last_step, u.failed_attempts, u.locked_until,
         (select m.organisation_id from accounts.member m where m.user_id = u.id and m.active order by m.joined_at limit 1)
  from accounts.user u where lower(u.email) = lower(address)
$$;
create function accounts.invitation_by(hash bytea) returns setof accounts.invitation
language sql stable security definer set search_path = pg_catalog as $$
  select * from accounts.invitation
  where token_hash = hash and accepted_at is null and withdrawn_at is null and expires_at > now()
$$;

-- The entry of every signed-in transaction: checks the session, says who acts, notes that it was seen (every 5 minutes).
create function accounts.enter(hash bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  held record;
begin
  select s.id, s.user_id, s.organisation_id, s.seen_at, u.name, u.locale, m.roles, m.team_ids, o.time_zone into held
  from accounts.session s
  join accounts.user u on u.id = s.user_id
  join accounts.member m on m.organisation_id = s.organisation_id and m.user_id = s.user_id and m.active
  join organisations.organisation o on o.id = s.organisation_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '12 hours';
  if not found then return null; end if;
  if held.seen_at < now() - interval '5 minutes' then
    update accounts.session set seen_at = now() where id = held.id;
  end if;
  perform platform.act_as('member', held.organisation_id, held.user_id, held.roles, held.team_ids);
  return jsonb_build_object('kind', 'member', 'userId', held.user_id, 'sessionId', held.id, 'organisationId', held.organisation_id,
    'name', held.name, 'roles', held.roles, 'teamIds', held.team_ids, 'locale', held.locale, 'timeZone', held.time_zone);
end $$;
revoke all on function accounts.credentials(text), accounts.invitation_by(bytea), accounts.enter(bytea) from public;
grant execute on function accounts.credentials(text), accounts.invitation_by(bytea), accounts.enter(bytea) to hamroh_app;
