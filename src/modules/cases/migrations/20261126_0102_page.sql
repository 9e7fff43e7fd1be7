-- The page of a file in one statement, with the newest lines of its account and whether a reminder of it waits for who reads:
-- asked by itself the account cost more than all other parts, because its tables ask the policy again. The question is copied
-- from the policy itself, and a test compares the two. `cases.parts` stays for processes that were started before.
do $$
declare
  may_read text;
begin
  select qual into strict may_read from pg_policies where schemaname = 'cases' and tablename = 'case' and policyname = 'case_read';
  execute format($make$
    create function cases.page(organisation uuid, wanted uuid, lines int) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog as $body$
    begin
      if not exists (select from cases."case" where organisation_id = organisation and id = wanted and (%s)) then
        return null;
      end if;
      return (select jsonb_build_object(
        'needs', (select coalesce(jsonb_agg(p order by p.added_at, p.id), '[]') from cases.need p
           where p.organisation_id = organisation and p.case_id = wanted),
        'persons', (select coalesce(jsonb_agg(p order by p.added_at, p.person_id), '[]') from cases.case_person p
           where p.organisation_id = organisation and p.case_id = wanted and p.removed_at is null),
        'goals', (select coalesce(jsonb_agg(p order by p.added_at, p.id), '[]') from cases.goal p
           where p.organisation_id = organisation and p.case_id = wanted),
        'tasks', (select coalesce(jsonb_agg(p order by (p.status <> 'open'), p.due_on, p.added_at), '[]') from cases.task p
           where p.organisation_id = organisation and p.case_id = wanted),
        'triage', (select to_jsonb(t) from cases.triage t where t.organisation_id = organisation and t.case_id = wanted
           order by t.at desc, t.id desc limit 1),
        'triages', (select count(*) from cases.triage t where t.organisation_id = organisation and t.case_id = wanted),
        'hand_overs', (select coalesce(jsonb_agg(p order by p.requested_at desc), '[]') from cases.hand_over p
           where p.organisation_id = organisation and p.case_id = wanted and p.status = 'requested'),
        'glasses', (select coalesce(jsonb_agg(p order by p.broken_at desc), '[]') from cases.glass p
           where p.organisation_id = organisation and p.case_id = wanted),
        'readers', (select jsonb_build_object('people', r.people, 'times', r.times)
           from platform.times_of('case', wanted, 'cases.read', 5000) r),
        'unseen', exists (select from cases.reminder r where r.organisation_id = organisation
           and r.user_id = platform.user_id() and r.case_id = wanted and r.seen_at is null),
        'entries', (select coalesce(jsonb_agg(a), '[]') from (
           select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
             to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as recorded_at,
             e.kind, e.actor_id, e.thing_id, e.details, n.kind as note_kind, n.text, n.corrects,
             (select k.id from cases.note k where k.organisation_id = e.organisation_id and k.case_id = e.case_id
               and k.corrects = n.id order by k.recorded_at desc limit 1) as corrected_by
           from cases.entry e
           left join cases.note n on n.organisation_id = e.organisation_id and n.id = e.thing_id and e.kind in ('note', 'correction')
           where e.organisation_id = organisation and e.case_id = wanted
           order by e.at desc, e.id desc limit lines) a)));
    end $body$
  $make$, may_read);
end $$;
revoke all on function cases.page(uuid, uuid, int) from public;
grant execute on function cases.page(uuid, uuid, int) to hamroh_app;
