-- That a file is to be erased, or must not be, is known to the workers who may read it, and to those who decide.
drop policy erasure_read on keeping.erasure;
create policy erasure_read on keeping.erasure for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.is_system()) or (select platform.has_role('supervisor', 'auditor'))
    or requested_by = (select platform.user_id())
    or ((select platform.has_role('caseworker', 'lawyer'))
      and exists (select 1 from people.person p where p.organisation_id = erasure.organisation_id and p.id = erasure.person_id))));
drop policy erasure_new on keeping.erasure;
create policy erasure_new on keeping.erasure for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
    or ((select platform.has_role('caseworker', 'lawyer', 'supervisor'))
      and exists (select 1 from people.person p where p.organisation_id = erasure.organisation_id and p.id = erasure.person_id))));
create policy hold_of_workers on keeping.hold as restrictive for all to hamroh_app
  using ((select platform.is_system()) or (select platform.has_role('caseworker', 'lawyer', 'supervisor')));
create policy rule_of_members on keeping.rule as restrictive for select to hamroh_app
  using ((select platform.actor_kind()) in ('member', 'system'));
