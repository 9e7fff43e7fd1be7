-- The words of a person's files go; states, needs, outcomes, days and what was recovered stay, because they are counted.
-- A file that is also somebody else's (another client who is not erased) keeps its words and is counted as kept.
create function cases.erase_person(person uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  mine uuid[];
  shared bigint;
  notes bigint;
  plans bigint;
  goals bigint;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  with named as (
    select distinct p.case_id, exists (
      select 1 from cases.case_person o join people.person q on q.organisation_id = o.organisation_id and q.id = o.person_id
      where o.organisation_id = org and o.case_id = p.case_id and o.person_id <> person and q.erased_at is null
        and (o.part = 'client' or p.part <> 'client')) as others
    from cases.case_person p where p.organisation_id = org and p.person_id = person)
  select coalesce(array_agg(case_id) filter (where not others), '{}'), count(*) filter (where others) into mine, shared from named;
  update cases.case c
  set own_title = null, next_step = null, hold_reason = null, closing_summary = null, version = c.version + 1
  where c.organisation_id = org and c.id = any (mine);
  update cases.note n set text = '' where n.organisation_id = org and n.case_id = any (mine);
  get diagnostics notes = row_count;
  update cases.goal g set text = '', version = g.version + 1 where g.organisation_id = org and g.case_id = any (mine);
  get diagnostics goals = row_count;
  update cases.task t set text = '', result = null, version = t.version + 1 where t.organisation_id = org and t.case_id = any (mine);
  get diagnostics plans = row_count;
  update cases.need n set partner = null, reason = null, version = n.version + 1 where n.organisation_id = org and n.case_id = any (mine);
  update cases.hand_over h set reason = '', answer = null where h.organisation_id = org and h.case_id = any (mine);
  update cases.glass g set reason = '' where g.organisation_id = org and g.case_id = any (mine);
  return jsonb_build_object('cases', cardinality(mine), 'cases_kept_for_others', shared, 'case_notes', notes, 'plans', plans + goals);
end $$;
revoke all on function cases.erase_person(uuid) from public;
grant execute on function cases.erase_person(uuid) to hamroh_app;
