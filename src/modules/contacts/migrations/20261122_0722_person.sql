-- Contacts name persons of the same organisation.
alter table contacts.contact add constraint contact_person_fk
  foreign key (organisation_id, person_id) references people.person (organisation_id, id);
