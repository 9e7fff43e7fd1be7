-- What the public says of an entry: this number does not answer, they have moved. No name, no address of who says it;
-- anybody may say it of what they can see, those who keep the entry read it.
create table directory.report (
  id uuid primary key,
  service_id uuid not null references directory.service,
  owner_id uuid references organisations.organisation,
  kind text not null check (kind in ('no_answer', 'wrong_number', 'moved', 'closed', 'refused', 'asked_for_money', 'other')),
  note text check (length(note) <= 500),
  locale text not null check (locale ~ '^[a-z]{2}$'),
  created_at timestamptz not null,
  -- When an editor has dealt with it.
  settled_at timestamptz,
  settled_by uuid
);
create index report_service on directory.report (service_id, created_at desc);
create index report_open on directory.report (owner_id, created_at) where settled_at is null;
alter table directory.report enable row level security;
create policy report_read on directory.report for select to hamroh_app using (directory.may_write(owner_id));
create policy report_new on directory.report for insert to hamroh_app with check (
  settled_at is null and exists (select 1 from directory.service s where s.id = service_id and s.owner_id is not distinct from report.owner_id));
create policy report_settle on directory.report for update to hamroh_app using (directory.may_write(owner_id)) with check (directory.may_write(owner_id));
grant select, insert, update on directory.report to hamroh_app;

-- A neutral short address: the last twelve signs of an id.
create index service_short on directory.service (right(id::text, 12));
