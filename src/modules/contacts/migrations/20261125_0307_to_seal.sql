-- Contacts of restricted files with any word that is not sealed: of before there was sealing, or written while the file
-- became restricted.
create function contacts.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from contacts.contact c
  where platform.is_system() and c.organisation_id = platform.organisation_id() and c.restricted and (
    exists (select 1 from unnest(array[c.said, c.advised, c.place_text]) w where w <> '' and not platform.is_sealed(w))
    or exists (select 1 from contacts.contact_version v, unnest(array[v.content #>> '{}', v.reason]) w
      where v.organisation_id = c.organisation_id and v.contact_id = c.id and w not in ('', '{}') and not platform.is_sealed(w))
    or exists (select 1 from contacts.call_back b, unnest(array[b.number, b.note]) w
      where b.organisation_id = c.organisation_id and b.contact_id = c.id and w <> '' and not platform.is_sealed(w))
    or exists (select 1 from contacts.web_request r, unnest(array[r.reach_at, r.reach_when]) w
      where r.organisation_id = c.organisation_id and r.contact_id = c.id and w <> '' and not platform.is_sealed(w))
    or exists (select 1 from contacts.message m where m.organisation_id = c.organisation_id and m.contact_id = c.id
      and m.body <> '' and not platform.is_sealed(m.body)))
  limit most
$$;
revoke all on function contacts.to_seal(int) from public;
grant execute on function contacts.to_seal(int) to hamroh_app;
-- They are few: found without walking all contacts.
create index contact_restricted on contacts.contact (organisation_id) where restricted;
