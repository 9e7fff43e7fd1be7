-- Every call, visit, message, letter and mobile consultation; call-backs, requests from the public pages, mobile
-- sessions, and logs that an organisation brings along in a spreadsheet.

create schema contacts;
grant usage on schema contacts to hamroh_app;

create table contacts.contact (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  channel text not null check (channel in ('call_in', 'call_out', 'visit', 'message', 'mobile', 'letter', 'web')),
  started_at timestamptz not null,
  duration_seconds int check (duration_seconds between 0 and 86400),
  -- Who helped; of an imported log the name as it stood there.
  worker_id uuid references accounts.user,
  worker_name text,
  -- Who else may read it: the workers of the case it led to.
  worker_ids uuid[] not null default '{}',
  anonymous boolean not null default true,
  person_id uuid,
  -- Keyed digests, by which a caller is recognised without the number itself being kept or shown.
  number_key text,
  channel_key text,
  language text,
  country text check (country ~ '^[A-Z]{2}$'),
  place_id text,
  place_text text,
  sex text check (sex in ('female', 'male', 'other')),
  age_band text check (age_band in ('under_14', '14_17', '18_24', '25_34', '35_49', '50_64', '65_over')),
  target_groups text[] not null default '{}',
  needs text[] not null default '{}',
  -- Signs of danger noticed (codes of the risk indicators), and whether somebody is in danger now.
  signs text[] not null default '{}',
  danger_now boolean not null default false,
  said text,
  advised text,
  -- What was handed out: { "leaflet": 3 }.
  materials jsonb not null default '{}',
  -- Null only while a request from the web waits for its first answer.
  outcome text check (outcome in ('answered', 'case_opened', 'referred', 'call_back', 'not_a_request')),
  not_request text check (not_request in ('prank', 'wrong_number', 'silent', 'test', 'abusive')),
  urgency text not null default 'usual' check (urgency in ('now', 'today', 'soon', 'usual')),
  urgency_reasons text[] not null default '{}',
  case_id uuid,
  session_id uuid,
  import_id uuid,
  restricted boolean not null default false,
  recorded_offline boolean not null default false,
  recorded_by uuid references accounts.user,
  recorded_at timestamptz not null,
  version int not null default 1,
  search tsvector generated always as (to_tsvector('simple', coalesce(said, '') || ' ' || coalesce(advised, '') || ' ' || coalesce(place_text, ''))) stored,
  primary key (organisation_id, id),
  check (outcome is not null or channel = 'web'),
  check ((outcome is not distinct from 'not_a_request') or not_request is null),
  check (not anonymous or person_id is null)
);
create index contact_log on contacts.contact (organisation_id, started_at desc, id desc);
create index contact_worker on contacts.contact (organisation_id, worker_id, started_at desc);
create index contact_person on contacts.contact (organisation_id, person_id, started_at desc) where person_id is not null;
create index contact_number on contacts.contact (organisation_id, number_key, started_at desc) where number_key is not null;
create index contact_channel_key on contacts.contact (organisation_id, channel_key, started_at desc) where channel_key is not null;
create index contact_case on contacts.contact (organisation_id, case_id) where case_id is not null;
create index contact_session on contacts.contact (organisation_id, session_id) where session_id is not null;
create index contact_import on contacts.contact (organisation_id, import_id) where import_id is not null;
create index contact_needs on contacts.contact using gin (needs);
create index contact_search on contacts.contact using gin (search);
alter table contacts.contact enable row level security;

-- Operators and supervisors see the organisation's contacts, others their own and those of their cases; restricted ones
-- only those who are named.
create policy contact_read on contacts.contact for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system())
    or (select platform.user_id()) = any (worker_ids)
    or (not restricted and ((select platform.has_role('operator', 'supervisor'))
      or worker_id = (select platform.user_id()) or recorded_by = (select platform.user_id()))))
);
create policy contact_insert on contacts.contact for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id())
  and ((select platform.is_system()) or (select platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor')))
);
create policy contact_update on contacts.contact for update to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system())
      or (select platform.user_id()) = any (worker_ids)
      or (not restricted and ((select platform.has_role('operator', 'supervisor'))
        or worker_id = (select platform.user_id()) or recorded_by = (select platform.user_id())))))
  with check (organisation_id = (select platform.organisation_id()));
-- Only the undoing of an import removes contacts, and only those nothing was built on.
create policy contact_delete on contacts.contact for delete to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and import_id is not null and case_id is null and version = 1
  and (select platform.has_role('supervisor', 'administrator'))
);
grant select, insert, update, delete on contacts.contact to hamroh_app;

-- What a contact said before it was corrected.
create table contacts.contact_version (
  organisation_id uuid not null references organisations.organisation,
  contact_id uuid not null,
  version int not null,
  content jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid references accounts.user,
  reason text,
  primary key (organisation_id, contact_id, version),
  foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id) on delete cascade
);
alter table contacts.contact_version enable row level security;
create policy contact_version_own on contacts.contact_version to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and exists (select from contacts.contact c where c.organisation_id = contact_version.organisation_id and c.id = contact_id))
  with check (organisation_id = (select platform.organisation_id()));
grant select, insert on contacts.contact_version to hamroh_app;

-- A promise to call. The number of an anonymous caller is here while the promise is open and nowhere else.
create table contacts.call_back (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  contact_id uuid not null,
  due_at timestamptz not null,
  number text,
  note text,
  state text not null default 'open' check (state in ('open', 'done', 'given_up')),
  claimed_by uuid references accounts.user,
  claimed_at timestamptz,
  tries int not null default 0,
  last_tried_at timestamptz,
  done_contact_id uuid,
  reminded_at timestamptz,
  created_by uuid references accounts.user,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id) on delete cascade,
  check (state = 'open' or number is null)
);
create index call_back_open on contacts.call_back (organisation_id, due_at, id) where state = 'open';
create index call_back_contact on contacts.call_back (organisation_id, contact_id);
alter table contacts.call_back enable row level security;
create policy call_back_own on contacts.call_back to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system())
      or exists (select from contacts.contact c where c.organisation_id = call_back.organisation_id and c.id = contact_id)))
  with check (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor'))));
grant select, insert, update on contacts.call_back to hamroh_app;

-- What belongs to a request from the public pages besides the contact itself.
create table contacts.web_request (
  organisation_id uuid not null references organisations.organisation,
  contact_id uuid not null,
  reference text not null unique,
  -- SHA-256 of reference and secret; the secret itself is known only to who asked.
  code_hash bytea not null,
  form_key uuid not null unique,
  locale text not null,
  state text not null default 'waiting' check (state in ('waiting', 'taken', 'answered', 'closed')),
  reach text not null check (reach in ('none', 'phone', 'messenger')),
  reach_at text,
  reach_when text,
  reach_who text check (reach_who in ('only_me', 'anyone')),
  may_leave_message boolean not null default false,
  taken_by uuid references accounts.user,
  taken_at timestamptz,
  wrong_tries int not null default 0,
  locked_until timestamptz,
  looked_up_at timestamptz,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, contact_id),
  foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id) on delete cascade
);
create index web_request_open on contacts.web_request (organisation_id, created_at) where state in ('waiting', 'taken');
alter table contacts.web_request enable row level security;
create policy web_request_own on contacts.web_request to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system())
      or exists (select from contacts.contact c where c.organisation_id = web_request.organisation_id and c.id = contact_id)))
  with check (organisation_id = (select platform.organisation_id()));
grant select, insert, update on contacts.web_request to hamroh_app;

create table contacts.message (
  organisation_id uuid not null references organisations.organisation,
  contact_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  from_staff boolean not null,
  author_id uuid references accounts.user,
  body text not null,
  primary key (organisation_id, contact_id, id),
  foreign key (organisation_id, contact_id) references contacts.contact (organisation_id, id) on delete cascade
);
alter table contacts.message enable row level security;
create policy message_own on contacts.message to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system())
      or exists (select from contacts.contact c where c.organisation_id = message.organisation_id and c.id = contact_id)))
  with check (organisation_id = (select platform.organisation_id()));
grant select, insert on contacts.message to hamroh_app;

-- Whose request a reference is, before anybody has shown the secret: answers where to look and nothing else.
create function contacts.place_of_request(wanted text) returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select organisation_id from contacts.web_request where reference = wanted
$$;
create function contacts.place_of_form(key uuid) returns uuid
language sql stable security definer set search_path = pg_catalog as $$
  select organisation_id from contacts.web_request where form_key = key
$$;
revoke all on function contacts.place_of_request(text), contacts.place_of_form(uuid) from public;
grant execute on function contacts.place_of_request(text), contacts.place_of_form(uuid) to hamroh_app;

-- A day out: train, bazaar, village.
create table contacts.mobile_session (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  day date not null,
  country text check (country ~ '^[A-Z]{2}$'),
  place_id text,
  place_text text not null,
  team text,
  worker_ids uuid[] not null default '{}',
  persons_reached int not null default 0 check (persons_reached >= 0),
  consultations int not null default 0 check (consultations >= 0),
  materials jsonb not null default '{}',
  note text,
  created_by uuid references accounts.user,
  created_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id)
);
create index mobile_session_day on contacts.mobile_session (organisation_id, day desc, id desc);
alter table contacts.mobile_session enable row level security;
create policy mobile_session_own on contacts.mobile_session to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor', 'field_agent', 'programme_manager'))))
  with check (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or (select platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor', 'field_agent'))));
grant select, insert, update on contacts.mobile_session to hamroh_app;

-- A log brought along in a spreadsheet: the file's rows as read, what became of each.
create table contacts.import (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  filename text not null,
  format text not null check (format in ('csv', 'xlsx')),
  state text not null default 'uploaded' check (state in ('uploaded', 'running', 'done', 'undone')),
  header text[] not null,
  mapping jsonb not null default '{}',
  settings jsonb not null default '{}',
  rows_total int not null,
  rows_done int not null default 0,
  rows_imported int not null default 0,
  rows_known int not null default 0,
  rows_bad int not null default 0,
  created_by uuid references accounts.user,
  created_at timestamptz not null,
  finished_at timestamptz,
  undone_at timestamptz,
  version int not null default 1,
  primary key (organisation_id, id)
);
alter table contacts.import enable row level security;
create policy import_own on contacts.import to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('supervisor', 'administrator')))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.has_role('supervisor', 'administrator')));
grant select, insert, update on contacts.import to hamroh_app;

create table contacts.import_row (
  organisation_id uuid not null references organisations.organisation,
  import_id uuid not null,
  row_number int not null,
  -- Emptied when the row went in; kept while it waits or is wrong, so that it can be explained.
  cells text[],
  row_hash bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'imported', 'known', 'bad', 'undone')),
  contact_id uuid,
  problems jsonb not null default '[]',
  primary key (organisation_id, import_id, row_number),
  foreign key (organisation_id, import_id) references contacts.import (organisation_id, id)
);
-- Nothing is imported twice, whichever file it comes in.
create unique index import_row_once on contacts.import_row (organisation_id, row_hash) where state = 'imported';
alter table contacts.import_row enable row level security;
create policy import_row_own on contacts.import_row to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('supervisor', 'administrator')))
  with check (organisation_id = (select platform.organisation_id()) and (select platform.has_role('supervisor', 'administrator')));
grant select, insert, update on contacts.import_row to hamroh_app;

-- Figures may be made of contacts by those who may not read one: no person, no number, no words.
create function contacts.export_rows(from_day date, to_day date, zone text)
returns table (id uuid, channel text, day date, hour int, minutes int, language text, country text, place_id text, sex text,
  age_band text, target_groups text[], needs text[], outcome text, not_request text, urgency text, materials jsonb, mobile boolean, offline boolean)
language sql stable security definer set search_path = pg_catalog as $$
  select c.id, c.channel, (c.started_at at time zone zone)::date, extract(hour from c.started_at at time zone zone)::int,
         (c.duration_seconds + 59) / 60, c.language, c.country, c.place_id, c.sex, c.age_band, c.target_groups, c.needs, c.outcome,
         c.not_request, c.urgency, c.materials, c.session_id is not null, c.recorded_offline
  from contacts.contact c
  where c.organisation_id = platform.organisation_id() and platform.has_role('programme_manager', 'supervisor') and not c.restricted
    and c.started_at >= (from_day::timestamp at time zone zone) and c.started_at < ((to_day + 1)::timestamp at time zone zone)
  order by c.started_at, c.id
$$;
revoke all on function contacts.export_rows(date, date, text) from public;
grant execute on function contacts.export_rows(date, date, text) to hamroh_app;
