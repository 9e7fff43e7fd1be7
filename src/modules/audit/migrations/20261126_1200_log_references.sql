-- The auditor reads the log and no file; a line that names its record by the reference that stands on paper and is said
-- on the phone tells no more of the person than the number it had before, and is understood.
create function audit.references_of(ids uuid[]) returns table (id uuid, reference text)
language sql stable security definer set search_path = pg_catalog as $$
  select p.id, p.reference from people.person p
  where p.organisation_id = (select platform.organisation_id()) and p.id = any (ids) and (select platform.has_role('auditor'))
  union all
  select c.id, c.reference from cases."case" c
  where c.organisation_id = (select platform.organisation_id()) and c.id = any (ids) and (select platform.has_role('auditor'))
  union all
  select r.id, r.reference from referrals.referral r
  where (r.organisation_id = (select platform.organisation_id()) or r.to_organisation_id = (select platform.organisation_id()))
    and r.id = any (ids) and (select platform.has_role('auditor'))
$$;

revoke all on function audit.references_of(uuid[]) from public;
grant execute on function audit.references_of(uuid[]) to hamroh_app;
