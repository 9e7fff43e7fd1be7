-- Figures: how many, never who. These functions count over the tables of other modules as their owner, because those who
-- ask (a programme manager) may not read one row of them. They judge the asker themselves and answer with numbers only;
-- small numbers are hidden by the module's domain before anything leaves (README.md).

create schema indicators;
grant usage on schema indicators to hamroh_app;

-- One thing that is counted, on its local day, with every value it has in every dimension.
create type indicators.fact as (
  thing uuid,
  day date,
  restricted boolean,
  days numeric,
  area text[],
  need text[],
  outcome text[],
  target_group text[],
  sex text[],
  age_band text[],
  country text[],
  citizenship text[],
  channel text[],
  language text[],
  month text[]
);

create function indicators.age_band_of(birth_year int, band text, in_year int) returns text
language sql immutable parallel safe as $$
  select case
    when birth_year is null then band
    when in_year - birth_year < 14 then 'under_14'
    when in_year - birth_year < 18 then '14_17'
    when in_year - birth_year < 25 then '18_24'
    when in_year - birth_year < 35 then '25_34'
    when in_year - birth_year < 50 then '35_49'
    when in_year - birth_year < 65 then '50_64'
    else '65_over' end
$$;

-- The values of one dimension; what is not known is a value of its own, so that tables add up.
create function indicators.values_of(f indicators.fact, dimension text) returns text[]
language sql immutable parallel safe as $$
  select case when dimension is null then '{all}'::text[] else coalesce(nullif(array_remove(case dimension
    when 'area' then f.area when 'need' then f.need when 'outcome' then f.outcome when 'target_group' then f.target_group
    when 'sex' then f.sex when 'age_band' then f.age_band when 'country' then f.country when 'citizenship' then f.citizenship
    when 'channel' then f.channel when 'language' then f.language when 'month' then f.month end, null), '{}'), '{unknown}') end
$$;

create function indicators.areas_of(needs text[], need_areas jsonb) returns text[]
language sql immutable parallel safe as $$
  select array_agg(distinct coalesce(need_areas->>n, 'unknown')) from unnest(needs) n
$$;

-- A contact counts on the day it began; pranks, wrong numbers and silence do not count.
create function indicators.contact_facts(org uuid, zone text, first_day date, last_day date, need_areas jsonb)
returns setof indicators.fact language sql stable set search_path = pg_catalog as $$
  select c.id, t.day, c.restricted, null::numeric,
    indicators.areas_of(c.needs, need_areas), c.needs, array[coalesce(c.outcome, 'waiting')],
    case when c.target_groups = '{}' then p.target_groups else c.target_groups end,
    array[coalesce(c.sex, p.sex)],
    array[coalesce(c.age_band, indicators.age_band_of(p.birth_year, p.age_band, extract(year from t.day)::int))],
    array[coalesce(c.country, p.country_now)], p.citizenships, array[c.channel],
    array[coalesce(c.language, p.languages[1])], array[to_char(t.day, 'YYYY-MM')]
  from contacts.contact c
  left join people.person p on p.organisation_id = c.organisation_id and p.id = c.person_id
  cross join lateral (select (c.started_at at time zone zone)::date as day) t
  where c.organisation_id = org and c.outcome is distinct from 'not_a_request'
    and c.started_at >= (first_day::timestamp at time zone zone) and c.started_at < ((last_day + 1)::timestamp at time zone zone)
$$;

-- A person counts where a contact of the period names them, or a case of theirs was open in it; once, however often.
create function indicators.person_facts(org uuid, zone text, first_day date, last_day date, need_areas jsonb)
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
    select m.person_id, bool_or(m.restricted) as restricted, array_agg(distinct n) filter (where n is not null) as needs
    from met m left join lateral unnest(m.needs) n on true group by m.person_id
  )
  select p.id, first_day, p.restricted or m.restricted, null::numeric,
    indicators.areas_of(m.needs, need_areas), m.needs, null::text[], p.target_groups, array[p.sex],
    array[indicators.age_band_of(p.birth_year, p.age_band, extract(year from last_day)::int)],
    array[p.country_now], p.citizenships, null::text[], array[p.languages[1]], null::text[]
  from persons m join people.person p on p.organisation_id = org and p.id = m.person_id
$$;

-- What is known of the person a case is about: the client who was added first, else whoever was.
create function indicators.case_person(org uuid, which uuid) returns people.person
language sql stable set search_path = pg_catalog as $$
  select p from cases.case_person b join people.person p on p.organisation_id = b.organisation_id and p.id = b.person_id
  where b.organisation_id = org and b.case_id = which and b.removed_at is null
  order by b.part <> 'client', b.added_at, b.person_id limit 1
$$;

create function indicators.case_facts(org uuid, zone text, first_day date, last_day date, need_areas jsonb, closed boolean)
returns setof indicators.fact language sql stable set search_path = pg_catalog as $$
  select k.id, t.day, k.restricted, extract(epoch from k.closed_at - k.opened_at)::numeric / 86400,
    k.areas, k.need_codes, null::text[], (p.who).target_groups, array[(p.who).sex],
    array[indicators.age_band_of((p.who).birth_year, (p.who).age_band, extract(year from t.day)::int)],
    array[(p.who).country_now], (p.who).citizenships, array[c.channel], array[coalesce((p.who).languages[1], c.language)],
    array[to_char(t.day, 'YYYY-MM')]
  from cases.case k
  left join contacts.contact c on c.organisation_id = k.organisation_id and c.id = k.contact_id
  cross join lateral (select indicators.case_person(org, k.id) as who offset 0) p
  cross join lateral (select (case when closed then k.closed_at else k.opened_at end at time zone zone)::date as day) t
  where k.organisation_id = org and t.day between first_day and last_day and (not closed or k.status = 'closed')
$$;

-- A need counts when it came (all) or when it ended, with how it ended.
create function indicators.need_facts(org uuid, zone text, first_day date, last_day date, ended boolean)
returns setof indicators.fact language sql stable set search_path = pg_catalog as $$
  select n.id, t.day, k.restricted, null::numeric,
    array[n.area], array[n.code], array[n.status], (p.who).target_groups, array[(p.who).sex],
    array[indicators.age_band_of((p.who).birth_year, (p.who).age_band, extract(year from t.day)::int)],
    array[(p.who).country_now], (p.who).citizenships, null::text[], array[(p.who).languages[1]], array[to_char(t.day, 'YYYY-MM')]
  from cases.need n join cases.case k on k.organisation_id = n.organisation_id and k.id = n.case_id
  cross join lateral (select indicators.case_person(org, k.id) as who offset 0) p
  cross join lateral (select (case when ended then n.ended_at else n.added_at end at time zone zone)::date as day) t
  where n.organisation_id = org and t.day between first_day and last_day
    and (not ended or n.status in ('met', 'partly_met', 'not_met', 'withdrawn', 'not_wanted_now'))
$$;

-- Referrals of the sender by the day they were sent, accepted or done; of the receiver by the day they came. The receiver
-- counts nothing of the person.
create function indicators.referral_facts(org uuid, zone text, first_day date, last_day date, measure text)
returns setof indicators.fact language plpgsql stable set search_path = pg_catalog as $$
begin
  return query
  select r.id, t.day, r.restricted,
    (case when measure = 'referrals_done' then extract(epoch from r.ended_at - r.sent_at)
          when measure = 'referrals_accepted' then extract(epoch from r.answered_at - r.sent_at) end)::numeric / 86400,
    array[r.area], array[r.need_code], array[case when r.status = 'sent' then 'waiting' else r.status end],
    (p.who).target_groups, array[(p.who).sex],
    array[indicators.age_band_of((p.who).birth_year, (p.who).age_band, extract(year from t.day)::int)],
    array[(p.who).country_now], (p.who).citizenships, null::text[], array[(p.who).languages[1]], array[to_char(t.day, 'YYYY-MM')]
  from referrals.referral r
  left join lateral (select q as who from people.person q
    where q.organisation_id = r.organisation_id and q.id = r.person_id and r.organisation_id = org) p on true
  cross join lateral (select (case measure when 'referrals_done' then r.ended_at when 'referrals_accepted' then r.answered_at
    else r.sent_at end at time zone zone)::date as day) t
  where case when measure = 'referrals_received' then r.to_organisation_id = org else r.organisation_id = org end
    and t.day between first_day and last_day
    and (measure <> 'referrals_done' or r.status = 'done')
    and (measure <> 'referrals_accepted' or r.status in ('accepted', 'done', 'returned') and r.answered_at is not null);
end $$;

create function indicators.facts(org uuid, measure text, first_day date, last_day date, need_areas jsonb)
returns setof indicators.fact language plpgsql stable set search_path = pg_catalog as $$
declare
  zone text := (select time_zone from organisations.organisation where id = org);
begin
  case measure
    when 'contacts' then return query select * from indicators.contact_facts(org, zone, first_day, last_day, need_areas);
    when 'persons' then return query select * from indicators.person_facts(org, zone, first_day, last_day, need_areas);
    when 'cases_opened' then return query select * from indicators.case_facts(org, zone, first_day, last_day, need_areas, false);
    when 'cases_closed' then return query select * from indicators.case_facts(org, zone, first_day, last_day, need_areas, true);
    when 'needs_added' then return query select * from indicators.need_facts(org, zone, first_day, last_day, false);
    when 'needs_ended' then return query select * from indicators.need_facts(org, zone, first_day, last_day, true);
    else return query select * from indicators.referral_facts(org, zone, first_day, last_day, measure);
  end case;
end $$;

-- Counts by two dimensions with all their totals (a key is null in a total). `open` are those not of restricted files.
-- For those whose work is figures, about their own organisation only.
create function indicators.figures(measure text, by_rows text, by_columns text, first_day date, last_day date, need_areas jsonb)
returns table (row_key text, column_key text, things int, open_things int, median_days numeric)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
begin
  if org is null or not platform.has_role('programme_manager', 'supervisor', 'administrator') then
    raise exception 'figures are not for this role' using errcode = '42501';
  end if;
  return query
  select r.key, c.key, count(distinct f.thing)::int, (count(distinct f.thing) filter (where not f.restricted))::int,
    percentile_cont(0.5) within group (order by f.days)::numeric
  from indicators.facts(org, measure, first_day, last_day, need_areas) f
  cross join lateral (select distinct unnest(indicators.values_of(f, by_rows))) r (key)
  cross join lateral (select distinct unnest(indicators.values_of(f, by_columns))) c (key)
  group by grouping sets ((r.key, c.key), (r.key), (c.key), ());
end $$;

revoke all on function indicators.age_band_of(int, text, int), indicators.values_of(indicators.fact, text),
  indicators.areas_of(text[], jsonb),
  indicators.contact_facts(uuid, text, date, date, jsonb), indicators.person_facts(uuid, text, date, date, jsonb),
  indicators.case_person(uuid, uuid), indicators.case_facts(uuid, text, date, date, jsonb, boolean),
  indicators.need_facts(uuid, text, date, date, boolean), indicators.referral_facts(uuid, text, date, date, text),
  indicators.facts(uuid, text, date, date, jsonb),
  indicators.figures(text, text, text, date, date, jsonb) from public;
grant execute on function indicators.figures(text, text, text, date, date, jsonb) to hamroh_app;
