-- Who a restricted file was referred to is a word of the account as its reasons are.
create or replace function cases.put_words(of_table text, of_id uuid, of_column text, words text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  if (of_table, of_column) not in (('cases.case', 'own_title'), ('cases.case', 'next_step'), ('cases.case', 'hold_reason'),
    ('cases.case', 'closing_summary'), ('cases.note', 'text'), ('cases.goal', 'text'), ('cases.task', 'text'), ('cases.task', 'result'),
    ('cases.need', 'partner'), ('cases.need', 'reason'), ('cases.hand_over', 'reason'), ('cases.hand_over', 'answer'),
    ('cases.glass', 'reason'), ('cases.entry', 'reason'), ('cases.entry', 'partner')) then
    raise exception 'no such words' using errcode = '42501';
  end if;
  if of_table = 'cases.entry' then
    update cases.entry e set details = jsonb_set(e.details, array[of_column], to_jsonb(words))
    where e.organisation_id = org and e.id = of_id and e.details ? of_column
      and platform.is_sealed(e.details->>of_column) is distinct from platform.is_sealed(words);
  else
    execute format('update %s t set %I = $3 where t.organisation_id = $1 and t.id = $2 and platform.is_sealed(t.%I) is distinct from platform.is_sealed($3)',
      of_table::regclass, of_column, of_column) using org, of_id, words;
  end if;
end $$;

-- Restricted files with any word that is not sealed: of before there was sealing, or written while the file became restricted.
create function cases.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from cases.case c
  where platform.is_system() and c.organisation_id = platform.organisation_id() and c.restricted and (
    exists (select 1 from unnest(array[c.own_title, c.next_step, c.hold_reason, c.closing_summary]) w where w <> '' and not platform.is_sealed(w))
    or exists (select 1 from cases.note n where n.organisation_id = c.organisation_id and n.case_id = c.id and n.text <> '' and not platform.is_sealed(n.text))
    or exists (select 1 from cases.goal g where g.organisation_id = c.organisation_id and g.case_id = c.id and g.text <> '' and not platform.is_sealed(g.text))
    or exists (select 1 from cases.task t, unnest(array[t.text, t.result]) w
      where t.organisation_id = c.organisation_id and t.case_id = c.id and w <> '' and not platform.is_sealed(w))
    or exists (select 1 from cases.need n, unnest(array[n.partner, n.reason]) w
      where n.organisation_id = c.organisation_id and n.case_id = c.id and w <> '' and not platform.is_sealed(w))
    or exists (select 1 from cases.hand_over h, unnest(array[h.reason, h.answer]) w
      where h.organisation_id = c.organisation_id and h.case_id = c.id and w <> '' and not platform.is_sealed(w))
    or exists (select 1 from cases.entry e, unnest(array[e.details->>'reason', e.details->>'partner']) w
      where e.organisation_id = c.organisation_id and e.case_id = c.id and w <> '' and not platform.is_sealed(w)))
  limit most
$$;
revoke all on function cases.to_seal(int) from public;
grant execute on function cases.to_seal(int) to hamroh_app;

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
  update cases.entry e set details = e.details - 'reason' - 'partner'
  where e.organisation_id = org and e.case_id = any (mine) and e.details ?| array['reason', 'partner'];
  perform platform.destroy_keys(mine);
  return jsonb_build_object('cases', cardinality(mine), 'cases_kept_for_others', shared, 'case_notes', notes, 'plans', plans + goals);
end $$;

-- Restricted files of an organisation, for the night's look after words that are not sealed.
create index case_restricted on cases.case (organisation_id) where restricted;
