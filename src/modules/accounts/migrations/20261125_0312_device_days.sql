-- After so many days without contact a device clears what it keeps: an organisation in a valley without network needs more,
-- one whose telephones are taken away needs fewer.
alter table accounts.sign_in_setting add column device_days int not null default 14 check (device_days between 1 and 60);
grant select (device_days) on accounts.sign_in_setting to hamroh_app;
