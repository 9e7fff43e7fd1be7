insert into platform.sealed_column (table_name, column_name) values ('keeping.hold', 'reason'), ('keeping.hold', 'lifted_reason'),
  ('keeping.erasure', 'note'), ('keeping.erasure', 'decision_note');

-- Persons about whom something was said here before it was sealed.
create function keeping.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select f.person_id from (
    select h.person_id from keeping.hold h, unnest(array[h.reason, h.lifted_reason]) w
    where h.organisation_id = platform.organisation_id() and w <> '' and not platform.is_sealed(w)
    union
    select e.person_id from keeping.erasure e, unnest(array[e.note, e.decision_note]) w
    where e.organisation_id = platform.organisation_id() and e.person_id is not null and w <> '' and not platform.is_sealed(w)) f
  where platform.is_system() limit most
$$;
revoke all on function keeping.to_seal(int) from public;
grant execute on function keeping.to_seal(int) to hamroh_app;
