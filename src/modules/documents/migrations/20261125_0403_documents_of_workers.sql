-- Letters are a worker's: who only opened the case has its line, not what is written in it.
create policy document_of_workers on documents.document as restrictive for all to hamroh_app
  using ((select platform.is_system()) or (select platform.has_role('caseworker', 'lawyer', 'supervisor')));
