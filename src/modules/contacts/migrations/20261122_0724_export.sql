-- Figures leave as figures: the file of a period, though without persons, numbers and words, is for supervisors only.
create or replace function contacts.export_rows(from_day date, to_day date, zone text)
returns table (id uuid, channel text, day date, hour int, minutes int, language text, country text, place_id text, sex text,
  age_band text, target_groups text[], needs text[], outcome text, not_request text, urgency text, materials jsonb, mobile boolean, offline boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.channel, (c.started_at at time zone zone)::date, extract(hour from c.started_at at time zone zone)::int,
         (c.duration_seconds + 59) / 60, c.language, c.country, c.place_id, c.sex, c.age_band, c.target_groups, c.needs, c.outcome,
         c.not_request, c.urgency, c.materials, c.session_id is not null, c.recorded_offline
  from contacts.contact c
  where c.organisation_id = platform.organisation_id() and platform.has_role('supervisor') and not c.restricted
    and c.started_at >= (from_day::timestamp at time zone zone) and c.started_at < ((to_day + 1)::timestamp at time zone zone)
  order by c.started_at, c.id
$$;
