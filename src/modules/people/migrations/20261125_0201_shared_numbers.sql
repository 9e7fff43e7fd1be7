-- Files that carry the same telephone or paper number: for the queue of suspected pairs and for two files side by side.
-- Numbers are compared inside; what leaves is that they agree. Files that were merged count as one, and a number that a
-- dozen carry (a hostel, an employer) says nothing. Numbers of restricted persons' papers are sealed and never agree.
create function people.sharing(persons uuid[]) returns table (person_id uuid, other_id uuid, phone boolean, paper boolean)
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  with files as (
    select p.id, coalesce(p.kept_id, p.id) as root from people.person p
    where p.organisation_id = platform.organisation_id() and people.works_here(p.organisation_id)
      and (platform.is_system() or platform.has_role('caseworker', 'lawyer', 'supervisor'))
      and (p.id = any(persons) or p.kept_id = any(persons))
      and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids))
  ), found as (
    select f.root, o.person_id as carrier, w.number_key as number, true as is_phone
    from files f
    join people.safe_way w on w.organisation_id = platform.organisation_id() and w.person_id = f.id and w.kind in ('phone', 'messenger')
    join people.safe_way o on o.organisation_id = platform.organisation_id() and o.number_key = w.number_key and o.kind in ('phone', 'messenger')
    union all
    select f.root, o.person_id, people.compact_number(g.text), false
    from files f
    join people.guarded_text g on g.organisation_id = platform.organisation_id() and g.person_id = f.id and g.kind = 'document_number'
    join people.guarded_text o on o.organisation_id = platform.organisation_id() and o.kind = 'document_number'
      and people.compact_number(o.text) = people.compact_number(g.text)
    where people.compact_number(g.text) ~ '[0-9].*[0-9].*[0-9].*[0-9]'
  ), beside as (
    select b.*, count(*) over (partition by b.root, b.number) as carriers from (
      select distinct x.root, coalesce(q.kept_id, q.id) as other, x.number, x.is_phone
      from found x join people.person q on q.organisation_id = platform.organisation_id() and q.id = x.carrier
      where coalesce(q.kept_id, q.id) <> x.root and q.erased_at is null
        and (not q.restricted or people.may_see_restricted(q.id, q.worker_ids))) b
  )
  select root, other, bool_or(is_phone), bool_or(not is_phone) from beside where carriers < 12 group by root, other
$$;

-- A new number is a reason to look for pairs again, as a new name is: they are looked at in the order of change.
create function people.number_changed(person uuid, at timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  update people.person p set updated_at = greatest(p.updated_at, at)
  where p.organisation_id = platform.organisation_id() and people.works_here(p.organisation_id) and p.id = person
    and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids))
$$;
revoke all on function people.sharing(uuid[]), people.number_changed(uuid, timestamptz) from public;
grant execute on function people.sharing(uuid[]), people.number_changed(uuid, timestamptz) to hamroh_app;
