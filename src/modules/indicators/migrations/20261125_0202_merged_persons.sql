-- As before; a person in several files, one merged into another, is one person and is described as in the kept one.
create or replace function indicators.person_facts(org uuid, zone text, first_day date, last_day date, need_areas jsonb)
returns setof indicators.fact language sql stable set search_path = pg_catalog as $$
  with met as (
    select c.person_id, c.needs, c.restricted from contacts.contact c
    where c.organisation_id = org and c.person_id is not null and c.outcome is distinct from 'not_a_request'
      and c.started_at >= (first_day::timestamp at time zone zone) and c.started_at < ((last_day + 1)::timestamp at time zone zone)
    union all
    select b.person_id, k.need_codes, k.restricted from cases.case k
    join cases.case_person b on b.organisation_id = k.organisation_id and b.case_id = k.id and b.removed_at is null
    where k.organisation_id = org and k.opened_at < ((last_day + 1)::timestamp at time zone zone)
      and (k.status <> 'closed' or k.closed_at >= (first_day::timestamp at time zone zone))
  ), persons as (
    select coalesce(f.kept_id, f.id) as person_id, bool_or(m.restricted) as restricted, array_agg(distinct n) filter (where n is not null) as needs
    from met m join people.person f on f.organisation_id = org and f.id = m.person_id
    left join lateral unnest(m.needs) n on true group by 1
  )
  select p.id, first_day, p.restricted or m.restricted, null::numeric,
    indicators.areas_of(m.needs, need_areas), m.needs, null::text[], p.target_groups, array[p.sex],
    array[indicators.age_band_of(p.birth_year, p.age_band, extract(year from last_day)::int)],
    array[p.country_now], p.citizenships, null::text[], array[p.languages[1]], null::text[]
  from persons m join people.person p on p.organisation_id = org and p.id = m.person_id
$$;

create or replace function indicators.case_person(org uuid, which uuid) returns people.person
language sql stable set search_path = pg_catalog as $$
  select p from cases.case_person b join people.person f on f.organisation_id = b.organisation_id and f.id = b.person_id
  join people.person p on p.organisation_id = f.organisation_id and p.id = coalesce(f.kept_id, f.id)
  where b.organisation_id = org and b.case_id = which and b.removed_at is null
  order by b.part <> 'client', b.added_at, b.person_id limit 1
$$;

create or replace function indicators.bare_facts(org uuid, measure text, first_day date, last_day date)
returns table (thing uuid, day date, restricted boolean, days numeric)
language plpgsql stable set search_path = pg_catalog as $$
declare
  zone text := (select time_zone from organisations.organisation where id = org);
  low timestamptz := indicators.start_of(first_day, zone);
  high timestamptz := indicators.start_of(last_day + 1, zone);
begin
  case measure
    when 'contacts' then return query
      select c.id, (c.started_at at time zone zone)::date, c.restricted, null::numeric from contacts.contact c
      where c.organisation_id = org and c.outcome is distinct from 'not_a_request' and c.started_at >= low and c.started_at < high;
    when 'persons' then return query
      select p.id, first_day, p.restricted or m.restricted, null::numeric from (
        select coalesce(f.kept_id, f.id) as person_id, bool_or(u.restricted) as restricted from (
          select c.person_id, c.restricted from contacts.contact c
          where c.organisation_id = org and c.person_id is not null and c.outcome is distinct from 'not_a_request'
            and c.started_at >= low and c.started_at < high
          union all
          select b.person_id, k.restricted from cases.case k
          join cases.case_person b on b.organisation_id = k.organisation_id and b.case_id = k.id and b.removed_at is null
          where k.organisation_id = org and k.opened_at < high and (k.status <> 'closed' or k.closed_at >= low)) u
        join people.person f on f.organisation_id = org and f.id = u.person_id
        group by 1) m
      join people.person p on p.organisation_id = org and p.id = m.person_id;
    when 'cases_opened' then return query
      select k.id, (k.opened_at at time zone zone)::date, k.restricted, null::numeric from cases.case k
      where k.organisation_id = org and k.opened_at >= low and k.opened_at < high;
    when 'cases_closed' then return query
      select k.id, (k.closed_at at time zone zone)::date, k.restricted,
        extract(epoch from k.closed_at - k.opened_at)::numeric / 86400 from cases.case k
      where k.organisation_id = org and k.status = 'closed' and k.closed_at >= low and k.closed_at < high;
    when 'needs_added' then return query
      select n.id, (n.added_at at time zone zone)::date, k.restricted, null::numeric
      from cases.need n join cases.case k on k.organisation_id = n.organisation_id and k.id = n.case_id
      where n.organisation_id = org and n.added_at >= low and n.added_at < high;
    when 'needs_ended' then return query
      select n.id, (n.ended_at at time zone zone)::date, k.restricted, null::numeric
      from cases.need n join cases.case k on k.organisation_id = n.organisation_id and k.id = n.case_id
      where n.organisation_id = org and n.ended_at >= low and n.ended_at < high
        and n.status in ('met', 'partly_met', 'not_met', 'withdrawn', 'not_wanted_now');
    else return query
      select f.thing, f.day, f.restricted, f.days from indicators.referral_facts(org, zone, first_day, last_day, measure) f;
  end case;
end $$;
