-- Goods beside the money: what self-help groups are given, what they harvest and what becomes of it.

-- A group without a phone has no key of its own: who accompanies it keeps its goods.
alter table savings.group alter column public_key drop not null;

-- What a field agent wrote down for a group without phone. Never changed: a mistake is taken back by a record of its own.
-- Members are told by their number in the group, never by name.
create table savings.goods_record (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  id uuid not null,
  seq int not null,
  kind text not null check (kind in ('goods_received', 'harvested', 'goods_grew', 'goods_used', 'corrected')),
  event jsonb not null,
  imported boolean not null,
  recorded_by uuid references accounts.user,
  recorded_at timestamptz not null,
  primary key (organisation_id, group_id, id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
create unique index goods_record_order on savings.goods_record (organisation_id, group_id, seq);
alter table savings.goods_record enable row level security;
create policy goods_record_read on savings.goods_record for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent'))
      and group_id = any ((select savings.my_groups())::uuid[])))
);
create policy goods_record_insert on savings.goods_record for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager'))
    or ((select platform.has_role('field_agent'))
      and group_id = any ((select savings.my_groups())::uuid[])))
);
grant select, insert on savings.goods_record to hamroh_app;

-- The sums that follow: one row for each keeper, of whom only one is counted. Once a group's own log says anything of its
-- goods, that is the book, and what the agent wrote is kept to be read.
create table savings.goods_sum (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  keeper text not null check (keeper in ('agent', 'log')),
  records int not null,
  figures jsonb not null,
  last_on date,
  updated_at timestamptz not null,
  primary key (organisation_id, group_id, keeper),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
alter table savings.goods_sum enable row level security;
create policy goods_sum_read on savings.goods_sum for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('programme_manager', 'supervisor'))
    or ((select platform.has_role('field_agent'))
      and group_id = any ((select savings.my_groups())::uuid[])))
);
-- What the log says only Hamroh itself writes.
create policy goods_sum_insert on savings.goods_sum for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system())
    or (keeper = 'agent' and ((select platform.has_role('programme_manager'))
      or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[])))))
);
create policy goods_sum_update on savings.goods_sum for update to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system())
      or (keeper = 'agent' and ((select platform.has_role('programme_manager'))
        or ((select platform.has_role('field_agent')) and group_id = any ((select savings.my_groups())::uuid[]))))))
  with check (organisation_id = (select platform.organisation_id()));
grant select, insert, update on savings.goods_sum to hamroh_app;
