-- The home page asks for totals and months only: these need nothing of the person, so they are counted without looking
-- for one. And days are compared before anything is looked up beside a case or a need.

create function indicators.start_of(day date, zone text) returns timestamptz
language sql stable parallel safe as $$ select day::timestamp at time zone zone $$;

-- Facts with nothing but their day.
create function indicators.bare_facts(org uuid, measure text, first_day date, last_day date)
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
        select u.person_id, bool_or(u.restricted) as restricted from (
          select c.person_id, c.restricted from contacts.contact c
          where c.organisation_id = org and c.person_id is not null and c.outcome is distinct from 'not_a_request'
            and c.started_at >= low and c.started_at < high
          union all
          select b.person_id, k.restricted from cases.case k
          join cases.case_person b on b.organisation_id = k.organisation_id and b.case_id = k.id and b.removed_at is null
          where k.organisation_id = org and k.opened_at < high and (k.status <> 'closed' or k.closed_at >= low)) u
        group by u.person_id) m
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

create or replace function indicators.case_facts(org uuid, zone text, first_day date, last_day date, need_areas jsonb, closed boolean)
returns setof indicators.fact language sql stable set search_path = pg_catalog as $$
  select k.id, k.day, k.restricted, case when closed then extract(epoch from k.closed_at - k.opened_at)::numeric / 86400 end,
    k.areas, k.need_codes, null::text[], (p.who).target_groups, array[(p.who).sex],
    array[indicators.age_band_of((p.who).birth_year, (p.who).age_band, extract(year from k.day)::int)],
    array[(p.who).country_now], (p.who).citizenships, array[c.channel], array[coalesce((p.who).languages[1], c.language)],
    array[to_char(k.day, 'YYYY-MM')]
  from (
    select a.*, (case when closed then a.closed_at else a.opened_at end at time zone zone)::date as day from cases.case a
    where a.organisation_id = org and (not closed or a.status = 'closed')
      and case when closed then a.closed_at else a.opened_at end >= indicators.start_of(first_day, zone)
      and case when closed then a.closed_at else a.opened_at end < indicators.start_of(last_day + 1, zone)
    offset 0) k
  left join contacts.contact c on c.organisation_id = k.organisation_id and c.id = k.contact_id
  cross join lateral (select indicators.case_person(org, k.id) as who offset 0) p
$$;

create or replace function indicators.need_facts(org uuid, zone text, first_day date, last_day date, ended boolean)
returns setof indicators.fact language sql stable set search_path = pg_catalog as $$
  select n.id, n.day, k.restricted, null::numeric,
    array[n.area], array[n.code], array[n.status], (p.who).target_groups, array[(p.who).sex],
    array[indicators.age_band_of((p.who).birth_year, (p.who).age_band, extract(year from n.day)::int)],
    array[(p.who).country_now], (p.who).citizenships, null::text[], array[(p.who).languages[1]], array[to_char(n.day, 'YYYY-MM')]
  from (
    select a.*, (case when ended then a.ended_at else a.added_at end at time zone zone)::date as day from cases.need a
    where a.organisation_id = org
      and (not ended or a.status in ('met', 'partly_met', 'not_met', 'withdrawn', 'not_wanted_now'))
      and case when ended then a.ended_at else a.added_at end >= indicators.start_of(first_day, zone)
      and case when ended then a.ended_at else a.added_at end < indicators.start_of(last_day + 1, zone)
    offset 0) n
  join cases.case k on k.organisation_id = n.organisation_id and k.id = n.case_id
  cross join lateral (select indicators.case_person(org, k.id) as who offset 0) p
$$;

create or replace function indicators.figures(measure text, by_rows text, by_columns text, first_day date, last_day date, need_areas jsonb)
returns table (row_key text, column_key text, things int, open_things int, median_days numeric)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
begin
  if org is null or not platform.has_role('programme_manager', 'supervisor', 'administrator') then
    raise exception 'figures are not for this role' using errcode = '42501';
  end if;
  if by_columns is null and coalesce(by_rows, 'month') = 'month' then
    return query
    select g.key, null::text, count(*)::int, (count(*) filter (where not g.restricted))::int,
      percentile_cont(0.5) within group (order by g.days)::numeric
    from (select case when by_rows = 'month' then to_char(f.day, 'YYYY-MM') end as key, f.restricted, f.days
      from indicators.bare_facts(org, measure, first_day, last_day) f) g
    group by grouping sets ((g.key), ()) having grouping(g.key) = 1 or g.key is not null;
    return;
  end if;
  return query
  select r.key, c.key, count(distinct f.thing)::int, (count(distinct f.thing) filter (where not f.restricted))::int,
    percentile_cont(0.5) within group (order by f.days)::numeric
  from indicators.facts(org, measure, first_day, last_day, need_areas) f
  cross join lateral (select distinct unnest(indicators.values_of(f, by_rows))) r (key)
  cross join lateral (select distinct unnest(indicators.values_of(f, by_columns))) c (key)
  group by grouping sets ((r.key, c.key), (r.key), (c.key), ());
end $$;

revoke all on function indicators.start_of(date, text), indicators.bare_facts(uuid, text, date, date) from public;
