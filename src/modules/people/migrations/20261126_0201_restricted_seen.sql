-- The restricted persons whom the actor may see, newest first, and what tells whether the words that a process opened a moment
-- ago are still theirs: every change writes the row anew, and a destroyed key is another key (decision 0024).
create function people.restricted_seen(most int) returns table (id uuid, stamp text)
language sql stable security definer set search_path = pg_catalog rows 300 as $$
  select p.id, concat_ws('|', p.change, p.version, k.id)
  from (
    select f.id, f.xmin as change, f.version from people.person f
    where f.organisation_id = platform.organisation_id() and people.works_here(f.organisation_id) and f.restricted
      and people.may_see_restricted(f.id, f.worker_ids)
    order by f.updated_at desc limit most
  ) p left join platform.data_key k on k.organisation_id = platform.organisation_id() and k.subject_id = p.id
$$;
revoke all on function people.restricted_seen(int) from public;
grant execute on function people.restricted_seen(int) to hamroh_app;
