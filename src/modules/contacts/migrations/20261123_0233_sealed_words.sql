-- What was said in a contact of a restricted file is sealed with it (docs/decisions/0014), and not searched.
drop index contacts.contact_search;
alter table contacts.contact drop column search;
alter table contacts.contact add column search tsvector generated always as (case when restricted then ''::tsvector else
  to_tsvector('simple'::regconfig, coalesce(said, '') || ' ' || coalesce(advised, '') || ' ' || coalesce(place_text, '')) end) stored;
create index contact_search on contacts.contact using gin (search);

-- Writes words sealed that were not, or the other way round; changes nothing else. `key` names the row among those of the
-- contact, because versions have no id of their own.
create function contacts.put_words(of_table text, of_contact uuid, key jsonb, of_column text, words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  if (of_table, of_column) not in (('contacts.contact', 'said'), ('contacts.contact', 'advised'), ('contacts.contact', 'place_text'),
    ('contacts.contact_version', 'content'), ('contacts.contact_version', 'reason'), ('contacts.call_back', 'number'),
    ('contacts.call_back', 'note'), ('contacts.web_request', 'reach_at'), ('contacts.web_request', 'reach_when'), ('contacts.message', 'body')) then
    raise exception 'no such words' using errcode = '42501';
  end if;
  execute format('update %s t set %I = %s where t.organisation_id = platform.organisation_id() and t.%I = $1 and to_jsonb(t) @> $2
    and coalesce(platform.is_sealed(to_jsonb(t) ->> %L), false) is distinct from coalesce(platform.is_sealed($3 #>> ''{}''), false)',
    of_table::regclass, of_column, case when of_column = 'content' then '$3' else '$3 #>> ''{}''' end,
    case when of_table = 'contacts.contact' then 'id' else 'contact_id' end, of_column) using of_contact, key, words;
end $$;
revoke all on function contacts.put_words(text, uuid, jsonb, text, jsonb) from public;
grant execute on function contacts.put_words(text, uuid, jsonb, text, jsonb) to hamroh_app;

-- The keys go with the words.
create or replace function contacts.erase_person(person uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  mine uuid[];
begin
  select coalesce(array_agg(c.id), '{}') into mine from contacts.contact c
  where c.organisation_id = platform.organisation_id() and c.person_id = person;
  perform platform.destroy_keys(mine);
  return contacts.empty_contacts(mine);
end $$;
