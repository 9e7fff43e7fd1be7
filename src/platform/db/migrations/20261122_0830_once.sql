-- What is done once in the life of a database, such as loading the demonstration network.
create table platform.once (name text primary key, at timestamptz not null default now());
alter table platform.once enable row level security;
create policy once_system on platform.once for all to hamroh_app using ((select platform.is_system()));
grant select, insert on platform.once to hamroh_app;
