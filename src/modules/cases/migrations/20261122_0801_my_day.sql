-- What a supervisor is asked about each morning, found without walking all files.
create index case_closing on cases.case (organisation_id, changed_at) where status = 'closing_requested';
create index case_nobody on cases.case (organisation_id, opened_at) where responsible_id is null and status <> 'closed';
