-- For the one box that finds a person. A number of a paper is compared inside: whoever types it knows it already, and
-- nobody is shown one by it. Only persons the actor may see.
create function people.compact_number(number text) returns text language sql immutable parallel safe
  as $$ select upper(regexp_replace(number, '[^[:alnum:]]', '', 'g')) $$;
create index guarded_text_number on people.guarded_text (organisation_id, people.compact_number(text)) where kind = 'document_number';

create function people.by_paper_number(wanted text) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select distinct p.id from people.guarded_text g join people.person p on p.organisation_id = g.organisation_id and p.id = g.person_id
  where g.organisation_id = platform.organisation_id() and people.works_here(g.organisation_id) and g.kind = 'document_number'
    and people.compact_number(g.text) = wanted and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids))
  limit 20
$$;

-- The module of cases replaces it; without it no reference of a case is known.
create function people.persons_of_case(reference text) returns setof uuid language sql stable
  as $$ select null::uuid where false $$;

revoke all on function people.by_paper_number(text) from public;
grant execute on function people.by_paper_number(text) to hamroh_app;
