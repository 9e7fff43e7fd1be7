-- How long files are kept, what stops it, and what became of those that were erased. Nothing here says who a person was.

create schema keeping;
grant usage on schema keeping to hamroh_app;

-- Where an organisation keeps a kind of file longer or shorter than the content says.
create table keeping.rule (
  organisation_id uuid not null references organisations.organisation,
  kind text not null,
  months int not null check (months between 1 and 600),
  reason text not null,
  changed_by uuid references accounts.user,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, kind)
);

-- A hold by law or court, or because of a claim: while it lasts nothing of the person is erased.
create table keeping.hold (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  person_id uuid not null,
  reason text not null,
  until date not null,
  placed_by uuid references accounts.user,
  placed_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by uuid references accounts.user,
  lifted_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person (organisation_id, id)
);
create index hold_person on keeping.hold (organisation_id, person_id) where lifted_at is null;

create table keeping.erasure (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  -- Null where it is about what belongs to nobody known: then everything of this kind before the day.
  person_id uuid,
  kind text not null,
  before_day date,
  asked_by text not null check (asked_by in ('person', 'guardian', 'law', 'rule')),
  note text,
  state text not null check (state in ('waiting', 'approved', 'done', 'declined')),
  requested_by uuid references accounts.user,
  requested_at timestamptz not null,
  decided_by uuid references accounts.user,
  decided_at timestamptz,
  decision_note text,
  done_at timestamptz,
  counts jsonb not null default '{}',
  proof text,
  signature text,
  key_id text,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person (organisation_id, id),
  check ((person_id is null) = (before_day is not null))
);
create unique index erasure_one on keeping.erasure (organisation_id, person_id) where state in ('waiting', 'approved') and person_id is not null;
create unique index erasure_one_kind on keeping.erasure (organisation_id, kind) where state in ('waiting', 'approved') and person_id is null;
create index erasure_order on keeping.erasure (organisation_id, requested_at desc, id desc);

-- Everything of an organisation as one file: asked for by one, looked at by another, and for a day made anew with each
-- download, so that no copy lies on the server.
create table keeping.export (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  reason text not null,
  state text not null check (state in ('waiting', 'approved', 'declined', 'over')),
  requested_by uuid not null references accounts.user,
  requested_at timestamptz not null,
  decided_by uuid references accounts.user,
  decided_at timestamptz,
  until timestamptz,
  downloads int not null default 0,
  version int not null default 1,
  primary key (organisation_id, id),
  check (decided_by is null or decided_by <> requested_by)
);
create index export_order on keeping.export (organisation_id, requested_at desc);

alter table keeping.rule enable row level security;
alter table keeping.hold enable row level security;
alter table keeping.erasure enable row level security;
alter table keeping.export enable row level security;

create policy rule_read on keeping.rule for select to hamroh_app using (organisation_id = (select platform.organisation_id()));
create policy rule_write on keeping.rule for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
create policy rule_change on keeping.rule for update to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));

-- Seen with the person (the inner question is under the person's own policy).
create policy hold_read on keeping.hold for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
    or exists (select 1 from people.person p where p.organisation_id = hold.organisation_id and p.id = hold.person_id)));
create policy hold_new on keeping.hold for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('lawyer', 'supervisor'))
  and exists (select 1 from people.person p where p.organisation_id = hold.organisation_id and p.id = hold.person_id));
create policy hold_change on keeping.hold for update to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.has_role('lawyer', 'supervisor')) or (select platform.is_system())));

-- Supervisors decide, so they see that something is to be decided, also of persons they may not see.
create policy erasure_read on keeping.erasure for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.is_system()) or (select platform.has_role('supervisor', 'auditor'))
    or requested_by = (select platform.user_id())
    or exists (select 1 from people.person p where p.organisation_id = erasure.organisation_id and p.id = erasure.person_id)));
create policy erasure_new on keeping.erasure for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system())));
create policy erasure_change on keeping.erasure for update to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.has_role('supervisor')) or (select platform.is_system())));

create policy export_read on keeping.export for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator', 'supervisor', 'auditor')) or (select platform.is_system())));
create policy export_new on keeping.export for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
create policy export_change on keeping.export for update to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.has_role('administrator', 'supervisor')) or (select platform.is_system())));

grant select, insert, update on keeping.rule, keeping.hold, keeping.erasure, keeping.export to hamroh_app;

-- Answers that were kept so that a request sent twice is answered twice alike: those that name an erased person lose
-- their words, all of them go after sixty days.
create function keeping.forget_receipts(person uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  done bigint;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  update platform.receipt r set reply = null where r.reply like '%' || person::text || '%';
  get diagnostics done = row_count;
  return done;
end $$;
create function keeping.drop_old_receipts(before timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  done bigint;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  delete from platform.receipt r where r.at < before;
  get diagnostics done = row_count;
  return done;
end $$;

-- For the export of an organisation: its tables, and their rows one stretch after the other in the order of their keys.
-- Not exported: what opens something (sessions, secrets, keys) and what is the server's own.
create function keeping.tables_of() returns table (name text, key_columns text[])
language sql stable security definer set search_path = pg_catalog as $$
  select n.nspname || '.' || c.relname,
    array(select a.attname::text from unnest(i.indkey) with ordinality as k (num, ord)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.num order by k.ord)
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_index i on i.indrelid = c.oid and i.indisprimary
  where c.relkind in ('r', 'p') and platform.is_system()
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped)
    and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')
    and n.nspname || '.' || c.relname not in ('accounts.session', 'accounts.invitation', 'people.number_secret', 'platform.delivery',
      'platform.event', 'platform.data_key', 'keeping.export', 'contacts.import_row')
    and c.relname not like '%secret%' and c.relname not like '%token%' and c.relname not like '%challenge%'
  order by 1
$$;
create function keeping.rows_of(table_name text, after jsonb, most int) returns setof jsonb
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  keys text[] := (select t.key_columns from keeping.tables_of() t where t.name = table_name);
  columns text;
  past text := '';
begin
  if keys is null then raise exception 'no such table' using errcode = '42501'; end if;
  select string_agg(format('t.%I', k), ', ') into columns from unnest(keys) k;
  if after is not null then
    past := format(' and (%s) > (select %s from jsonb_populate_record(null::%s, $2) t)', columns, columns, table_name::regclass);
  end if;
  return query execute format('select to_jsonb(t) from %s t where t.organisation_id = $1%s order by %s limit $3',
    table_name::regclass, past, columns) using platform.organisation_id(), after, most;
end $$;

revoke all on function keeping.forget_receipts(uuid), keeping.drop_old_receipts(timestamptz), keeping.tables_of(),
  keeping.rows_of(text, jsonb, int) from public;
grant execute on function keeping.forget_receipts(uuid), keeping.drop_old_receipts(timestamptz), keeping.tables_of(),
  keeping.rows_of(text, jsonb, int) to hamroh_app;
