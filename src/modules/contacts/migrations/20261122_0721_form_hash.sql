-- The code that is shown after asking is made from the form's key, so that sending the form twice shows the same code;
-- therefore only a digest of that key is kept.
drop function contacts.place_of_form(uuid);
alter table contacts.web_request drop column form_key;
alter table contacts.web_request add column form_hash bytea not null unique;

create function contacts.place_of_form(wanted bytea) returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select organisation_id from contacts.web_request where form_hash = wanted
$$;
revoke all on function contacts.place_of_form(bytea) from public;
grant execute on function contacts.place_of_form(bytea) to hamroh_app;
