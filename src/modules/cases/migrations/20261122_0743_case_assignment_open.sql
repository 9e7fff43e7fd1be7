-- A worker's open files among many closed ones.

create index assignment_open on cases.assignment (organisation_id, user_id, case_id) where open;
