-- Rows of an imported data package that hang on nothing in it: kept, so that an export gives back what came in.
create table directory.hsds_rest (
  resource text not null,
  id text not null,
  row jsonb not null,
  primary key (resource, id)
);
alter table directory.hsds_rest enable row level security;
create policy hsds_rest_read on directory.hsds_rest for select to hamroh_app using ((select platform.has_role('directory_editor')) or (select platform.is_system()));
create policy hsds_rest_new on directory.hsds_rest for insert to hamroh_app with check ((select platform.has_role('directory_editor')) or (select platform.is_system()));
create policy hsds_rest_change on directory.hsds_rest for update to hamroh_app using ((select platform.has_role('directory_editor')) or (select platform.is_system()))
  with check ((select platform.has_role('directory_editor')) or (select platform.is_system()));
grant select, insert, update on directory.hsds_rest to hamroh_app;
