-- Row policies keep the indexes of arrays from being used (&& may not be asked before a policy). So the ids are found
-- first, by the owner, and tell nothing by themselves; the rows behind them are read under the policies as always.
create function directory.services_for(needs text[], areas text[]) returns uuid[]
language sql stable security definer set search_path = pg_catalog as $$
  select coalesce(array_agg(id), '{}') from directory.service
  where status = 'active' and (need_codes && needs or area_codes && areas)
$$;
revoke all on function directory.services_for(text[], text[]) from public;
grant execute on function directory.services_for(text[], text[]) to hamroh_app;
