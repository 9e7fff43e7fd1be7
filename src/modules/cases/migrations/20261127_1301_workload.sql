-- How much each colleague has on their desk, in the teams that a supervisor answers for: numbers only, so that a restricted
-- file weighs as every other and stays closed.
create function cases.workload(today date)
returns table (worker_id uuid, open int, overdue int, danger int, restricted int)
language sql stable security definer set search_path = pg_catalog as $$
  select c.responsible_id, count(*)::int,
    (count(*) filter (where c.status = 'open' and least(c.due_on, c.next_step_on) < today))::int,
    (count(*) filter (where c.risk = 'danger_now'))::int,
    (count(*) filter (where c.restricted))::int
  from cases.case c
  where c.organisation_id = platform.organisation_id() and platform.has_role('supervisor') and c.status <> 'closed'
    and (c.team_id is null or c.team_id = any (platform.team_ids()))
  group by c.responsible_id
$$;
revoke all on function cases.workload(date) from public;
grant execute on function cases.workload(date) to hamroh_app;
