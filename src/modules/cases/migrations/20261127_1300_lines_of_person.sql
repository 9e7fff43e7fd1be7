-- Whoever may open files learns that a person has one, and whose it is, or a second one would be opened: its line, nothing
-- that is in it, and nothing of restricted files. A person whom only some may know has no lines for the others.
create function cases.lines_of_person(persons uuid[], most int)
returns table (id uuid, reference text, status text, opened_at timestamptz, responsible_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.reference, c.status, c.opened_at, c.responsible_id from cases.case c
  where c.organisation_id = platform.organisation_id() and not c.restricted
    and platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor')
    and not exists (select 1 from people.person p where p.organisation_id = c.organisation_id and p.id = any (persons)
      and p.restricted and not people.may_see_restricted(p.id, p.worker_ids))
    and c.id in (select p.case_id from cases.case_person p
      where p.organisation_id = c.organisation_id and p.person_id = any (persons) and p.removed_at is null)
  order by (c.status = 'closed'), c.opened_at desc, c.id desc limit most
$$;
revoke all on function cases.lines_of_person(uuid[], int) from public;
grant execute on function cases.lines_of_person(uuid[], int) to hamroh_app;

-- Calls about a file since its worker last wrote into it: looked for from the few files of one worker.
create index entry_contact on cases.entry (organisation_id, case_id, at) where kind = 'contact';
