-- Who reads the list of broken glasses is told which case each was by its reference, also when the glass is whole again and
-- the file itself is closed to them.
create function cases.references_behind_glass(ids uuid[]) returns table (id uuid, reference text)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.reference from cases."case" c
  where c.organisation_id = (select platform.organisation_id()) and c.id = any (ids)
    and (select platform.has_role('supervisor', 'auditor'))
    and exists (select 1 from cases.glass g where g.organisation_id = c.organisation_id and g.case_id = c.id)
$$;

revoke all on function cases.references_behind_glass(uuid[]) from public;
grant execute on function cases.references_behind_glass(uuid[]) to hamroh_app;
