-- Claims are a worker's: who only opened the case has its line, not what is owed in it.
do $$
declare part text;
begin
  foreach part in array array['claim', 'step', 'recovery'] loop
    execute format(
      'create policy %1$I on claims.%2$I as restrictive for all to hamroh_app
         using ((select platform.is_system()) or (select platform.has_role(''caseworker'', ''lawyer'', ''supervisor'')))',
      part || '_of_workers', part);
  end loop;
end $$;
