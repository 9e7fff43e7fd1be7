-- Whether a device may be opened by its own unlocking beside the PIN: an organisation whose workers are afraid at home says no.
alter table accounts.sign_in_setting add column device_passkeys boolean not null default true;
grant select (device_passkeys) on accounts.sign_in_setting to hamroh_app;
