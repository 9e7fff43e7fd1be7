-- Who looks for words looks through their own restricted files, however many the organisation has: they are found from whose
-- they are, newest first.
alter table cases.assignment add column restricted boolean not null default false;
update cases.assignment a set restricted = true
from cases."case" c where c.organisation_id = a.organisation_id and c.id = a.case_id and c.restricted;
create index assignment_restricted on cases.assignment (organisation_id, user_id, case_id desc) where restricted;
create index case_nobodys on cases."case" (organisation_id, changed_at desc) where restricted and cardinality(worker_ids) = 0;
drop index cases.case_restricted;

create or replace function cases.keep_assignments() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if tg_op = 'UPDATE' then
    delete from cases.assignment a
    where a.organisation_id = new.organisation_id and a.case_id = new.id and not (a.user_id = any (new.worker_ids));
  end if;
  insert into cases.assignment (organisation_id, user_id, case_id, open, restricted)
  select new.organisation_id, worker, new.id, new.status <> 'closed', new.restricted from (select distinct unnest(new.worker_ids)) as w (worker)
  on conflict (organisation_id, user_id, case_id) do update set open = excluded.open, restricted = excluded.restricted;
  return null;
end $$;
drop trigger case_assignments on cases."case";
create trigger case_assignments after update of worker_ids, status, restricted on cases."case" for each row
  when (old.worker_ids is distinct from new.worker_ids or old.status is distinct from new.status
    or old.restricted is distinct from new.restricted)
  execute function cases.keep_assignments();

-- Of sealed files what tells whether their words are still those that a process opened a moment ago: every change of a file or
-- of its notes writes its row anew, and a destroyed key is another key. It says nothing to who has it; whether a file may be
-- read is judged where words are read and where it is listed.
create function cases.sealed_stamps(ids uuid[]) returns table (id uuid, stamp text)
language sql stable security definer set search_path = pg_catalog rows 300 as $$
  select c.id, concat_ws('|', c.xmin, c.changed_at, c.version, k.id)
  from cases."case" c left join platform.data_key k on k.organisation_id = c.organisation_id and k.subject_id = c.id
  where c.organisation_id = platform.organisation_id() and c.id = any (ids)
$$;
revoke all on function cases.sealed_stamps(uuid[]) from public;
grant execute on function cases.sealed_stamps(uuid[]) to hamroh_app;
