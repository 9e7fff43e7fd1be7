-- The same order, said so that a row policy lets the index be entered at the place where a page ended: PostgreSQL does not
-- know of `coalesce` that it tells nobody what it was given, and read every page before.
drop index cases.case_next_order;
create index case_next_order on cases.case (organisation_id,
    (case when next_step_on is not null then next_step_on when due_on is not null then due_on else date 'infinity' end), id)
  where status <> 'closed';
-- Few files wait, among however many.
create index case_waiting on cases.case (organisation_id, changed_at desc, id desc) where waiting and status <> 'closed';
