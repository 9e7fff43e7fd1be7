-- A rate of what was written off, and who left, are told of the running cycle: what was before it is taken off. And what is
-- needed for the average of a cycle's assets: they are added up at each close.
update savings.meeting m set disbursed = m.disbursed - p.disbursed, written_off = m.written_off - p.written_off, gone = m.gone - p.gone
from (
  select distinct on (organisation_id, group_id, cycle) organisation_id, group_id, cycle, disbursed, written_off, gone
  from savings.meeting order by organisation_id, group_id, cycle, held desc
) p
where p.organisation_id = m.organisation_id and p.group_id = m.group_id and p.cycle = m.cycle - 1
  and m.disbursed >= p.disbursed and m.written_off >= p.written_off and m.gone >= p.gone;
alter table savings.meeting add column assets_sum bigint not null default 0, add column closes int not null default 0;
update savings.meeting m set assets_sum = s.assets_sum, closes = s.closes
from (
  select organisation_id, group_id, held, count(*) over w as closes, sum(liquid + lent + social_fund) over w as assets_sum
  from savings.meeting window w as (partition by organisation_id, group_id, cycle order by held)
) s
where s.organisation_id = m.organisation_id and s.group_id = m.group_id and s.held = m.held;
