-- The day of birth, the end of a number and who was agreed to identify too: sealed for a restricted person. A sealed value is
-- a text, so the day is kept as one.
alter table people.person alter column birth_day type text using birth_day::text;
alter table people.person add constraint person_birth_day check (birth_day ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' or platform.is_sealed(birth_day));

create or replace function people.put_words(of_table text, of_person uuid, of_row uuid, of_column text, words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  if (of_table, of_column) not in (('people.person', 'names'), ('people.person', 'notes'), ('people.person', 'place_text'),
    ('people.person', 'birth_day'), ('people.document', 'note'), ('people.guarded_text', 'text'), ('people.safe_way', 'detail'),
    ('people.safe_way', 'number_end'), ('people.safe_way', 'code_word'), ('people.safe_way', 'cover_story'), ('people.safe_way', 'note'),
    ('people.safe_way_number', 'number'), ('people.relation', 'note'), ('people.consent', 'purpose_note'), ('people.consent', 'guardian'),
    ('people.consent', 'withdrawn_reason'), ('people.consent', 'recipient_name')) then
    raise exception 'no such words' using errcode = '42501';
  end if;
  execute format('update %s t set %I = %s where t.organisation_id = platform.organisation_id() and t.%I = $1 %s
    and coalesce(platform.is_sealed(to_jsonb(t) ->> %L), false) is distinct from coalesce(platform.is_sealed($2 #>> ''{}''), false)',
    of_table::regclass, of_column, case when of_column = 'names' then '$2' else '$2 #>> ''{}''' end,
    case of_table when 'people.guarded_text' then 'thing_id' when 'people.safe_way_number' then 'way_id' else 'id' end,
    case when of_table in ('people.person', 'people.safe_way_number') then 'and $3 is not null' else 'and t.person_id = $3' end, of_column)
    using of_row, words, of_person;
end $$;

-- Restricted persons with any word that is not sealed: of before there was sealing, or written while they became restricted.
create function people.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select p.id from people.person p
  where platform.is_system() and p.organisation_id = platform.organisation_id() and p.restricted and (
    jsonb_typeof(p.names) = 'array' and p.names <> '[]'
    or exists (select 1 from unnest(array[p.notes, p.place_text, p.birth_day]) w where w <> '' and not platform.is_sealed(w))
    or exists (select 1 from people.document d where d.organisation_id = p.organisation_id and d.person_id = p.id
      and d.note <> '' and not platform.is_sealed(d.note))
    or exists (select 1 from people.guarded_text g where g.organisation_id = p.organisation_id and g.person_id = p.id
      and g.text <> '' and not platform.is_sealed(g.text))
    or exists (select 1 from people.safe_way w, unnest(array[w.detail, w.number_end, w.code_word, w.cover_story, w.note]) t
      where w.organisation_id = p.organisation_id and w.person_id = p.id and t <> '' and not platform.is_sealed(t))
    or exists (select 1 from people.safe_way w join people.safe_way_number n on n.organisation_id = w.organisation_id and n.way_id = w.id
      where w.organisation_id = p.organisation_id and w.person_id = p.id and not platform.is_sealed(n.number))
    or exists (select 1 from people.relation r where r.organisation_id = p.organisation_id and r.person_id = p.id
      and r.note <> '' and not platform.is_sealed(r.note))
    or exists (select 1 from people.consent c, unnest(array[c.purpose_note, c.guardian, c.withdrawn_reason, c.recipient_name]) t
      where c.organisation_id = p.organisation_id and c.person_id = p.id and t <> '' and not platform.is_sealed(t)))
  limit most
$$;
revoke all on function people.to_seal(int) from public;
grant execute on function people.to_seal(int) to hamroh_app;
