-- The next stretch to seal, past the row policies (their operators keep an index on transactions from being used): for the
-- system only, of its own organisation only.
create function audit.unsealed(lower_xid xid8, lower_id uuid, upper_xid xid8, everything boolean, most int)
returns table (id uuid, at text, actor_kind text, actor_id uuid, action text, thing_kind text, thing_id uuid, details jsonb, request_id text, written_in text)
language plpgsql stable security definer set search_path = pg_catalog set plan_cache_mode = force_custom_plan
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
declare
  org uuid := platform.organisation_id();
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  return query
  select l.id, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), l.actor_kind, l.actor_id, l.action, l.thing_kind,
    l.thing_id, l.details, l.request_id, l.written_in::text
  from platform.audit_line l
  where l.organisation_id = org and (everything or (l.written_in, l.id) > (lower_xid, lower_id) and l.written_in < upper_xid)
    and not exists (select 1 from audit.seal s where s.organisation_id = org and s.line_id = l.id)
  order by l.written_in, l.id limit most;
end $$;
revoke all on function audit.unsealed(xid8, uuid, xid8, boolean, int) from public;
grant execute on function audit.unsealed(xid8, uuid, xid8, boolean, int) to hamroh_app;
