-- A way back in that whoever runs the server opened, because nobody was left in the organisation to do it: by whom and why, in
-- words, and which members were told of it.
alter table accounts.recovery alter column asked_by drop not null;
alter table accounts.recovery add column operator text, add column operator_reason text;
alter table accounts.recovery add check ((operator is null) = (asked_by is not null)), add check ((operator is null) = (operator_reason is null));

create table accounts.recovery_told (
  organisation_id uuid not null references organisations.organisation,
  recovery_id uuid not null,
  user_id uuid not null references accounts.user,
  told_at timestamptz not null,
  primary key (organisation_id, recovery_id, user_id),
  foreign key (organisation_id, recovery_id) references accounts.recovery
);
alter table accounts.recovery_told enable row level security;
create policy recovery_told_own on accounts.recovery_told for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (user_id = (select platform.user_id()) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id()) and (user_id = (select platform.user_id()) or (select platform.is_system())));
grant select, insert on accounts.recovery_told to hamroh_app;

-- Every member of the organisation learns of it.
create function accounts.opened_by_operator() returns table (id uuid, at timestamptz, operator text, reason text, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select r.id, r.confirmed_at, r.operator, r.operator_reason, case when r.user_id = platform.user_id() then null else u.name end
  from accounts.recovery r join accounts.user u on u.id = r.user_id
  where r.organisation_id = platform.organisation_id() and r.operator is not null and r.confirmed_at > now() - interval '1 year'
    and not exists (select 1 from accounts.recovery_told t
      where t.organisation_id = r.organisation_id and t.recovery_id = r.id and t.user_id = platform.user_id())
    and exists (select 1 from accounts.member m
      where m.organisation_id = r.organisation_id and m.user_id = platform.user_id() and m.active)
  order by r.confirmed_at
$$;
create function accounts.operator_told(recovery uuid, moment timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into accounts.recovery_told (organisation_id, recovery_id, user_id, told_at)
  select r.organisation_id, r.id, platform.user_id(), moment from accounts.recovery r
  where r.organisation_id = platform.organisation_id() and r.id = recovery and r.operator is not null and platform.user_id() is not null
    and exists (select 1 from accounts.member m
      where m.organisation_id = r.organisation_id and m.user_id = platform.user_id() and m.active)
  on conflict do nothing;
  return found;
end $$;

drop function accounts.recovery_by(bytea);
create function accounts.recovery_by(hash bytea) returns table (
  organisation_id uuid, id uuid, user_id uuid, email text, name text, asked_by uuid, confirmed_by uuid, operator text, expires_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select r.organisation_id, r.id, r.user_id, u.email, u.name, r.asked_by, r.confirmed_by, r.operator, r.expires_at
  from accounts.recovery r join accounts.user u on u.id = r.user_id
  where r.token_hash = hash and r.used_at is null and r.withdrawn_at is null
$$;
revoke all on function accounts.recovery_by(bytea), accounts.opened_by_operator(), accounts.operator_told(uuid, timestamptz) from public;
grant execute on function accounts.recovery_by(bytea), accounts.opened_by_operator(), accounts.operator_told(uuid, timestamptz) to hamroh_app;
