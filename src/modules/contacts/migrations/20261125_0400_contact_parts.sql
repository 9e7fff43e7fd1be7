-- What belongs to a contact is added by whoever may read that contact; a log that was brought along is the supervisor's.

drop policy contact_version_own on contacts.contact_version;
create policy contact_version_own on contacts.contact_version to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and exists (select from contacts.contact c where c.organisation_id = contact_version.organisation_id and c.id = contact_id));

drop policy call_back_own on contacts.call_back;
create policy call_back_own on contacts.call_back to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system())
      or exists (select from contacts.contact c where c.organisation_id = call_back.organisation_id and c.id = contact_id)))
  with check (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or ((select platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor'))
      and exists (select from contacts.contact c where c.organisation_id = call_back.organisation_id and c.id = contact_id))));

drop policy web_request_own on contacts.web_request;
create policy web_request_own on contacts.web_request to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system())
    or exists (select from contacts.contact c where c.organisation_id = web_request.organisation_id and c.id = contact_id)));

drop policy message_own on contacts.message;
create policy message_own on contacts.message to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system())
    or exists (select from contacts.contact c where c.organisation_id = message.organisation_id and c.id = contact_id)));

-- An administrator has no file of anybody, so no rows of a log either.
drop policy import_own on contacts.import;
create policy import_own on contacts.import to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('supervisor')));
drop policy import_row_own on contacts.import_row;
create policy import_row_own on contacts.import_row to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('supervisor')));
drop policy contact_delete on contacts.contact;
create policy contact_delete on contacts.contact for delete to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and import_id is not null and case_id is null and version = 1
  and (select platform.has_role('supervisor')));
