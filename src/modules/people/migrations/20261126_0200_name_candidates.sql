-- As before, for less: of the names that carry a key only their place in the table and their points are kept while choosing
-- (rows as wide as names cost more to carry along than to fetch again); behind the first forty, who shares far less than the
-- best is left out, for nobody so far below was ever among the ten shown; and the whole name is looked for by itself only where more carried a
-- wanted key than were looked at, since otherwise whoever has it is among them. `kept` not below `most`: all of them.
create or replace function people.name_candidates(whole int[], wanted int[], asked bit, year int, district text, most int, kept int,
  out lines text, out looked int)
language plpgsql stable security definer set search_path = pg_catalog set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare
  own uuid := platform.organisation_id();
  exact text;
begin
  if own is null or not people.works_here(own) then return; end if;
  with b as materialized (
    select n.ctid as place, people.name_points(n.signature, asked, n.birth_year, year, n.place_text, district) as points
    from people.name_index n
    where n.keys && wanted and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most
  ), best as materialized (
    select b.place, b.points from b order by b.points desc limit kept
  )
  select string_agg(people.name_line(c, district is not null), E'\n'), (select count(*) from b)
  into lines, looked
  from best join people.name_index c on c.ctid = best.place
  where kept >= most
    or best.points >= least((select max(m.points) from best m) - 45, (select m.points from best m order by m.points desc offset 39 limit 1));
  if looked >= most and cardinality(whole) > 0 then
    with best as materialized (
      select n.ctid as place, people.name_points(n.signature, asked, n.birth_year, year, n.place_text, district) as points
      from people.name_index n
      where n.keys && whole and n.organisation_id = own and (not n.restricted or people.may_see_name(own, n.person_id)) limit most
    )
    select string_agg(people.name_line(c, district is not null), E'\n') into exact
    from (select best.place from best order by best.points desc limit kept) e join people.name_index c on c.ctid = e.place;
    lines := concat_ws(E'\n', exact, lines);
  end if;
end $$;

-- What a name is likely worth, in the measure of domain/names: five points for a bit in common with the question, two less
-- for each that the name has, and what birth year and district say. A name not read again yet as if it shared a good deal.
create function people.name_points(signature bit, asked bit, born int, year int, place text, district text) returns int
language sql immutable parallel safe as $$
  select coalesce(5 * bit_count(signature & asked) - 2 * bit_count(signature), 30)::int
    + case when year is null or born is null then 0 when born = year then 6 when abs(born - year) = 1 then -3 else -24 end
    + case when district is not null and lower(place) = district then 6 else 0 end
$$;

-- One name as it is handed out: fields separated by tabs.
create function people.name_line(n people.name_index, with_place boolean) returns text
language sql stable as $$
  select coalesce(n.kept_id, n.person_id) || E'\t' || n.nth || E'\t' || coalesce(n.birth_year::text, '') || E'\t' || coalesce(n.sex, '')
    || E'\t' || n.sketch
    || case when with_place then concat(E'\t', n.place_id, E'\t', translate(n.place_text, E'\t\n', '  ')) else '' end
$$;
revoke all on function people.name_points(bit, bit, int, int, text, text), people.name_line(people.name_index, boolean) from public;
