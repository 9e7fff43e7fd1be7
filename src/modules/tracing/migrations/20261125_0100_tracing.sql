-- Questions between organisations. Each side's rows are its own; neither reads the other's. Who asks holds the key, who is
-- asked holds its list as it looks under that key; what both would be needed for never stands in one organisation.

create schema tracing;
grant usage on schema tracing to hamroh_app;

-- Whose questions an organisation looks at. Whoever is in it may know that.
create table tracing.answering (
  organisation_id uuid not null references organisations.organisation,
  asker_id uuid not null references organisations.organisation,
  since timestamptz not null,
  set_by uuid,
  primary key (organisation_id, asker_id),
  check (organisation_id <> asker_id)
);
create index answering_asker on tracing.answering (asker_id);

-- Of who asks: one living key for each organisation asked, sealed under the vault's key of its own.
create table tracing.key (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  asked_id uuid not null references organisations.organisation,
  quarter text not null,
  names_version int not null,
  secret text not null,
  evaluated bigint not null default 0,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, asked_id)
);

-- Of who is asked: how far its list has been evaluated under somebody's key.
create table tracing.list (
  organisation_id uuid not null references organisations.organisation,
  key_id uuid not null,
  asker_id uuid not null references organisations.organisation,
  -- Persons are looked at in the order in which they were changed.
  changed_at timestamptz not null default '-infinity',
  after_id uuid not null default '00000000-0000-0000-0000-000000000000',
  primary key (organisation_id, key_id)
);
create table tracing.listed (
  organisation_id uuid not null,
  key_id uuid not null,
  person_id uuid not null,
  -- Of the file when it was evaluated.
  person_version int not null,
  tags bigint[] not null,
  primary key (organisation_id, key_id, person_id),
  foreign key (organisation_id, key_id) references tracing.list on delete cascade,
  foreign key (organisation_id, person_id) references people.person
);
create index listed_person on tracing.listed (organisation_id, person_id);

-- Said of a person: on the list although restricted, or not on it. Nothing said is no row.
create table tracing.choice (
  organisation_id uuid not null,
  person_id uuid not null,
  choice text not null check (choice in ('in', 'out')),
  set_by uuid,
  set_at timestamptz not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references people.person
);

-- Of who asks. One for a case.
create table tracing.question (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('looked_for', 'same_person')),
  -- Who is asked about, and who agreed to asking. Null once they are erased.
  person_id uuid,
  searcher_person_id uuid,
  asked_by uuid references accounts.user,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, case_id),
  foreign key (organisation_id, person_id) references people.person,
  foreign key (organisation_id, searcher_person_id) references people.person
);
create index question_person on tracing.question (organisation_id, person_id);
create index question_searcher on tracing.question (organisation_id, searcher_person_id);

-- The same to each organisation that is asked, with what it answered.
create table tracing.asking (
  organisation_id uuid not null,
  question_id uuid not null,
  to_id uuid not null references organisations.organisation,
  -- By which the other side knows it, and nothing else of it.
  wire_id uuid not null,
  consent_id uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('waiting', 'match', 'none', 'withdrawn', 'taken_back')),
  reference text,
  answered_at timestamptz,
  primary key (organisation_id, question_id, to_id),
  unique (organisation_id, wire_id),
  foreign key (organisation_id, question_id) references tracing.question
);
create index asking_consent on tracing.asking (organisation_id, consent_id);
create index asking_recent on tracing.asking (organisation_id, asked_at);

-- Of who is asked. The tags go when the question is over.
create table tracing.received (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  from_id uuid not null references organisations.organisation,
  key_id uuid not null,
  kind text not null check (kind in ('looked_for', 'same_person')),
  tags bigint[],
  received_at timestamptz not null,
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'match', 'none', 'withdrawn', 'taken_back')),
  reference text,
  primary key (organisation_id, id),
  check (state = 'open' or tags is null)
);
create index received_open on tracing.received (organisation_id, key_id) where state = 'open';
create index received_due on tracing.received (due_at) where state = 'open';

-- Own persons whom a question may mean. Only those with a yes stay when it is over.
create table tracing.candidate (
  organisation_id uuid not null,
  received_id uuid not null,
  person_id uuid not null,
  found_at timestamptz not null,
  wish text check (wish in ('yes', 'no')),
  consent_id uuid,
  decided_by uuid references accounts.user,
  decided_at timestamptz,
  primary key (organisation_id, received_id, person_id),
  foreign key (organisation_id, received_id) references tracing.received,
  foreign key (organisation_id, person_id) references people.person,
  check ((wish is null) = (decided_at is null)),
  check ((wish = 'yes') = (consent_id is not null) or wish is null)
);
create index candidate_person on tracing.candidate (organisation_id, person_id);
create index candidate_consent on tracing.candidate (organisation_id, consent_id) where consent_id is not null;

alter table tracing.answering enable row level security;
alter table tracing.key enable row level security;
alter table tracing.list enable row level security;
alter table tracing.listed enable row level security;
alter table tracing.choice enable row level security;
alter table tracing.question enable row level security;
alter table tracing.asking enable row level security;
alter table tracing.received enable row level security;
alter table tracing.candidate enable row level security;

create policy answering_own on tracing.answering for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('supervisor')) or (select platform.is_system())));
create policy answering_known on tracing.answering for select to hamroh_app
  using ((organisation_id = (select platform.organisation_id()) or asker_id = (select platform.organisation_id()))
    and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system())));
-- Keys, lists and tags are for no person.
create policy key_system on tracing.key for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
create policy list_system on tracing.list for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
create policy listed_system on tracing.listed for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.is_system()));
-- With the person (the inner queries are under the person's own policy, and the case's).
create policy choice_own on tracing.choice for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system()))
    and exists (select 1 from people.person p where p.organisation_id = choice.organisation_id and p.id = choice.person_id));
create policy question_own on tracing.question for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system()))
    and ((select platform.is_system())
      or exists (select 1 from cases.case c where c.organisation_id = question.organisation_id and c.id = question.case_id)));
create policy asking_own on tracing.asking for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and exists (select 1 from tracing.question q where q.organisation_id = asking.organisation_id and q.id = asking.question_id));
-- A possible match is for supervisors; with a restricted person only for who may see that file, supervisor or not.
create policy candidate_own on tracing.candidate for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system()))
    and exists (select 1 from people.person p where p.organisation_id = candidate.organisation_id and p.id = candidate.person_id
      and (p.restricted or (select platform.has_role('supervisor')) or (select platform.is_system()))));
create policy received_own on tracing.received for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and ((select platform.is_system()) or exists (select 1 from tracing.candidate c
      where c.organisation_id = received.organisation_id and c.received_id = received.id)));

grant select, insert, delete on tracing.answering to hamroh_app;
grant select, insert, update, delete on tracing.key, tracing.list, tracing.listed to hamroh_app;
grant select, insert, update, delete on tracing.choice to hamroh_app;
grant select, insert, update on tracing.question, tracing.asking to hamroh_app;
-- Nobody has a use for the tags but the comparison.
grant select, insert, update on tracing.received to hamroh_app;
grant select, insert, update, delete on tracing.candidate to hamroh_app;

-- Whoever becomes restricted or is erased is on no list from that moment, unless it was said that they are. Nor do they
-- stand before a supervisor who may not see them: what nobody decided on goes.
create function tracing.person_withdrawn() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if new.erased_at is null and exists (select 1 from tracing.choice c
    where c.organisation_id = new.organisation_id and c.person_id = new.id and c.choice = 'in') then
    return null;
  end if;
  delete from tracing.listed l where l.organisation_id = new.organisation_id and l.person_id = new.id;
  delete from tracing.candidate c where c.organisation_id = new.organisation_id and c.person_id = new.id and c.wish is distinct from 'yes';
  return null;
end $$;
create trigger person_leaves_lists after update of restricted, erased_at on people.person
  for each row when ((new.restricted and not old.restricted) or (new.erased_at is not null and old.erased_at is null))
  execute function tracing.person_withdrawn();

-- For the jobs, which begin without an organisation: what is due, which lists there are, which keys are of before.
create function tracing.due(at timestamptz) returns table (organisation_id uuid, id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select r.organisation_id, r.id from tracing.received r
  where platform.is_system() and r.state = 'open' and r.due_at <= at order by r.due_at, r.id limit 1000
$$;
create function tracing.lists() returns table (organisation_id uuid, key_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select l.organisation_id, l.key_id from tracing.list l where platform.is_system()
$$;
create function tracing.keys_of_before(this_quarter text, this_version int)
returns table (organisation_id uuid, id uuid, asked_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select k.organisation_id, k.id, k.asked_id from tracing.key k
  where platform.is_system() and (k.quarter <> this_quarter or k.names_version <> this_version)
$$;
revoke all on function tracing.person_withdrawn(), tracing.due(timestamptz), tracing.lists(), tracing.keys_of_before(text, int) from public;
grant execute on function tracing.due(timestamptz), tracing.lists(), tracing.keys_of_before(text, int) to hamroh_app;
