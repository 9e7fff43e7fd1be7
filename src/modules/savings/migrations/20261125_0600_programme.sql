-- The programme beside the groups: what kind of group and where, who accompanies it from when to when, visits, each
-- meeting's sums over time, and what single members' sums the group has voted to show, if any.

alter table savings.group
  -- Community savings group by shares, by amounts, or a self-help group with a fixed saving that runs on.
  add column kind text not null default 'cbsg' check (kind in ('cbsg', 'silc', 'self_help')),
  add column place_id text,
  -- The district (or where that is not known the region) the place lies in, so that figures are added up by it.
  add column district_id text,
  add column formed_on date,
  -- As an agent counted them at a visit; the log knows members, not who they are.
  add column counted_on date,
  add column members_counted int check (members_counted between 0 and 500),
  add column women_counted int check (women_counted between 0 and members_counted),
  -- The day of the last meeting that is known here, and how many meetings' sums are kept.
  add column last_on date,
  add column meetings_kept int not null default 0,
  add column visited_on date,
  add column closed_on date,
  add column close_reason text check (close_reason in ('shared_out_for_good', 'members_left', 'quarrel', 'money_lost', 'merged', 'not_reached', 'by_mistake')),
  add column version int not null default 1,
  add check ((closed_on is null) = (close_reason is null));
alter table savings.group drop constraint group_visibility_check;
alter table savings.group add constraint group_visibility_check check (visibility in ('totals', 'members', 'names'));
create index group_last on savings.group (organisation_id, last_on nulls first, id);

-- Which groups the one who asks accompanies now; asked once a statement.
create function savings.my_groups() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(g.id), '{}') from savings.group g
  where g.organisation_id = platform.organisation_id() and g.agent_id = platform.user_id()
$$;
revoke all on function savings.my_groups() from public;
grant execute on function savings.my_groups() to hamroh_app;

-- A field agent sees the groups that were given to them, no others, and cannot give them to anybody.
drop policy group_read on savings.group;
create policy group_read on savings.group for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent')) and agent_id = (select platform.user_id())))
);
drop policy group_insert on savings.group;
create policy group_insert on savings.group for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and visibility = 'totals'
  and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
    or ((select platform.has_role('field_agent')) and agent_id = (select platform.user_id())))
);
drop policy group_update on savings.group;
create policy group_update on savings.group for update to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
      or ((select platform.has_role('field_agent')) and agent_id = (select platform.user_id()))))
  with check (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
      or ((select platform.has_role('field_agent')) and agent_id = (select platform.user_id()))));
drop policy device_own on savings.device;
create policy device_own on savings.device to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
      or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[]))))
  with check (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
      or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[]))));

create table savings.accompaniment (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null default gen_random_uuid(),
  group_id uuid not null,
  agent_id uuid not null references accounts.user,
  from_on date not null,
  -- The last day; null: still.
  to_on date check (to_on >= from_on),
  assigned_by uuid references accounts.user,
  assigned_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
create unique index accompaniment_now on savings.accompaniment (organisation_id, group_id) where to_on is null;
create index accompaniment_of on savings.accompaniment (organisation_id, group_id, from_on);
alter table savings.accompaniment enable row level security;
create policy accompaniment_read on savings.accompaniment for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[])))
);
create policy accompaniment_insert on savings.accompaniment for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
    -- Who registers a group's phone accompanies it from that day.
    or ((select platform.has_role('field_agent')) and agent_id = (select platform.user_id())
      and group_id = any ((select savings.my_groups())::uuid[])))
);
create policy accompaniment_update on savings.accompaniment for update to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('programme_manager'))))
  with check (organisation_id = (select platform.organisation_id()));
grant select, insert on savings.accompaniment to hamroh_app;
grant update (to_on) on savings.accompaniment to hamroh_app;
insert into savings.accompaniment (organisation_id, group_id, agent_id, from_on, assigned_by, assigned_at)
  select organisation_id, id, agent_id, registered_at::date, registered_by, registered_at from savings.group where agent_id is not null;

-- The sums of a group as each meeting closed: never of one member. Made from the log and made anew from it at will.
-- Counts that are told "of all meetings" only grow, so that the difference of two rows is what was between them.
create table savings.meeting (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  -- How many meetings had been held: an order without gaps, which the printed number need not be.
  held int not null,
  hash text not null,
  number int not null,
  cycle int not null,
  -- The day as the phone told it, where it can be; else the day on which it was heard of, and then it is doubtful.
  held_on date not null,
  doubtful boolean not null,
  cycle_began date not null,
  heard_at timestamptz not null,
  members int not null,
  start_members int not null,
  stayed int not null,
  gone int not null,
  borrowers int not null,
  loans int not null,
  stamps bigint not null,
  savings bigint not null,
  profit bigint not null,
  liquid bigint not null,
  social_fund bigint not null,
  lent bigint not null,
  at_risk bigint not null,
  -- Of all meetings.
  expected bigint not null,
  present bigint not null,
  represented bigint not null,
  disbursed bigint not null,
  written_off bigint not null,
  profit_shared bigint not null,
  -- Where the cycle ended in this meeting: what was divided, of what savings.
  shared_fund bigint,
  shared_savings bigint,
  shared_value bigint,
  shared_remainder bigint,
  primary key (organisation_id, group_id, held),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
create index meeting_when on savings.meeting (organisation_id, group_id, held_on, held);
alter table savings.meeting enable row level security;
create policy meeting_read on savings.meeting for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[])))
);
create policy meeting_write on savings.meeting to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant select, insert, update, delete on savings.meeting to hamroh_app;

-- What the group has voted to show: each member's sums, without names, and with a further vote the names its phone
-- sends. Both are there only as long as the vote stands.
create table savings.member_sum (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  member_id text not null,
  number int not null,
  state text not null,
  stamps bigint not null,
  savings bigint not null,
  lent bigint not null,
  overdue bigint not null,
  primary key (organisation_id, group_id, member_id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
create table savings.shown_name (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  member_id text not null,
  name text not null,
  received_at timestamptz not null,
  primary key (organisation_id, group_id, member_id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
alter table savings.member_sum enable row level security;
alter table savings.shown_name enable row level security;
-- Only who accompanies the group now reads them; a programme manager has figures, never a member.
create function savings.groups_that_show(what text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(g.id), '{}') from savings.group g
  where g.organisation_id = platform.organisation_id() and g.visibility = any (what)
    and (platform.is_system() or (platform.has_role('field_agent') and g.agent_id = platform.user_id()))
$$;
revoke all on function savings.groups_that_show(text[]) from public;
grant execute on function savings.groups_that_show(text[]) to hamroh_app;
create policy member_sum_read on savings.member_sum for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and group_id = any ((select savings.groups_that_show(array['members', 'names']))::uuid[])
);
create policy member_sum_write on savings.member_sum for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.is_system())
  and group_id = any ((select savings.groups_that_show(array['members', 'names']))::uuid[])
);
create policy member_sum_update on savings.member_sum for update to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (group_id = any ((select savings.groups_that_show(array['members', 'names']))::uuid[]));
create policy member_sum_delete on savings.member_sum for delete to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
create policy shown_name_read on savings.shown_name for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and group_id = any ((select savings.groups_that_show(array['names']))::uuid[])
);
create policy shown_name_write on savings.shown_name for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.is_system())
  and group_id = any ((select savings.groups_that_show(array['names']))::uuid[])
);
create policy shown_name_update on savings.shown_name for update to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (group_id = any ((select savings.groups_that_show(array['names']))::uuid[]));
create policy shown_name_delete on savings.shown_name for delete to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant select, insert, update, delete on savings.member_sum, savings.shown_name to hamroh_app;

-- What the group decided changes by its log alone, and what a narrower vote no longer allows is gone with it, whoever
-- writes the row.
create function savings.hold_vote() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() and platform.actor_kind() <> '' then
    raise exception 'only the group decides what is shown' using errcode = '42501';
  end if;
  if new.visibility <> 'names' then
    delete from savings.shown_name where organisation_id = new.organisation_id and group_id = new.id;
  end if;
  if new.visibility = 'totals' then
    delete from savings.member_sum where organisation_id = new.organisation_id and group_id = new.id;
  end if;
  return null;
end $$;
create trigger group_vote after update of visibility on savings.group
  for each row when (old.visibility is distinct from new.visibility) execute function savings.hold_vote();

create table savings.visit (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  group_id uuid not null,
  agent_id uuid not null references accounts.user,
  state text not null check (state in ('planned', 'made', 'cancelled')),
  planned_on date,
  made_on date,
  -- What was seen; null: not looked at.
  meeting_held boolean,
  members_counted int check (members_counted between 0 and 500),
  women_counted int check (women_counted between 0 and members_counted),
  present_counted int check (present_counted between 0 and 500),
  three_keys boolean,
  box_agrees boolean,
  passbooks_seen int check (passbooks_seen between 0 and 500),
  passbooks_wrong int check (passbooks_wrong between 0 and passbooks_seen),
  phone_state text check (phone_state in ('works', 'broken', 'lost', 'none')),
  problems text[] not null default '{}',
  helped_with text[] not null default '{}',
  note text,
  next_on date,
  recorded_at timestamptz,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id),
  check ((state = 'made') = (made_on is not null)),
  check (state <> 'planned' or planned_on is not null)
);
create index visit_of_group on savings.visit (organisation_id, group_id, made_on desc);
create index visit_waiting on savings.visit (organisation_id, agent_id, planned_on) where state = 'planned';
alter table savings.visit enable row level security;
create policy visit_read on savings.visit for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[])))
);
create policy visit_insert on savings.visit for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
    or ((select platform.has_role('field_agent')) and agent_id = (select platform.user_id())
      and group_id = any ((select savings.my_groups())::uuid[])))
);
create policy visit_update on savings.visit for update to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
      or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[]))))
  with check (organisation_id = (select platform.organisation_id()));
grant select, insert, update on savings.visit to hamroh_app;

-- What needs attention in a group's log: how many lines stand beside it and why, without what is in them.
create function savings.beside(wanted uuid)
returns table (place text, reason text, lines int, first_seq int, last_seq int, received_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select e.place, e.reason, count(*)::int, min(e.seq), max(e.seq), max(e.received_at)
  from savings.entry e join savings.group g on g.organisation_id = e.organisation_id and g.id = e.group_id
  where g.organisation_id = platform.organisation_id() and g.id = wanted and e.place <> 'main'
    and (platform.is_system() or platform.has_role('programme_manager', 'supervisor')
      or (platform.has_role('field_agent') and g.agent_id = platform.user_id()))
  group by e.place, e.reason
$$;
revoke all on function savings.beside(uuid) from public;
grant execute on function savings.beside(uuid) to hamroh_app;

-- For the organisation's report: sums of open groups by currency, and how many of them were not heard of lately.
create function savings.totals(stale_before date)
returns table (currency text, groups int, known int, stale int, members bigint, women bigint, women_of bigint,
  women_groups int, savings bigint, lent bigint, visits int)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
begin
  if org is null or not platform.has_role('programme_manager', 'supervisor', 'administrator') then
    raise exception 'figures are not for this role' using errcode = '42501';
  end if;
  return query
  select g.currency, count(*)::int, count(m.held)::int, (count(*) filter (where g.last_on is null or g.last_on < stale_before))::int,
    coalesce(sum(m.members), 0)::bigint, coalesce(sum(g.women_counted), 0)::bigint,
    coalesce(sum(g.members_counted) filter (where g.women_counted is not null), 0)::bigint, count(g.women_counted)::int,
    coalesce(sum(m.savings), 0)::bigint, coalesce(sum(m.lent), 0)::bigint,
    (count(*) filter (where g.visited_on >= stale_before))::int
  from savings.group g
  left join savings.meeting m on m.organisation_id = g.organisation_id and m.group_id = g.id and m.held = g.meetings_kept
  where g.organisation_id = org and g.closed_on is null
  group by g.currency;
end $$;
revoke all on function savings.totals(date) from public;
grant execute on function savings.totals(date) to hamroh_app;
