-- How far a chain is sealed is a place in the order of lines (transaction, id), so that the next stretch is one look into an
-- index, also where a million lines came in one transaction (such as all lines from before there was a chain).
create index audit_line_order on platform.audit_line (organisation_id, written_in, id);
drop index platform.audit_line_written;
alter table audit.chain add column sealed_id uuid not null default '00000000-0000-0000-0000-000000000000';

create or replace function audit.organisations_waiting() returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select o.id from organisations.organisation o left join audit.chain c on c.organisation_id = o.id
  where platform.is_system() and exists (select 1 from platform.audit_line l
    where l.organisation_id = o.id and (l.written_in, l.id) > (coalesce(audit.seen_below(c.sealed_before), '0'::xid8),
      coalesce(c.sealed_id, '00000000-0000-0000-0000-000000000000')))
$$;

drop function audit.take_chain(bytea);
create function audit.take_chain(genesis bytea)
returns table (number bigint, hash text, lower_xid text, lower_id uuid, upper_xid text, sealed_before text, starts_over boolean, sealed_at text)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  -- Before anything is read: whatever is below it has ended, and every later look sees what it left.
  horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
  ahead xid8 := pg_snapshot_xmax(pg_current_snapshot());
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  insert into audit.chain (organisation_id, hash) values (platform.organisation_id(), genesis) on conflict do nothing;
  return query
  select c.number, encode(c.hash, 'hex'), audit.seen_below(c.sealed_before)::text, c.sealed_id, horizon::text, c.sealed_before::text,
         -- Restored into another server: before the chain was sealed the first time, or after.
         audit.seen_below(c.sealed_before) <> c.sealed_before or c.number = 0 and exists (
           select 1 from platform.audit_line l where l.organisation_id = c.organisation_id and l.written_in > ahead),
         to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
  from audit.chain c where c.organisation_id = platform.organisation_id() for update skip locked;
end $$;

drop function audit.append(bigint, uuid[], bytea[], timestamptz, text);
create function audit.append(first bigint, ids uuid[], hashes bytea[], at timestamptz, before text, before_id uuid) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  insert into audit.seal (organisation_id, number, line_id, sealed_at, hash)
  select platform.organisation_id(), first + n - 1, id, at, h from unnest(ids, hashes) with ordinality as t (id, h, n);
  update audit.chain c
  set number = first + cardinality(ids) - 1, hash = coalesce(hashes[cardinality(hashes)], c.hash), sealed_before = before::xid8,
      sealed_id = before_id, sealed_at = case when cardinality(ids) > 0 then at else c.sealed_at end
  where c.organisation_id = platform.organisation_id() and c.number = first - 1;
  if not found then raise exception 'the chain has moved on' using errcode = '40001'; end if;
end $$;
revoke all on function audit.take_chain(bytea), audit.append(bigint, uuid[], bytea[], timestamptz, text, uuid) from public;
grant execute on function audit.take_chain(bytea), audit.append(bigint, uuid[], bytea[], timestamptz, text, uuid) to hamroh_app;
