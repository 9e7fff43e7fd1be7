-- What else the page of a file shows comes with its parts: whoever may read the file may see who is asked to take it over and who
-- broke the glass (their own policies say the same), and how many have read it. Asked once for all of them.
do $$
declare
  may_read text;
begin
  select qual into strict may_read from pg_policies where schemaname = 'cases' and tablename = 'case' and policyname = 'case_read';
  execute format($make$
    create or replace function cases.parts(organisation uuid, wanted uuid) returns jsonb
    language plpgsql stable security definer set search_path = pg_catalog as $body$
    begin
      if not exists (select from cases."case" where organisation_id = organisation and id = wanted and (%s)) then
        return null;
      end if;
      return jsonb_build_object(
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
        'readers', (select jsonb_build_object('people', count(distinct l.actor_id), 'times', count(*))
           from platform.audit_of('case', wanted, 5000) l where l.action = 'cases.read'));
    end $body$
  $make$, may_read);
end $$;
