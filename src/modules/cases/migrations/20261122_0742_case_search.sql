-- Words are found in capital and small letters alike on every server: one whose locale is C lowers Latin letters only, so
-- the Cyrillic ones of our languages are lowered here (and ё is е, as people type it).

create function cases.folded(words text) returns text language sql immutable parallel safe as $$
  select translate(lower(words), 'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯҒӢҚӮҲҶҢӨҮӘҰҺІЎЁё', 'абвгдежзийклмнопрстуфхцчшщъыьэюяғӣқӯҳҷңөүәұһіўее')
$$;
revoke all on function cases.folded(text) from public;
grant execute on function cases.folded(text) to hamroh_app;

alter table cases.case drop column search;
alter table cases.case add column search tsvector generated always as (
  to_tsvector('simple'::regconfig, cases.folded(coalesce(reference, '') || ' ' || coalesce(own_title, '') || ' ' || coalesce(next_step, '')))
  || to_tsvector('russian'::regconfig, cases.folded(coalesce(own_title, '') || ' ' || coalesce(next_step, '')))) stored;
-- Not filled in passing: a search right after the write finds it, and finds it fast.
create index case_search on cases.case using gin (search) with (fastupdate = off);

alter table cases.note drop column search;
alter table cases.note add column search tsvector generated always as (
  to_tsvector('simple'::regconfig, cases.folded(text)) || to_tsvector('russian'::regconfig, cases.folded(text))) stored;
create index note_search on cases.note using gin (search) with (fastupdate = off);

create or replace function cases.matching(words text) returns setof uuid
language sql stable security definer set search_path = pg_catalog rows 200 as $$
  with q as (select websearch_to_tsquery('simple', cases.folded(words)) || websearch_to_tsquery('russian', cases.folded(words)) as query)
  select c.id from cases.case c, q where c.organisation_id = platform.organisation_id() and c.search @@ q.query
  union
  select n.case_id from cases.note n, q where n.organisation_id = platform.organisation_id() and n.search @@ q.query
$$;
