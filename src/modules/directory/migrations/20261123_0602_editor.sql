-- What an editor says besides: who answers at night, a team that comes, and by which route.
alter table directory.phone add column at_night boolean not null default false;
alter table directory.service add column mobile_route text check (length(mobile_route) <= 1000);

-- A number as a telephone dials it, to see that two organisations have the same one.
create index phone_digits on directory.phone (regexp_replace(number, '\D', '', 'g'));
