-- Cases: the file of a person's problem. Who may read a file is said once, in the policy of cases.case; every other
-- table of a case asks that policy.

create schema cases;
grant usage on schema cases to hamroh_app;

create table cases.case (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  reference text not null,
  status text not null default 'open' check (status in ('open', 'on_hold', 'closing_requested', 'closed')),
  opened_at timestamptz not null,
  opened_by uuid references accounts.user,
  contact_id uuid,
  own_title text,
  place_id text,
  responsible_id uuid references accounts.user,
  worker_ids uuid[] not null default '{}',
  team_id uuid,
  restricted boolean not null default false,
  -- The level of the newest triage; null before the first.
  risk text check (risk in ('danger_now', 'today', 'lawyer', 'information')),
  next_step text,
  next_step_on date,
  hold_until date,
  hold_reason text,
  closing_by uuid references accounts.user,
  closing_summary text,
  closed_at timestamptz,
  -- Kept with every change of needs and plan, so that lists need no other table.
  need_codes text[] not null default '{}',
  areas text[] not null default '{}',
  person_ids uuid[] not null default '{}',
  waiting boolean not null default false,
  due_on date,
  changed_at timestamptz not null,
  version int not null default 1,
  search tsvector generated always as (
    to_tsvector('simple'::regconfig, coalesce(reference, '') || ' ' || coalesce(own_title, '') || ' ' || coalesce(next_step, ''))
    || to_tsvector('russian'::regconfig, coalesce(own_title, '') || ' ' || coalesce(next_step, ''))) stored,
  primary key (organisation_id, id),
  unique (organisation_id, reference),
  foreign key (organisation_id, team_id) references organisations.team (organisation_id, id),
  check (responsible_id is null or responsible_id = any (worker_ids))
);
create index case_open_order on cases.case (organisation_id, changed_at desc, id desc) where status <> 'closed';
create index case_order on cases.case (organisation_id, changed_at desc, id desc);
create index case_responsible on cases.case (organisation_id, responsible_id, status, changed_at desc, id desc);
create index case_team on cases.case (organisation_id, team_id, status, changed_at desc, id desc);
create index case_due on cases.case (organisation_id, due_on) where status <> 'closed';
create index case_opener on cases.case (organisation_id, opened_by, opened_at desc, id desc);
create index case_hold on cases.case (organisation_id, hold_until) where status = 'on_hold';
create index case_search on cases.case using gin (search);

-- Whose files they are, one row a worker: what `worker_ids` says, in the shape an index can find. Kept by a trigger.
create table cases.assignment (
  organisation_id uuid not null,
  user_id uuid not null,
  case_id uuid not null,
  open boolean not null,
  primary key (organisation_id, user_id, case_id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create index assignment_case on cases.assignment (organisation_id, case_id);
create function cases.keep_assignments() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    delete from cases.assignment a
    where a.organisation_id = new.organisation_id and a.case_id = new.id and not (a.user_id = any (new.worker_ids));
  end if;
  insert into cases.assignment (organisation_id, user_id, case_id, open)
  select new.organisation_id, worker, new.id, new.status <> 'closed' from (select distinct unnest(new.worker_ids)) as w (worker)
  on conflict (organisation_id, user_id, case_id) do update set open = excluded.open;
  return null;
end $$;
revoke all on function cases.keep_assignments() from public;
create trigger case_assignments_new after insert on cases.case for each row
  when (cardinality(new.worker_ids) > 0) execute function cases.keep_assignments();
create trigger case_assignments after update of worker_ids, status on cases.case for each row
  when (old.worker_ids is distinct from new.worker_ids or old.status is distinct from new.status)
  execute function cases.keep_assignments();

-- Breaking the glass: a supervisor reads a restricted file, with a reason, for some hours, before everybody's eyes.
create table cases.glass (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  case_id uuid not null,
  user_id uuid not null references accounts.user,
  reason text not null,
  broken_at timestamptz not null,
  until timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create index glass_user on cases.glass (organisation_id, user_id, until desc);
create index glass_case on cases.glass (organisation_id, case_id, broken_at desc);
create index glass_order on cases.glass (organisation_id, broken_at desc, id desc);

create function cases.open_glass() returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(g.case_id), '{}') from cases.glass g
  where g.organisation_id = platform.organisation_id() and g.user_id = platform.user_id() and g.until > now()
$$;

-- The sentence of the whole module (domain/policy.ts says the same): its workers; their team unless restricted;
-- a supervisor of the team, or of a file without a team, unless restricted; a restricted file that nobody works on yet
-- stays with the supervisors, who must find somebody; and whoever broke the glass.
alter table cases.case enable row level security;
do $$
declare
  may_read constant text := $sql$
    organisation_id = (select platform.organisation_id()) and (
    (select platform.is_system())
    or ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) and (
    (select platform.user_id()) = any (worker_ids)
    or (not restricted and team_id = any ((select platform.team_ids())::uuid[]))))
    or ((select platform.has_role('supervisor'))
    and (team_id is null or team_id = any ((select platform.team_ids())::uuid[]))
    and (not restricted or cardinality(worker_ids) = 0 or id = any ((select cases.open_glass())::uuid[])))
    )
  $sql$;
begin
  execute format('create policy case_read on cases.case for select to hamroh_app using (%s)', may_read);
  execute format('create policy case_change on cases.case for update to hamroh_app using (%s)
    with check (organisation_id = (select platform.organisation_id()))', may_read);
end $$;
create policy case_new on cases.case for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (
    (select platform.is_system())
    or ((select platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor')) and opened_by = (select platform.user_id()))));
grant select, insert, update on cases.case to hamroh_app;

alter table cases.assignment enable row level security;
create policy assignment_own on cases.assignment for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (user_id = (select platform.user_id()) or (select platform.is_system())));
grant select on cases.assignment to hamroh_app;

alter table cases.glass enable row level security;
create policy glass_read on cases.glass for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (
    (select platform.has_role('auditor', 'supervisor')) or (select platform.is_system()) or user_id = (select platform.user_id())
    or exists (select 1 from cases.case c where c.organisation_id = glass.organisation_id and c.id = glass.case_id)));

-- The file behind the glass, for a supervisor of its team: by its id or the reference that somebody read out.
create function cases.behind_glass(which text) returns table (id uuid, responsible_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.responsible_id from cases.case c
  where c.organisation_id = platform.organisation_id() and (c.id::text = lower(which) or c.reference = which)
    and c.restricted and platform.has_role('supervisor') and platform.user_id() is not null
    and (c.team_id is null or c.team_id = any (platform.team_ids()))
$$;
create policy glass_new on cases.glass for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and user_id = (select platform.user_id())
  and exists (select 1 from cases.behind_glass(case_id::text)));
grant select, insert on cases.glass to hamroh_app;

-- What an operator sees of the files they opened: the line, never the content; nothing of restricted files.
create function cases.opened_by_actor(before_at timestamptz, before_id uuid, most int)
returns table (id uuid, reference text, status text, opened_at timestamptz, responsible_id uuid, team_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.reference, c.status, c.opened_at, c.responsible_id, c.team_id from cases.case c
  where c.organisation_id = platform.organisation_id() and c.opened_by = platform.user_id() and not c.restricted
    and (before_at is null or (c.opened_at, c.id) < (before_at, before_id))
  order by c.opened_at desc, c.id desc limit most
$$;
-- The same file sent again by the device that opened it: known by its id and its opener, answered with its reference.
create function cases.opened_again(which uuid)
returns table (reference text, status text, opened_at timestamptz, restricted boolean, version int, person_ids uuid[], need_codes text[], contact_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select c.reference, c.status, c.opened_at, c.restricted, c.version, c.person_ids, c.need_codes, c.contact_id from cases.case c
  where c.organisation_id = platform.organisation_id() and c.id = which and c.opened_by is not distinct from platform.user_id()
$$;
create function cases.is_opener(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from cases.case c
    where c.organisation_id = platform.organisation_id() and c.id = which and c.opened_by = platform.user_id())
$$;

create table cases.case_person (
  organisation_id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  part text not null check (part in ('client', 'child', 'spouse', 'other')),
  added_at timestamptz not null,
  removed_at timestamptz,
  primary key (organisation_id, case_id, person_id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create index case_person_person on cases.case_person (organisation_id, person_id, case_id);

create table cases.need (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  code text not null,
  area text not null,
  status text not null default 'open'
    check (status in ('open', 'in_work', 'referred', 'met', 'partly_met', 'not_met', 'withdrawn', 'not_wanted_now')),
  served_by uuid references accounts.user,
  partner text,
  reason text,
  recovered_amount bigint check (recovered_amount >= 0),
  recovered_currency text check (recovered_currency ~ '^[A-Z]{3}$'),
  -- Where the newest referral for it stands.
  referral_id uuid,
  referral_state text,
  referral_at timestamptz,
  added_at timestamptz not null,
  ended_at timestamptz,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id),
  check ((recovered_amount is null) = (recovered_currency is null))
);
create index need_case on cases.need (organisation_id, case_id, added_at);

create table cases.goal (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  need_id uuid,
  text text not null,
  status text not null default 'open' check (status in ('open', 'reached', 'dropped')),
  added_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create index goal_case on cases.goal (organisation_id, case_id, added_at);

-- Actions (what somebody does) and deadlines (what must be done by a day, by law or as agreed).
create table cases.task (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  goal_id uuid,
  kind text not null check (kind in ('action', 'deadline')),
  text text not null,
  doer_id uuid references accounts.user,
  due_on date,
  basis text not null default 'agreed' check (basis in ('legal', 'agreed')),
  rule text,
  source text,
  status text not null default 'open' check (status in ('open', 'done', 'dropped')),
  result text,
  ended_at timestamptz,
  added_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id),
  check (kind = 'action' or due_on is not null)
);
create index task_case on cases.task (organisation_id, case_id, due_on);
create index task_due on cases.task (organisation_id, due_on) where status = 'open';

-- Append-only: a wrong note is corrected by another one that names it.
create table cases.note (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('call', 'meeting', 'visit', 'office', 'decision', 'other')),
  text text not null,
  occurred_at timestamptz not null,
  author_id uuid references accounts.user,
  recorded_at timestamptz not null,
  corrects uuid,
  search tsvector generated always as (to_tsvector('simple'::regconfig, text) || to_tsvector('russian'::regconfig, text)) stored,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create index note_case on cases.note (organisation_id, case_id);
create index note_search on cases.note using gin (search);

-- Answers to the questions about danger: apart from the file, each triage kept.
create table cases.triage (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  by_id uuid references accounts.user,
  answers jsonb not null,
  level text not null check (level in ('danger_now', 'today', 'lawyer', 'information')),
  reasons text[] not null default '{}',
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create index triage_case on cases.triage (organisation_id, case_id, at desc);

-- What happened, append-only, in ids and codes; the words of a note are the note's.
create table cases.entry (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  recorded_at timestamptz not null,
  kind text not null,
  actor_id uuid,
  thing_id uuid,
  details jsonb not null default '{}',
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create index entry_case on cases.entry (organisation_id, case_id, at desc, id desc);

create table cases.hand_over (
  organisation_id uuid not null,
  id uuid not null,
  case_id uuid not null,
  from_id uuid references accounts.user,
  to_id uuid not null references accounts.user,
  asked_by uuid not null references accounts.user,
  reason text not null,
  -- Covering while somebody is away: the file comes back after this day. Null: handed over for good.
  cover_until date,
  status text not null default 'requested' check (status in ('requested', 'accepted', 'declined', 'withdrawn', 'ended')),
  answer text,
  requested_at timestamptz not null,
  decided_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
create unique index hand_over_one on cases.hand_over (organisation_id, case_id, to_id) where status = 'requested';
create index hand_over_to on cases.hand_over (organisation_id, to_id, status);
create index hand_over_case on cases.hand_over (organisation_id, case_id, requested_at desc);

-- What the morning job puts into a worker's day.
create table cases.reminder (
  organisation_id uuid not null,
  user_id uuid not null references accounts.user,
  kind text not null check (kind in ('due', 'overdue', 'woke', 'next_step')),
  case_id uuid not null,
  task_id uuid not null,
  on_day date not null,
  seen_at timestamptz,
  primary key (organisation_id, user_id, on_day, task_id, kind),
  foreign key (organisation_id, case_id) references cases.case (organisation_id, id)
);
-- The last local day an organisation was reminded, so that a morning is neither missed nor doubled.
create table cases.reminded (
  organisation_id uuid primary key references organisations.organisation,
  on_day date not null
);

-- Whoever may read the file may read its parts; whoever may work on it, or opened it, may add to them.
do $$
declare
  part text;
begin
  foreach part in array array['case_person', 'need', 'goal', 'task', 'note', 'triage', 'entry'] loop
    execute format('alter table cases.%I enable row level security', part);
    execute format(
      'create policy %1$I on cases.%2$I for select to hamroh_app using (organisation_id = (select platform.organisation_id()) and exists (
         select 1 from cases.case c where c.organisation_id = %2$I.organisation_id and c.id = %2$I.case_id))', part || '_read', part);
    execute format(
      'create policy %1$I on cases.%2$I for insert to hamroh_app with check (organisation_id = (select platform.organisation_id()) and (
         exists (select 1 from cases.case c where c.organisation_id = %2$I.organisation_id and c.id = %2$I.case_id)
         or ((select platform.has_role(''operator'', ''caseworker'', ''lawyer'', ''supervisor'')) and cases.is_opener(case_id))))', part || '_new', part);
    execute format('grant select, insert on cases.%I to hamroh_app', part);
  end loop;
  foreach part in array array['case_person', 'need', 'goal', 'task'] loop
    execute format(
      'create policy %1$I on cases.%2$I for update to hamroh_app using (organisation_id = (select platform.organisation_id()) and exists (
         select 1 from cases.case c where c.organisation_id = %2$I.organisation_id and c.id = %2$I.case_id))', part || '_change', part);
    execute format('grant update on cases.%I to hamroh_app', part);
  end loop;
end $$;

-- The one who is asked sees that they are asked, before they may read the file.
alter table cases.hand_over enable row level security;
create policy hand_over_read on cases.hand_over for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (
    to_id = (select platform.user_id()) or from_id = (select platform.user_id()) or asked_by = (select platform.user_id())
    or (select platform.is_system())
    or exists (select 1 from cases.case c where c.organisation_id = hand_over.organisation_id and c.id = hand_over.case_id)));
create policy hand_over_new on cases.hand_over for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and asked_by = (select platform.user_id())
  and exists (select 1 from cases.case c where c.organisation_id = hand_over.organisation_id and c.id = hand_over.case_id));
create policy hand_over_change on cases.hand_over for update to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and (to_id = (select platform.user_id()) or asked_by = (select platform.user_id()) or (select platform.is_system())));
grant select, insert, update on cases.hand_over to hamroh_app;
create function cases.reference_for_hand_over(which uuid) returns table (case_id uuid, reference text, restricted boolean, need_codes text[])
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.reference, c.restricted, case when c.restricted then '{}'::text[] else c.need_codes end
  from cases.hand_over h join cases.case c on c.organisation_id = h.organisation_id and c.id = h.case_id
  where h.organisation_id = platform.organisation_id() and h.id = which
    and (h.to_id = platform.user_id() or h.asked_by = platform.user_id())
$$;

alter table cases.reminder enable row level security;
create policy reminder_own on cases.reminder for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (user_id = (select platform.user_id()) or (select platform.is_system())))
  with check (organisation_id = (select platform.organisation_id()) and (user_id = (select platform.user_id()) or (select platform.is_system())));
grant select, insert, update, delete on cases.reminder to hamroh_app;
alter table cases.reminded enable row level security;
create policy reminded_system on cases.reminded for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant select, insert, update on cases.reminded to hamroh_app;

-- Text search. Under row security an index on words may not be asked before the policy, so candidates come from here and
-- are joined with the rows the reader may see; alone they are ids without meaning.
create function cases.matching(words text) returns setof uuid
language sql stable security definer set search_path = pg_catalog rows 200 as $$
  with q as (select websearch_to_tsquery('simple', words) || websearch_to_tsquery('russian', words) as query)
  select c.id from cases.case c, q where c.organisation_id = platform.organisation_id() and c.search @@ q.query
  union
  select n.case_id from cases.note n, q where n.organisation_id = platform.organisation_id() and n.search @@ q.query
$$;

revoke all on function cases.open_glass(), cases.behind_glass(text), cases.opened_by_actor(timestamptz, uuid, int),
  cases.opened_again(uuid), cases.is_opener(uuid), cases.reference_for_hand_over(uuid), cases.matching(text) from public;
grant execute on function cases.open_glass(), cases.behind_glass(text), cases.opened_by_actor(timestamptz, uuid, int),
  cases.opened_again(uuid), cases.is_opener(uuid), cases.reference_for_hand_over(uuid), cases.matching(text) to hamroh_app;
