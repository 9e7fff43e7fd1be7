-- A new file and what it begins with in one go. Each part's table asks whether its file may be seen or was opened by who acts;
-- for a file that is written in the same moment that is one question, the policy's own for new files, asked once instead of
-- five times. The question is copied from the policy itself, and a test compares the two. False where the id or the reference
-- is taken: then nothing is written. Whatever the parts say, they are parts of this file.
do $$
declare
  may_open text;
begin
  select with_check into strict may_open from pg_policies where schemaname = 'cases' and tablename = 'case' and policyname = 'case_new';
  execute format($make$
    create function cases.open_file(file jsonb, persons jsonb, needs jsonb, notes jsonb, entries jsonb) returns boolean
    language plpgsql security definer set search_path = pg_catalog as $body$
    declare
      opened cases."case" := jsonb_populate_record(null::cases."case", file);
    begin
      if not exists (select from (select (opened).*) as given where (%s)) then
        raise exception 'this file may not be opened' using errcode = '42501';
      end if;
      insert into cases."case" (organisation_id, id, reference, opened_at, opened_by, contact_id, own_title, place_id, responsible_id,
        worker_ids, team_id, restricted, next_step, next_step_on, need_codes, areas, person_ids, changed_at)
      values (opened.organisation_id, opened.id, opened.reference, opened.opened_at, opened.opened_by, opened.contact_id, opened.own_title,
        opened.place_id, opened.responsible_id, opened.worker_ids, opened.team_id, opened.restricted, opened.next_step, opened.next_step_on,
        opened.need_codes, opened.areas, opened.person_ids, opened.changed_at)
      on conflict do nothing;
      if not found then return false; end if;
      if persons <> '[]' then
        insert into cases.case_person (organisation_id, case_id, person_id, part, added_at)
        select opened.organisation_id, opened.id, p.person_id, p.part, p.added_at
        from jsonb_populate_recordset(null::cases.case_person, persons) p;
      end if;
      if needs <> '[]' then
        insert into cases.need (organisation_id, id, case_id, code, area, status, served_by, partner, added_at)
        select opened.organisation_id, n.id, opened.id, n.code, n.area, n.status, n.served_by, n.partner, n.added_at
        from jsonb_populate_recordset(null::cases.need, needs) n;
      end if;
      if notes <> '[]' then
        insert into cases.note (organisation_id, id, case_id, kind, text, occurred_at, author_id, recorded_at)
        select opened.organisation_id, n.id, opened.id, n.kind, n.text, n.occurred_at, n.author_id, n.recorded_at
        from jsonb_populate_recordset(null::cases.note, notes) n;
      end if;
      insert into cases.entry (organisation_id, id, case_id, at, recorded_at, kind, actor_id, thing_id, details)
      select opened.organisation_id, e.id, opened.id, e.at, e.recorded_at, e.kind, e.actor_id, e.thing_id, coalesce(e.details, '{}')
      from jsonb_populate_recordset(null::cases.entry, entries) e;
      return true;
    end $body$
  $make$, may_open);
end $$;
revoke all on function cases.open_file(jsonb, jsonb, jsonb, jsonb, jsonb) from public;
grant execute on function cases.open_file(jsonb, jsonb, jsonb, jsonb, jsonb) to hamroh_app;
