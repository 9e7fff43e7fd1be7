-- The log of an organisation as a chain. A line is written as ever, by many at once and without waiting; some seconds
-- later the sealing job gives it its number and a hash over the hash before it and the line. Who changes, removes,
-- inserts or reorders a sealed line breaks the chain; who makes the whole chain anew breaks the signed heads.

-- Which transaction wrote it. What is below the oldest running transaction can no longer gain a line, so the sealing job
-- goes that far and no further: a transaction that commits late comes later in the chain, not into its past.
alter table platform.audit_line add column written_in xid8 not null default pg_current_xact_id();
create index audit_line_written on platform.audit_line (organisation_id, written_in);

create schema audit;
grant usage on schema audit to hamroh_app;

-- Where the chain of an organisation ends.
create table audit.chain (
  organisation_id uuid primary key references organisations.organisation,
  number bigint not null default 0,
  hash bytea not null,
  -- All lines of earlier transactions are sealed.
  sealed_before xid8 not null default '0',
  sealed_at timestamptz
);

create table audit.seal (
  organisation_id uuid not null,
  number bigint not null,
  line_id uuid not null,
  sealed_at timestamptz not null,
  hash bytea not null,
  primary key (organisation_id, number)
);
create unique index seal_line on audit.seal (organisation_id, line_id);

-- The end of the chain at a moment, signed with a key that the database does not have.
create table audit.head (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  -- Of the daily anchor the day that ended; null for one that somebody asked for.
  day date,
  number bigint not null,
  hash text not null,
  signed_at timestamptz not null,
  key_id text not null,
  signature text not null,
  primary key (organisation_id, id),
  unique (organisation_id, day)
);
create index head_order on audit.head (organisation_id, signed_at desc, id desc);

-- What each verification found.
create table audit.verification (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  at timestamptz not null,
  lines bigint not null,
  heads int not null,
  -- [{ kind, number, lineId, … }], the first hundred.
  faults jsonb not null default '[]',
  fault_count int not null default 0,
  primary key (organisation_id, id)
);
create index verification_order on audit.verification (organisation_id, at desc);

-- Whether persons who ask who read their file are told the names of those who work here, or only their roles.
create table audit.setting (
  organisation_id uuid primary key references organisations.organisation,
  shows_names boolean not null default false,
  version int not null default 1
);

alter table audit.chain enable row level security;
alter table audit.seal enable row level security;
alter table audit.head enable row level security;
alter table audit.verification enable row level security;
alter table audit.setting enable row level security;
do $$
declare
  name text;
begin
  foreach name in array array['chain', 'seal', 'head', 'verification'] loop
    execute format('create policy %1$I on audit.%2$I for select to hamroh_app using (organisation_id = (select platform.organisation_id())
      and ((select platform.has_role(''auditor'', ''administrator'')) or (select platform.is_system())))', name || '_read', name);
    execute format('grant select on audit.%I to hamroh_app', name);
  end loop;
end $$;
create policy head_new on audit.head for insert to hamroh_app with check (organisation_id = (select platform.organisation_id())
  and ((select platform.has_role('auditor', 'administrator')) or (select platform.is_system())));
create policy verification_new on audit.verification for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant insert on audit.head, audit.verification to hamroh_app;
create policy setting_read on audit.setting for select to hamroh_app using (organisation_id = (select platform.organisation_id()));
create policy setting_write on audit.setting for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
create policy setting_change on audit.setting for update to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('administrator')));
grant select, insert, update on audit.setting to hamroh_app;

-- After a restore into another server its transaction numbers begin anew; then everything is looked through once.
create function audit.seen_below(sealed_before xid8) returns xid8 language sql stable set search_path = pg_catalog as $$
  select case when sealed_before > pg_snapshot_xmax(pg_current_snapshot()) then '0'::xid8 else sealed_before end
$$;
revoke all on function audit.seen_below(xid8) from public;

-- Whose log has lines that are not sealed yet.
create function audit.organisations_waiting() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select o.id from organisations.organisation o left join audit.chain c on c.organisation_id = o.id
  where platform.is_system() and exists (select 1 from platform.audit_line l
    where l.organisation_id = o.id and l.written_in >= coalesce(audit.seen_below(c.sealed_before), '0'::xid8))
$$;

-- Takes the chain for this transaction; no row where somebody else is sealing it.
create function audit.take_chain(genesis bytea)
returns table (number bigint, hash text, lower_xid text, upper_xid text, sealed_before text, starts_over boolean, sealed_at text)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  -- Before anything is read: whatever is below it has ended, and every later look sees what it left.
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  insert into audit.chain (organisation_id, hash) values (platform.organisation_id(), genesis) on conflict do nothing;
  return query
  select c.number, encode(c.hash, 'hex'), audit.seen_below(c.sealed_before)::text, horizon::text, c.sealed_before::text,
         c.number = 0 or audit.seen_below(c.sealed_before) <> c.sealed_before,
         to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  from audit.chain c where c.organisation_id = platform.organisation_id() for update skip locked;
end $$;

-- Appends to the chain what was computed; in the transaction that took it.
create function audit.append(first bigint, ids uuid[], hashes bytea[], at timestamptz, before text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  insert into audit.seal (organisation_id, number, line_id, sealed_at, hash)
  select platform.organisation_id(), first + n - 1, id, at, h from unnest(ids, hashes) with ordinality as t (id, h, n);
  update audit.chain c
  set number = first + cardinality(ids) - 1, hash = coalesce(hashes[cardinality(hashes)], c.hash), sealed_before = before::xid8,
      sealed_at = case when cardinality(ids) > 0 then at else c.sealed_at end
  where c.organisation_id = platform.organisation_id() and c.number = first - 1;
  if not found then raise exception 'the chain has moved on' using errcode = '40001'; end if;
end $$;

-- How many lines wait to be sealed, for whoever looks after the log.
create function audit.waiting() returns bigint language sql stable security definer set search_path = pg_catalog as $$
  select count(*) from platform.audit_line l
  where l.organisation_id = platform.organisation_id() and (platform.has_role('auditor', 'administrator') or platform.is_system())
    and l.written_in >= coalesce((select audit.seen_below(c.sealed_before) from audit.chain c where c.organisation_id = l.organisation_id), '0'::xid8)
    and not exists (select 1 from audit.seal s where s.organisation_id = l.organisation_id and s.line_id = l.id)
$$;

-- The lines about these things, last first, for the person they are about; the service has judged who asks.
create function audit.lines_about(kinds text[], ids uuid[], most int)
returns table (id uuid, at timestamptz, actor_kind text, actor_id uuid, action text, thing_kind text, thing_id uuid, details jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select l.id, l.at, l.actor_kind, l.actor_id, l.action, l.thing_kind, l.thing_id, l.details
  from unnest(kinds, ids) as t (kind, thing)
  join platform.audit_line l on l.organisation_id = platform.organisation_id() and l.thing_id = t.thing and l.thing_kind = t.kind
  where platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor') or platform.is_system()
  order by l.at desc, l.id desc limit most
$$;

-- Who those are that the log names, also those of other organisations and those who have left.
create function audit.actors(ids uuid[]) returns table (user_id uuid, name text, organisation_id uuid, organisation text, roles text[])
language sql stable security definer set search_path = pg_catalog as $$
  select distinct on (u.id) u.id, u.name, o.id, o.name, m.roles
  from accounts."user" u join accounts.member m on m.user_id = u.id join organisations.organisation o on o.id = m.organisation_id
  where u.id = any (ids) and (platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor', 'auditor') or platform.is_system())
  order by u.id, (m.organisation_id = platform.organisation_id()) desc
$$;

revoke all on function audit.organisations_waiting(), audit.take_chain(bytea), audit.append(bigint, uuid[], bytea[], timestamptz, text),
  audit.waiting(), audit.lines_about(text[], uuid[], int), audit.actors(uuid[]) from public;
grant execute on function audit.organisations_waiting(), audit.take_chain(bytea),
  audit.append(bigint, uuid[], bytea[], timestamptz, text), audit.waiting(), audit.lines_about(text[], uuid[], int),
  audit.actors(uuid[]) to hamroh_app;
