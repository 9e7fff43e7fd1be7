-- Files that nobody works on yet, by who opened them: few, while those somebody once opened are many.
create index case_opened_waiting on cases.case (organisation_id, opened_by)
  where not restricted and cardinality(worker_ids) = 0;
