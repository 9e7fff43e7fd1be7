-- Who a case is about, by the reference that somebody read out: for the one box that finds a person. Runs as the asker, so
-- that the policies of the case decide.
create or replace function people.persons_of_case(reference text) returns setof uuid language sql stable
  as $$ select p.person_id from cases.case c join cases.case_person p on p.organisation_id = c.organisation_id and p.case_id = c.id
    where c.organisation_id = platform.organisation_id() and c.reference = persons_of_case.reference and p.removed_at is null $$;
