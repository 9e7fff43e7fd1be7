-- Open files by the day their next step is due, those without a day last: the order of a list, walked page by page.
create index case_next_order on cases.case (organisation_id, (coalesce(next_step_on, due_on, date 'infinity')), id)
  where status <> 'closed';
