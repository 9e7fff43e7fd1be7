-- What every module stands on: who is acting, the audit line, the outbox, the receipts of writes.

create schema platform;
grant usage on schema platform to hamroh_app;

-- Who is acting, for row policies. Set by the entry function of the transaction, gone with it.
create function platform.organisation_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('hamroh.organisation', true), '')::uuid $$;
create function platform.user_id() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('hamroh.user', true), '')::uuid $$;
create function platform.actor_kind() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('hamroh.kind', true), ''), 'public') $$;
create function platform.team_ids() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('hamroh.teams', true), ''), '{}')::uuid[] $$;
create function platform.has_role(variadic wanted text[]) returns boolean language sql stable parallel safe
  as $$ select string_to_array(coalesce(current_setting('hamroh.roles', true), ''), ',') && wanted $$;
create function platform.is_system() returns boolean language sql stable parallel safe
  as $$ select platform.actor_kind() = 'system' $$;

-- One call sets all five; `true` = for this transaction only.
create function platform.act_as(kind text, organisation uuid, actor uuid, roles text[], teams uuid[]) returns void
language sql as $$
  select set_config('hamroh.kind', kind, true),
         set_config('hamroh.organisation', coalesce(organisation::text, ''), true),
         set_config('hamroh.user', coalesce(actor::text, ''), true),
         set_config('hamroh.roles', array_to_string(roles, ','), true),
         set_config('hamroh.teams', teams::text, true)
$$;

-- Append-only by grant: the application's role may insert (through finish) and read, never change or remove.
create table platform.audit_line (
  organisation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  thing_kind text not null,
  thing_id uuid,
  details jsonb not null default '{}',
  request_id text not null,
  primary key (organisation_id, id)
);
create index audit_line_thing on platform.audit_line (organisation_id, thing_id, at desc);
create index audit_line_actor on platform.audit_line (organisation_id, actor_id, at desc);
alter table platform.audit_line enable row level security;
create policy audit_line_read on platform.audit_line for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.has_role('auditor', 'supervisor')) or (select platform.is_system()) or actor_id = (select platform.user_id()))
);
grant select on platform.audit_line to hamroh_app;

-- Who has read one thing, for the page of that thing: the service has already checked that the asker may see it.
create function platform.audit_of(kind text, thing uuid, most int) returns setof platform.audit_line
language sql stable security definer set search_path = pg_catalog as $$
  select * from platform.audit_line
  where organisation_id = platform.organisation_id() and thing_kind = kind and thing_id = thing
  order by at desc limit most
$$;
revoke all on function platform.audit_of(text, uuid, int) from public;
grant execute on function platform.audit_of(text, uuid, int) to hamroh_app;

-- The outbox: what happened, written with the change, delivered to listening modules by jobs.
create table platform.event (
  organisation_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  name text not null,
  payload jsonb not null,
  primary key (organisation_id, id)
);
alter table platform.event enable row level security;
create policy event_read on platform.event for select to hamroh_app using ((select platform.is_system()));
grant select on platform.event to hamroh_app;

-- Which deliveries were carried out, so that a job that runs twice acts once.
create table platform.delivery (
  organisation_id uuid not null,
  event_id uuid not null,
  handler text not null,
  at timestamptz not null default now(),
  primary key (organisation_id, event_id, handler)
);
alter table platform.delivery enable row level security;
create policy delivery_system on platform.delivery to hamroh_app using ((select platform.is_system())) with check ((select platform.is_system()));
grant select, insert on platform.delivery to hamroh_app;

-- Receipts of writes: the same Idempotency-Key gives the first answer again.
create table platform.receipt (
  holder uuid not null,
  key text not null,
  request_hash bytea not null,
  status int not null,
  reply text,
  at timestamptz not null default now(),
  primary key (holder, key)
);
create index receipt_at on platform.receipt (at);
alter table platform.receipt enable row level security;
create policy receipt_own on platform.receipt for select to hamroh_app
  using (holder = coalesce((select platform.user_id()), '00000000-0000-0000-0000-000000000000'));
grant select on platform.receipt to hamroh_app;

-- Everything that goes with a change, in one call at its end: audit lines, events, jobs, the receipt.
create function platform.finish(audit jsonb, events jsonb, jobs jsonb, receipt jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  entry jsonb;
begin
  if audit is not null then
    insert into platform.audit_line (organisation_id, id, at, actor_kind, actor_id, action, thing_kind, thing_id, details, request_id)
    select (line->>'organisationId')::uuid, (line->>'id')::uuid, (line->>'at')::timestamptz, platform.actor_kind(), platform.user_id(),
           line->>'action', line->>'thing', (line->>'thingId')::uuid, coalesce(line->'details', '{}'), line->>'requestId'
    from jsonb_array_elements(audit) as line;
  end if;
  if events is not null then
    insert into platform.event (organisation_id, id, at, name, payload)
    select (line->>'organisationId')::uuid, (line->>'id')::uuid, (line->>'at')::timestamptz, line->>'name', line->'payload'
    from jsonb_array_elements(events) as line;
  end if;
  if jobs is not null then
    for entry in select * from jsonb_array_elements(jobs) loop
      perform graphile_worker.add_job(
        identifier => entry->>'name', payload => (entry->'payload')::json,
        run_at => (entry->>'runAt')::timestamptz, job_key => entry->>'key', max_attempts => 12);
    end loop;
  end if;
  if receipt is not null then
    insert into platform.receipt (holder, key, request_hash, status, reply)
    values (coalesce(platform.user_id(), '00000000-0000-0000-0000-000000000000'), receipt->>'key', decode(receipt->>'hash', 'hex'),
            (receipt->>'status')::int, receipt->>'reply');
  end if;
end $$;
revoke all on function platform.finish(jsonb, jsonb, jsonb, jsonb) from public;
grant execute on function platform.finish(jsonb, jsonb, jsonb, jsonb) to hamroh_app;
