-- The book of a group as it stood at the end of its log, so that a batch of a group with a long history need not read all of
-- it: only a copy, used while its hash is the end of the log, worked out again from the lines otherwise. Opaque members.
create table savings.book (
  organisation_id uuid not null references organisations.organisation,
  group_id uuid not null,
  head_seq int not null,
  head_hash text not null,
  copy text not null,
  made_at timestamptz not null,
  primary key (organisation_id, group_id),
  foreign key (organisation_id, group_id) references savings.group (organisation_id, id)
);
alter table savings.book enable row level security;
create policy book_system on savings.book to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
grant select, insert, update on savings.book to hamroh_app;
