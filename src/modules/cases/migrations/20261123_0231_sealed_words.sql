-- The words of a restricted file are sealed (docs/decisions/0014). What is sealed is not searched: its letters mean nothing.

create function platform.is_sealed(words text) returns boolean language sql immutable parallel safe set search_path = pg_catalog as $$
  select starts_with(words, chr(2) || 'enc1:')
$$;
revoke all on function platform.is_sealed(text) from public;
grant execute on function platform.is_sealed(text) to hamroh_app;

drop index cases.case_search;
alter table cases.case drop column search;
alter table cases.case add column search tsvector generated always as (
  to_tsvector('simple'::regconfig, cases.folded(coalesce(reference, '') || ' ' || case when restricted then '' else coalesce(own_title, '') || ' ' || coalesce(next_step, '') end))
  || to_tsvector('russian'::regconfig, cases.folded(case when restricted then '' else coalesce(own_title, '') || ' ' || coalesce(next_step, '') end))) stored;
create index case_search on cases.case using gin (search) with (fastupdate = off);

-- Sealed files are looked through one by one, by those who may.
create index case_restricted on cases.case (organisation_id, changed_at desc) where restricted;

drop index cases.note_search;
alter table cases.note drop column search;
alter table cases.note add column search tsvector generated always as (case when starts_with(text, chr(2) || 'enc1:') then ''::tsvector else
  to_tsvector('simple'::regconfig, cases.folded(text)) || to_tsvector('russian'::regconfig, cases.folded(text)) end) stored;
create index note_search on cases.note using gin (search) with (fastupdate = off);

-- Writes words sealed that were not, or the other way round, where a file became restricted or open again: also in tables
-- that are otherwise only added to. Changes nothing else.
create function cases.put_words(of_table text, of_id uuid, of_column text, words text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  if (of_table, of_column) not in (('cases.case', 'own_title'), ('cases.case', 'next_step'), ('cases.case', 'hold_reason'),
    ('cases.case', 'closing_summary'), ('cases.note', 'text'), ('cases.goal', 'text'), ('cases.task', 'text'), ('cases.task', 'result'),
    ('cases.need', 'partner'), ('cases.need', 'reason'), ('cases.hand_over', 'reason'), ('cases.hand_over', 'answer'),
    ('cases.glass', 'reason'), ('cases.entry', 'reason')) then
    raise exception 'no such words' using errcode = '42501';
  end if;
  if of_table = 'cases.entry' then
    update cases.entry e set details = jsonb_set(e.details, '{reason}', to_jsonb(words))
    where e.organisation_id = org and e.id = of_id
      and platform.is_sealed(e.details->>'reason') is distinct from platform.is_sealed(words);
  else
    execute format('update %s t set %I = $3 where t.organisation_id = $1 and t.id = $2 and platform.is_sealed(t.%I) is distinct from platform.is_sealed($3)',
      of_table::regclass, of_column, of_column) using org, of_id, words;
  end if;
end $$;
revoke all on function cases.put_words(text, uuid, text, text) from public;
grant execute on function cases.put_words(text, uuid, text, text) to hamroh_app;

-- Words in the account go too, and the keys of what is gone.
create or replace function cases.erase_person(person uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  mine uuid[];
  shared bigint;
  notes bigint;
  plans bigint;
  goals bigint;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  with named as (
    select distinct p.case_id, exists (
      select 1 from cases.case_person o join people.person q on q.organisation_id = o.organisation_id and q.id = o.person_id
      where o.organisation_id = org and o.case_id = p.case_id and o.person_id <> person and q.erased_at is null
        and (o.part = 'client' or p.part <> 'client')) as others
    from cases.case_person p where p.organisation_id = org and p.person_id = person)
  select coalesce(array_agg(case_id) filter (where not others), '{}'), count(*) filter (where others) into mine, shared from named;
  update cases.case c
  set own_title = null, next_step = null, hold_reason = null, closing_summary = null, version = c.version + 1
  where c.organisation_id = org and c.id = any (mine);
  update cases.note n set text = '' where n.organisation_id = org and n.case_id = any (mine);
  get diagnostics notes = row_count;
  update cases.goal g set text = '', version = g.version + 1 where g.organisation_id = org and g.case_id = any (mine);
  get diagnostics goals = row_count;
  update cases.task t set text = '', result = null, version = t.version + 1 where t.organisation_id = org and t.case_id = any (mine);
  get diagnostics plans = row_count;
  update cases.need n set partner = null, reason = null, version = n.version + 1 where n.organisation_id = org and n.case_id = any (mine);
  update cases.hand_over h set reason = '', answer = null where h.organisation_id = org and h.case_id = any (mine);
  update cases.glass g set reason = '' where g.organisation_id = org and g.case_id = any (mine);
  update cases.entry e set details = e.details - 'reason' where e.organisation_id = org and e.case_id = any (mine) and e.details ? 'reason';
  perform platform.destroy_keys(mine);
  return jsonb_build_object('cases', cardinality(mine), 'cases_kept_for_others', shared, 'case_notes', notes, 'plans', plans + goals);
end $$;
