-- A group without a phone never tells of a meeting: it is missing from the sums, not silent.
create or replace function savings.totals(stale_before date)
returns table (currency text, groups int, known int, stale int, members bigint, women bigint, women_of bigint,
  women_groups int, savings bigint, lent bigint, visits int)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
begin
  if org is null or not platform.has_role('programme_manager', 'supervisor', 'administrator') then
    raise exception 'figures are not for this role' using errcode = '42501';
  end if;
  return query
  select g.currency, count(*)::int, count(m.held)::int, (count(*) filter (where (g.last_on is null and g.public_key is not null) or g.last_on < stale_before))::int,
    coalesce(sum(m.members), 0)::bigint, coalesce(sum(g.women_counted), 0)::bigint,
    coalesce(sum(g.members_counted) filter (where g.women_counted is not null), 0)::bigint, count(g.women_counted)::int,
    coalesce(sum(m.savings), 0)::bigint, coalesce(sum(m.lent), 0)::bigint,
    (count(*) filter (where g.visited_on >= stale_before))::int
  from savings.group g
  left join savings.meeting m on m.organisation_id = g.organisation_id and m.group_id = g.id and m.held = g.meetings_kept
  where g.organisation_id = org and g.closed_on is null
  group by g.currency;
end $$;
