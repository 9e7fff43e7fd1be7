-- The persons of a case are persons of the register; a file behind glass is found by an index.

alter table cases.case_person
  add foreign key (organisation_id, person_id) references people.person (organisation_id, id);

create or replace function cases.behind_glass(which text) returns table (id uuid, responsible_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.responsible_id from cases.case c
  where c.organisation_id = platform.organisation_id()
    and (c.id = case when which ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then which::uuid end or c.reference = which)
    and c.restricted and platform.has_role('supervisor') and platform.user_id() is not null
    and (c.team_id is null or c.team_id = any (platform.team_ids()))
$$;
