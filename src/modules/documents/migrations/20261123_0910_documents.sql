-- Letters of a case: answers and the words that came of them, as data; DOCX and PDF are made from it when asked for. A
-- letter belongs to a case: whoever may read the case may read it.

create schema documents;
grant usage on schema documents to hamroh_app;

create table documents.document (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  claim_id uuid,
  template text not null,
  template_digest text not null,
  country text not null check (country in ('RU', 'KZ', 'KG', 'TJ', 'UZ')),
  language text not null check (language in ('en', 'ru', 'tg', 'ky', 'uz', 'kk')),
  reading_language text not null check (reading_language in ('en', 'ru', 'tg', 'ky', 'uz', 'kk')),
  answers jsonb not null,
  -- The letter and its version for reading, filled: `domain/filled.ts`.
  letter jsonb not null,
  reading jsonb not null,
  -- The rules it names, in the version of that day, and a digest of the claim it prints.
  rules jsonb not null default '[]',
  claim_digest text,
  -- What it was first made with, as a digest: the same id again answers it only for the same content.
  made_from bytea,
  blanks int not null check (blanks >= 0),
  sent_on date,
  sent_how text,
  -- The day on which a rule it names was found to be another.
  rule_changed_at timestamptz,
  made_by uuid references accounts.user,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person
);
create index document_case on documents.document (organisation_id, case_id, changed_at desc);

alter table documents.document enable row level security;
create policy document_read on documents.document for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
    or exists (select 1 from cases.case c where c.organisation_id = document.organisation_id and c.id = document.case_id)));
create policy document_new on documents.document for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
    or exists (select 1 from cases.case c where c.organisation_id = document.organisation_id and c.id = document.case_id)));
create policy document_change on documents.document for update to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
    or exists (select 1 from cases.case c where c.organisation_id = document.organisation_id and c.id = document.case_id)));
grant select, insert, update on documents.document to hamroh_app;

-- An erased person's letters keep that they were made and sent, and lose every word; so do those of a case of theirs that
-- name nobody in particular.
create function documents.erase_person(person uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  emptied int;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  update documents.document d
  set answers = '{}', sent_how = null, made_from = null, blanks = 0, version = d.version + 1,
      letter = empty.words || jsonb_build_object('language', d.language),
      reading = empty.words || jsonb_build_object('language', d.reading_language)
  from (select jsonb_build_object('to', null, 'from', '[]'::jsonb, 'title', '', 'notice', null, 'pieces', '[]'::jsonb,
    'date', '{"label": "", "value": {"text": ""}}'::jsonb, 'signature', '', 'small', '[]'::jsonb) as words) empty
  where d.organisation_id = org and d.answers <> '{}'
    and (d.person_id = person or (d.person_id is null and exists (select 1 from cases.case_person p
      where p.organisation_id = org and p.case_id = d.case_id and p.person_id = person)));
  get diagnostics emptied = row_count;
  return jsonb_build_object('letters', emptied);
end $$;
revoke all on function documents.erase_person(uuid) from public;
grant execute on function documents.erase_person(uuid) to hamroh_app;
