-- A session that was ended with the order to clear its device: 'kept' spares what was not yet sent, 'lost' does not.
alter table accounts.session add column clear_device text check (clear_device in ('kept', 'lost'));

-- What a device is told whose session is over: the only thing that an ended token still answers.
create function accounts.device_order(hash bytea) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select clear_device from accounts.session where token_hash = hash and ended_at is not null
$$;
revoke all on function accounts.device_order(bytea) from public;
grant execute on function accounts.device_order(bytea) to hamroh_app;
