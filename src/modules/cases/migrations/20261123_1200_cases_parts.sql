-- The parts of one file in one go. Each of their tables asks the policy of cases.case; asked once here instead of five
-- times, a file is read with half the work. The question is copied from the policy itself, and a test compares the two.
do $$
declare
  may_read text;
begin
  select qual into strict may_read from pg_policies where schemaname = 'cases' and tablename = 'case' and policyname = 'case_read';
  execute format($make$
    create function cases.parts(organisation uuid, wanted uuid) returns jsonb
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
        'triages', (select count(*) from cases.triage t where t.organisation_id = organisation and t.case_id = wanted));
    end $body$
  $make$, may_read);
end $$;
revoke all on function cases.parts(uuid, uuid) from public;
grant execute on function cases.parts(uuid, uuid) to hamroh_app;
