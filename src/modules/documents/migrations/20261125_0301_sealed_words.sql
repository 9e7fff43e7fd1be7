insert into platform.sealed_column (table_name, column_name) values ('documents.document', 'answers'), ('documents.document', 'letter'), ('documents.document', 'reading'), ('documents.document', 'sent_how');

-- Restricted files with letters that are not sealed: of before there was sealing, or written while the file became restricted.
create function documents.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from cases.case c
  where platform.is_system() and c.organisation_id = platform.organisation_id() and c.restricted and exists (
    select 1 from documents.document d where d.organisation_id = c.organisation_id and d.case_id = c.id
      and (d.answers <> '{}' and not platform.is_sealed(d.answers #>> '{}') or not platform.is_sealed(d.letter #>> '{}')
        or not platform.is_sealed(d.reading #>> '{}') or d.sent_how <> '' and not platform.is_sealed(d.sent_how)))
  limit most
$$;
revoke all on function documents.to_seal(int) from public;
grant execute on function documents.to_seal(int) to hamroh_app;

-- With their keys: what older copies of the database hold of them opens no more.
create or replace function documents.erase_person(person uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  mine uuid[];
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  with gone as (
    update documents.document d
    set answers = '{}', sent_how = null, made_from = null, blanks = 0, version = d.version + 1,
        letter = empty.words || jsonb_build_object('language', d.language),
        reading = empty.words || jsonb_build_object('language', d.reading_language)
    from (select jsonb_build_object('to', null, 'from', '[]'::jsonb, 'title', '', 'notice', null, 'pieces', '[]'::jsonb,
      'date', '{"label": "", "value": {"text": ""}}'::jsonb, 'signature', '', 'small', '[]'::jsonb) as words) empty
    where d.organisation_id = org and d.answers <> '{}'
      and (d.person_id = person or (d.person_id is null and exists (select 1 from cases.case_person p
        where p.organisation_id = org and p.case_id = d.case_id and p.person_id = person)))
    returning d.id)
  select coalesce(array_agg(id), '{}') into mine from gone;
  perform platform.destroy_keys(mine);
  return jsonb_build_object('letters', cardinality(mine));
end $$;
