-- Totals of a day out are compared with all contacts recorded under it, also those that the asker may not read: how
-- many and what was handed out, nothing else.
create function contacts.recorded_under(sessions uuid[]) returns table (session_id uuid, contacts int, materials jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select c.session_id, count(*)::int, jsonb_agg(c.materials)
  from contacts.contact c
  where c.organisation_id = platform.organisation_id() and c.session_id = any (sessions)
  group by c.session_id
$$;
revoke all on function contacts.recorded_under(uuid[]) from public;
grant execute on function contacts.recorded_under(uuid[]) to hamroh_app;

alter table contacts.contact add constraint contact_session_fk
  foreign key (organisation_id, session_id) references contacts.mobile_session (organisation_id, id);
