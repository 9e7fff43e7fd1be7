-- Passkeys, sign-in with an organisation's own provider, the second factor that some roles must have, tries counted per
-- account and place (not per account), recovery by two colleagues.

create table accounts.passkey (
  user_id uuid not null references accounts.user,
  id uuid not null,
  name text not null,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  -- Whether its maker keeps a copy elsewhere: then a lost device loses no passkey.
  backed_up boolean not null default false,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, id)
);

-- A session that may only set up a second factor (`set_up`), or must still present the one there is (`code`). It is not
-- in accounts.session, so that the entry of every request need not know of it and can never let it in by mistake.
create table accounts.limited_session (
  token_hash bytea primary key,
  id uuid not null,
  organisation_id uuid not null references organisations.organisation,
  user_id uuid not null references accounts.user,
  purpose text not null check (purpose in ('set_up', 'code')),
  device text not null default '',
  started_at timestamptz not null,
  expires_at timestamptz not null
);
create index limited_session_of_user on accounts.limited_session (user_id);

-- Devices on which somebody signed in before: tries from there are counted apart from strangers' tries.
create table accounts.device (
  user_id uuid not null references accounts.user,
  device_hash bytea not null,
  seen_at timestamptz not null,
  primary key (user_id, device_hash)
);

-- Tries by account and place; both only as keyed digests, so that the table tells neither addresses nor who signs in.
create table accounts.attempt (
  account_key bytea not null,
  source_key bytea not null,
  tries int not null,
  at timestamptz not null,
  free_at timestamptz not null,
  primary key (account_key, source_key)
);
create index attempt_at on accounts.attempt (at);
-- What may be used once: challenges, answers of a provider.
create table accounts.spent (hash bytea primary key, until timestamptz not null);

create table accounts.sign_in_setting (
  organisation_id uuid primary key references organisations.organisation,
  -- Only the demonstration and organisations that existed for trying have it; it can be taken away, never given, in the app.
  second_factor_waived boolean not null default false,
  issuer text,
  client_id text,
  client_secret_sealed text,
  -- Whether somebody whom nobody invited gets an account at the first sign-in, and as what.
  creates_accounts boolean not null default false,
  created_roles text[] not null default '{}',
  asks_second_factor boolean not null default false,
  version int not null default 1,
  check (issuer is null or (client_id is not null and client_secret_sealed is not null))
);
create table accounts.identity (
  organisation_id uuid not null references organisations.organisation,
  issuer text not null,
  subject text not null,
  user_id uuid not null references accounts.user,
  linked_at timestamptz not null,
  primary key (organisation_id, issuer, subject)
);

create table accounts.recovery (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  user_id uuid not null references accounts.user,
  asked_by uuid not null references accounts.user,
  asked_at timestamptz not null,
  confirmed_by uuid references accounts.user,
  confirmed_at timestamptz,
  token_hash bytea unique,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  -- When the person was told and said so.
  told_at timestamptz,
  primary key (organisation_id, id),
  check (confirmed_by <> asked_by and confirmed_by <> user_id and asked_by <> user_id)
);
create unique index recovery_open on accounts.recovery (organisation_id, user_id)
  where confirmed_at is null and withdrawn_at is null;

alter table accounts.passkey enable row level security;
alter table accounts.limited_session enable row level security;
alter table accounts.device enable row level security;
alter table accounts.attempt enable row level security;
alter table accounts.spent enable row level security;
alter table accounts.sign_in_setting enable row level security;
alter table accounts.identity enable row level security;
alter table accounts.recovery enable row level security;

create policy passkey_own on accounts.passkey for all to hamroh_app
  using (user_id = (select platform.user_id()) or (select platform.is_system()))
  with check (user_id = (select platform.user_id()) or (select platform.is_system()));
create policy limited_session_own on accounts.limited_session for all to hamroh_app
  using (user_id = (select platform.user_id()) or (select platform.is_system()))
  with check (user_id = (select platform.user_id()) or (select platform.is_system()));
create policy device_system on accounts.device for all to hamroh_app
  using ((select platform.is_system())) with check ((select platform.is_system()));
create policy setting_read on accounts.sign_in_setting for select to hamroh_app
  using (organisation_id = (select platform.organisation_id()));
create policy setting_write on accounts.sign_in_setting for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator')) or (select platform.is_system())));
create policy identity_system on accounts.identity for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
create policy recovery_helpers on accounts.recovery for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('supervisor', 'administrator')) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('supervisor', 'administrator')) or (select platform.is_system())));
create policy recovery_person on accounts.recovery for select to hamroh_app using (user_id = (select platform.user_id()));

grant select, insert, update, delete on accounts.passkey to hamroh_app;
grant select, insert, delete on accounts.limited_session to hamroh_app;
grant select, insert, update, delete on accounts.device to hamroh_app;
-- The client's secret is read by one function alone.
grant select (organisation_id, second_factor_waived, issuer, client_id, creates_accounts, created_roles, asks_second_factor, version)
  on accounts.sign_in_setting to hamroh_app;
grant insert, update on accounts.sign_in_setting to hamroh_app;
grant select, insert on accounts.identity to hamroh_app;
grant select, insert, update on accounts.recovery to hamroh_app;

-- Counts a try before it is judged, so that many at once cannot slip by; null: go on; else not before that moment.
-- Ten are free, then 5 s, 10 s, 20 s … at most 15 minutes. One address may be wrong a hundred times in 15 minutes.
create function accounts.begin_try(account bytea, source bytea, known boolean, moment timestamptz) returns timestamptz
language plpgsql security definer set search_path = pg_catalog as $$
declare
  held record;
  all_accounts constant bytea := '\x00';
begin
  select * into held from accounts.attempt where account_key = account and source_key = source for update;
  if held.free_at > moment then return held.free_at; end if;
  if not known then
    insert into accounts.attempt as a values (all_accounts, source, 1, moment, moment)
      on conflict (account_key, source_key) do update set
        tries = case when a.at < moment - interval '15 minutes' then 1 else a.tries + 1 end,
        at = case when a.at < moment - interval '15 minutes' then moment else a.at end
      returning * into held;
    if held.tries > 100 then return held.at + interval '15 minutes'; end if;
  end if;
  insert into accounts.attempt as a values (account, source, 1, moment, moment)
    on conflict (account_key, source_key) do update set
      tries = case when a.at < moment - interval '1 day' then 1 else a.tries + 1 end,
      at = moment,
      free_at = case when a.tries < 9 or a.at < moment - interval '1 day' then moment
                else moment + least(interval '15 minutes', interval '5 seconds' * power(2, least(a.tries - 9, 10))) end;
  return null;
end $$;
-- The try was right.
create function accounts.end_try(account bytea, source bytea) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from accounts.attempt where account_key = account and source_key = source;
  update accounts.attempt set tries = greatest(tries - 1, 0) where account_key = '\x00' and source_key = source;
$$;
-- True once for each hash.
create function accounts.spend(what bytea, valid_until timestamptz) returns boolean
language sql security definer set search_path = pg_catalog as $$
  with used as (insert into accounts.spent values (what, valid_until) on conflict do nothing returning 1)
  select exists (select 1 from used)
$$;
create function accounts.forget_old(moment timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from accounts.attempt where at < moment - interval '1 day';
  delete from accounts.spent where until < moment;
  delete from accounts.limited_session where expires_at < moment;
  delete from accounts.device where seen_at < moment - interval '400 days';
$$;

-- What signing in needs before anybody is signed in: one row each.
create function accounts.passkey_by(credential text) returns table (
  user_id uuid, id uuid, credential_id text, public_key bytea, counter bigint, transports text[], email text, organisation_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select p.user_id, p.id, p.credential_id, p.public_key, p.counter, p.transports, u.email,
         (select m.organisation_id from accounts.member m where m.user_id = u.id and m.active order by m.joined_at limit 1)
  from accounts.passkey p join accounts.user u on u.id = p.user_id where p.credential_id = credential
$$;
create function accounts.device_is_known(address text, device bytea) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from accounts.device d join accounts.user u on u.id = d.user_id
                 where lower(u.email) = lower(address) and d.device_hash = device)
$$;
create function accounts.providers() returns table (slug text, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select o.slug, o.name from accounts.sign_in_setting s join organisations.organisation o on o.id = s.organisation_id
  where s.issuer is not null order by o.name
$$;
create function accounts.provider_of(organisation text) returns table (
  organisation_id uuid, slug text, issuer text, client_id text, client_secret_sealed text, creates_accounts boolean,
  created_roles text[], asks_second_factor boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select o.id, o.slug, s.issuer, s.client_id, s.client_secret_sealed, s.creates_accounts, s.created_roles, s.asks_second_factor
  from accounts.sign_in_setting s join organisations.organisation o on o.id = s.organisation_id
  where o.slug = organisation and s.issuer is not null
$$;
create function accounts.limited_by(hash bytea) returns jsonb
language sql stable security definer set search_path = pg_catalog as $$
  select jsonb_build_object('kind', 'member', 'userId', s.user_id, 'sessionId', s.id, 'organisationId', s.organisation_id,
    'name', u.name, 'roles', '[]'::jsonb, 'teamIds', '[]'::jsonb, 'locale', u.locale, 'timeZone', o.time_zone, 'limited', s.purpose)
  from accounts.limited_session s
  join accounts.user u on u.id = s.user_id
  join accounts.member m on m.organisation_id = s.organisation_id and m.user_id = s.user_id and m.active
  join organisations.organisation o on o.id = s.organisation_id
  where s.token_hash = hash and s.expires_at > now()
$$;
create function accounts.recovery_by(hash bytea) returns table (
  organisation_id uuid, id uuid, user_id uuid, email text, name text, asked_by uuid, confirmed_by uuid, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select r.organisation_id, r.id, r.user_id, u.email, u.name, r.asked_by, r.confirmed_by, r.expires_at
  from accounts.recovery r join accounts.user u on u.id = r.user_id
  where r.token_hash = hash and r.used_at is null and r.withdrawn_at is null
$$;
-- Whether somebody also works for another organisation: two colleagues here must not open the files of those there.
create function accounts.works_elsewhere(person uuid, here uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from accounts.member where user_id = person and organisation_id <> here and active)
$$;
create function accounts.has_passkey(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from accounts.passkey where user_id = person)
$$;

revoke all on function accounts.begin_try(bytea, bytea, boolean, timestamptz), accounts.end_try(bytea, bytea),
  accounts.spend(bytea, timestamptz), accounts.forget_old(timestamptz), accounts.passkey_by(text),
  accounts.device_is_known(text, bytea), accounts.providers(), accounts.provider_of(text), accounts.limited_by(bytea),
  accounts.recovery_by(bytea), accounts.works_elsewhere(uuid, uuid), accounts.has_passkey(uuid) from public;
grant execute on function accounts.begin_try(bytea, bytea, boolean, timestamptz), accounts.end_try(bytea, bytea),
  accounts.spend(bytea, timestamptz), accounts.forget_old(timestamptz), accounts.passkey_by(text),
  accounts.device_is_known(text, bytea), accounts.providers(), accounts.provider_of(text), accounts.limited_by(bytea),
  accounts.recovery_by(bytea), accounts.works_elsewhere(uuid, uuid), accounts.has_passkey(uuid) to hamroh_app;

-- The count and the lock by account alone are gone: they could be used to lock somebody out.
drop function accounts.credentials(text);
alter table accounts.user drop column failed_attempts, drop column locked_until;
create function accounts.credentials(address text) returns table (
  id uuid, email text, name text, locale text, password_hash text, totp_secret text, totp_confirmed_at timestamptz, totp_last_step bigint,
  organisation_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select u.id, u.email, u.name, u.locale, u.password_hash, u.totp_secret, u.totp_confirmed_at, u.totp_last_step,
         (select m.organisation_id from accounts.member m where m.user_id = u.id and m.active order by m.joined_at limit 1)
  from accounts.user u where lower(u.email) = lower(address)
$$;
revoke all on function accounts.credentials(text) from public;
grant execute on function accounts.credentials(text) to hamroh_app;

-- A demonstration that was loaded before this keeps its way in.
insert into accounts.sign_in_setting (organisation_id, second_factor_waived)
select distinct m.organisation_id, true from accounts.member m join accounts.user u on u.id = m.user_id where u.email like '%.demo';
