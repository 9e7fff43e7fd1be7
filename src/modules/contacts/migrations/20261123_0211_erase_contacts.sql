-- Of contacts that are to be forgotten the words, the numbers and what they said before go; the contact is still counted.
create function contacts.empty_contacts(ids uuid[]) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  contacts_done bigint;
  versions bigint;
  messages bigint;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  update contacts.contact c
  set said = null, advised = null, place_text = null, number_key = null, channel_key = null, version = c.version + 1
  where c.organisation_id = org and c.id = any (ids);
  get diagnostics contacts_done = row_count;
  delete from contacts.contact_version v where v.organisation_id = org and v.contact_id = any (ids);
  get diagnostics versions = row_count;
  update contacts.call_back b
  set number = null, note = null, state = case when b.state = 'open' then 'given_up' else b.state end, version = b.version + 1
  where b.organisation_id = org and b.contact_id = any (ids);
  -- The code that the person holds opens nothing any more.
  update contacts.web_request w
  set reach = 'none', reach_at = null, reach_when = null, reach_who = null, code_hash = sha256(gen_random_uuid()::text::bytea),
      form_hash = sha256(gen_random_uuid()::text::bytea), state = 'closed', version = w.version + 1
  where w.organisation_id = org and w.contact_id = any (ids);
  update contacts.message m set body = '' where m.organisation_id = org and m.contact_id = any (ids) and m.body <> '';
  get diagnostics messages = row_count;
  update contacts.import_row r set cells = null where r.organisation_id = org and r.contact_id = any (ids);
  return jsonb_build_object('contacts', contacts_done, 'versions', versions, 'messages', messages);
end $$;

create function contacts.erase_person(person uuid) returns jsonb
language sql security definer set search_path = pg_catalog as $$
  select contacts.empty_contacts(coalesce(array_agg(c.id), '{}')) from contacts.contact c
  where c.organisation_id = platform.organisation_id() and c.person_id = person
$$;

-- Contacts without a person that are older than this and still have words.
create function contacts.old_anonymous(before timestamptz, most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from contacts.contact c
  where c.organisation_id = platform.organisation_id() and platform.is_system() and c.person_id is null and c.started_at < before
    and (c.said is not null or c.advised is not null or c.place_text is not null or c.number_key is not null or c.channel_key is not null
      or exists (select 1 from contacts.message m where m.organisation_id = c.organisation_id and m.contact_id = c.id and m.body <> ''))
  order by c.started_at limit most
$$;
revoke all on function contacts.empty_contacts(uuid[]), contacts.erase_person(uuid), contacts.old_anonymous(timestamptz, int) from public;
grant execute on function contacts.empty_contacts(uuid[]), contacts.erase_person(uuid), contacts.old_anonymous(timestamptz, int) to hamroh_app;
