-- A visit that was recorded without a network arrives after the group was given to somebody else: who accompanied the
-- group on the day of the visit may still bring it, and reads what they themselves recorded.
create function savings.accompanied(wanted uuid, day date) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select platform.has_role('field_agent') and exists (
    select from savings.accompaniment a where a.organisation_id = platform.organisation_id() and a.group_id = wanted
      and a.agent_id = platform.user_id() and day between a.from_on and coalesce(a.to_on, 'infinity'::date))
$$;
-- The last visit, and the last at which women were counted, onto the group's row.
create function savings.note_visit(wanted uuid) returns void
language sql security definer set search_path = pg_catalog as $$
  update savings.group g set visited_on = l.made_on, counted_on = coalesce(c.made_on, g.counted_on),
    members_counted = case when c.made_on is null then g.members_counted else c.members_counted end,
    women_counted = case when c.made_on is null then g.women_counted else c.women_counted end
  from (select max(made_on) as made_on from savings.visit
        where organisation_id = platform.organisation_id() and group_id = wanted and state = 'made') l
  left join lateral (select made_on, members_counted, women_counted from savings.visit
    where organisation_id = platform.organisation_id() and group_id = wanted and state = 'made' and women_counted is not null
    order by made_on desc, id desc limit 1) c on true
  where g.organisation_id = platform.organisation_id() and g.id = wanted
$$;
revoke all on function savings.accompanied(uuid, date), savings.note_visit(uuid) from public;
grant execute on function savings.accompanied(uuid, date), savings.note_visit(uuid) to hamroh_app;

drop policy visit_read on savings.visit;
create policy visit_read on savings.visit for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent'))
      and (agent_id = (select platform.user_id()) or group_id = any ((select savings.my_groups())::uuid[]))))
);
drop policy visit_insert on savings.visit;
create policy visit_insert on savings.visit for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
    or ((select platform.has_role('field_agent')) and agent_id = (select platform.user_id())
      and (group_id = any ((select savings.my_groups())::uuid[])
        or (state = 'made' and savings.accompanied(group_id, made_on)))))
);
revoke all on function savings.hold_vote() from public;
