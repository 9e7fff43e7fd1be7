-- Persons and what is known of them. Every table belongs to an organisation and shows its rows only to those who work
-- with persons there; a restricted person only to the workers named. What does the most harm in wrong hands (numbers,
-- papers' numbers, health) stands in tables of its own, so that reading a file does not read it.

create schema people;
grant usage on schema people to hamroh_app;

-- Who works with persons at all: programme managers, administrators, auditors and directory editors do not.
create function people.works_here(organisation uuid) returns boolean language sql stable parallel safe
  as $$ select organisation = platform.organisation_id()
    and (platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor') or platform.is_system()) $$;

-- Whether the actor may see this restricted person. The module of cases replaces it to add an open glass.
create function people.may_see_restricted(person_id uuid, worker_ids uuid[]) returns boolean language sql stable parallel safe
  as $$ select platform.is_system()
    or (platform.user_id() = any(worker_ids) and platform.has_role('caseworker', 'lawyer', 'supervisor')) $$;

create table people.household (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  primary key (organisation_id, id)
);

create table people.person (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  reference text not null,
  -- [{ "text", "kind", "script" }], the name to use first. Empty: anonymous.
  names jsonb not null default '[]',
  -- What a stored name is found by; see domain/names. Keys of an older version are made again.
  name_keys text[] not null default '{}',
  name_keys_version int not null default 0,
  sex text check (sex in ('female', 'male', 'other')),
  birth_year int check (birth_year between 1880 and 2200),
  birth_day date,
  -- An age as heard, with the day on which it was true.
  age_band text check (age_band in ('under_14', '14_17', '18_24', '25_34', '35_49', '50_64', '65_over')),
  age_band_on date,
  citizenships text[] not null default '{}',
  languages text[] not null default '{}',
  place_id text,
  place_text text,
  country_now text check (country_now ~ '^[A-Z]{2}$'),
  target_groups text[] not null default '{}',
  household_id uuid,
  notes text,
  restricted boolean not null default false,
  worker_ids uuid[] not null default '{}',
  -- The sender's own key, for import.
  source_ref text,
  -- Of what it was made from: the same id with the same content is the same request again.
  made_from bytea,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, reference),
  unique (organisation_id, source_ref),
  foreign key (organisation_id, household_id) references people.household
);
create index person_household on people.person (organisation_id, household_id) where household_id is not null;
create index person_recent on people.person (organisation_id, updated_at desc, id);
-- Not filled in passing: a search right after the write finds it, and finds it fast.
create index person_name_keys on people.person using gin (name_keys) with (fastupdate = off);

create table people.relation (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  person_id uuid not null,
  -- `other_id` is the wife, mother … of `person_id`.
  other_id uuid not null,
  kind text not null check (kind in ('wife', 'husband', 'mother', 'father', 'child', 'sibling', 'guardian', 'other')),
  -- Whose livelihood hangs on whom: person_id lives on what other_id earns, or the other way round.
  livelihood text check (livelihood in ('depends_on', 'supports')),
  note text,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person,
  foreign key (organisation_id, other_id) references people.person,
  unique (organisation_id, person_id, other_id, kind),
  check (person_id <> other_id)
);
create index relation_other on people.relation (organisation_id, other_id);

create table people.document (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  person_id uuid not null,
  kind text not null,
  country text check (country ~ '^[A-Z]{2}$'),
  held_by text not null check (held_by in ('self', 'employer', 'recruiter', 'police', 'relative', 'other', 'lost')),
  -- Taken against the person's will: the sign of danger that a paper in a relative's drawer is not.
  taken_away boolean not null default false,
  expires_on date,
  note text,
  has_number boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person
);
create index document_of_person on people.document (organisation_id, person_id);

-- What an operator does not need: numbers of papers, notes on health.
create table people.guarded_text (
  organisation_id uuid not null references organisations.organisation,
  person_id uuid not null,
  -- The document, or the person for a note on health.
  thing_id uuid not null,
  kind text not null check (kind in ('document_number', 'health_note')),
  text text not null,
  primary key (organisation_id, person_id, thing_id, kind),
  foreign key (organisation_id, person_id) references people.person
);

create table people.safe_way (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('phone', 'messenger', 'trusted_person', 'in_person', 'none')),
  -- Which messenger, who the trusted person is, where to meet.
  detail text,
  number_end text,
  number_key text,
  -- 1 Monday … 7 Sunday, empty for every day; minutes after midnight, null for the whole day; past midnight where to <= from.
  days int[] not null default '{}',
  from_minute int check (from_minute between 0 and 1439),
  to_minute int check (to_minute between 1 and 1440),
  time_zone text,
  who_may_answer text not null default 'person' check (who_may_answer in ('person', 'trusted', 'anyone')),
  may_leave_message boolean not null default false,
  messages_only boolean not null default false,
  shared_phone boolean not null default false,
  code_word text,
  cover_story text,
  safe_until date,
  note text,
  version int not null default 1,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person,
  check ((from_minute is null) = (to_minute is null))
);
create index safe_way_of_person on people.safe_way (organisation_id, person_id);
create index safe_way_by_key on people.safe_way (organisation_id, number_key) where number_key is not null;

-- Nobody is granted it: numbers go in through people.keep_number and come out one at a time through people.number_of.
create table people.safe_way_number (
  organisation_id uuid not null references organisations.organisation,
  way_id uuid not null,
  number text not null,
  primary key (organisation_id, way_id),
  foreign key (organisation_id, way_id) references people.safe_way
);

-- The key per organisation that numbers are recognised by: inner and outer pad of HMAC-SHA256. Nobody is granted it.
create table people.number_secret (
  organisation_id uuid primary key references organisations.organisation,
  inner_pad bytea not null,
  outer_pad bytea not null
);

create table people.consent (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  person_id uuid not null,
  reference text not null,
  scopes text[] not null check (cardinality(scopes) > 0
    and scopes <@ array['identity', 'contact_ways', 'documents', 'health', 'story', 'employer', 'family', 'money']),
  -- An organisation of the network, or one named in words.
  recipient_id uuid references organisations.organisation,
  recipient_name text,
  purpose text not null check (purpose in ('referral', 'follow_up', 'representation', 'complaint', 'tracing', 'research', 'publicity')),
  purpose_note text,
  given_on date not null,
  until date not null,
  given_how text not null check (given_how in ('spoken', 'written', 'thumb_print', 'guardian')),
  guardian text,
  language text not null,
  taken_by uuid,
  created_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  primary key (organisation_id, id),
  unique (organisation_id, reference),
  foreign key (organisation_id, person_id) references people.person,
  check ((recipient_id is null) <> (recipient_name is null)),
  check (until >= given_on)
);
create index consent_of_person on people.consent (organisation_id, person_id, given_on desc);

alter table people.household enable row level security;
alter table people.person enable row level security;
alter table people.relation enable row level security;
alter table people.document enable row level security;
alter table people.guarded_text enable row level security;
alter table people.safe_way enable row level security;
alter table people.safe_way_number enable row level security;
alter table people.number_secret enable row level security;
alter table people.consent enable row level security;

create policy household_own on people.household for all to hamroh_app
  using ((select people.works_here(platform.organisation_id())) and organisation_id = (select platform.organisation_id()));

create policy person_seen on people.person for select to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and (select people.works_here(platform.organisation_id()))
  and (not restricted or people.may_see_restricted(id, worker_ids)));
create policy person_new on people.person for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select people.works_here(platform.organisation_id())));
create policy person_changed on people.person for update to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and (select people.works_here(platform.organisation_id()))
  and (not restricted or people.may_see_restricted(id, worker_ids)));

-- The rest is seen with the person it belongs to (the inner query is under the person's own policy).
create policy relation_own on people.relation for all to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and exists (select 1 from people.person p where p.organisation_id = relation.organisation_id and p.id = relation.person_id)
  and exists (select 1 from people.person p where p.organisation_id = relation.organisation_id and p.id = relation.other_id));
create policy document_own on people.document for all to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and exists (select 1 from people.person p where p.organisation_id = document.organisation_id and p.id = document.person_id));
create policy guarded_text_own on people.guarded_text for all to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system()))
  and exists (select 1 from people.person p where p.organisation_id = guarded_text.organisation_id and p.id = guarded_text.person_id));
create policy safe_way_own on people.safe_way for all to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and exists (select 1 from people.person p where p.organisation_id = safe_way.organisation_id and p.id = safe_way.person_id));
create policy consent_own on people.consent for all to hamroh_app using (
  organisation_id = (select platform.organisation_id())
  and exists (select 1 from people.person p where p.organisation_id = consent.organisation_id and p.id = consent.person_id));
-- Not for the application at all; the functions below use them as their owner.
create policy safe_way_number_nobody on people.safe_way_number for all to hamroh_app using (false);
create policy number_secret_nobody on people.number_secret for all to hamroh_app using (false);

grant select, insert on people.household to hamroh_app;
grant select, insert, update on people.person to hamroh_app;
grant select, insert, delete on people.relation to hamroh_app;
grant select, insert, update on people.document to hamroh_app;
grant select, insert, update, delete on people.guarded_text to hamroh_app;
grant select, insert, update on people.safe_way to hamroh_app;
grant select, insert, update on people.consent to hamroh_app;

-- Restricts a person, or lifts it: the one who does it may lose sight of the person by it. False where not visible.
create function people.restrict_person(person uuid, is_restricted boolean, workers uuid[], at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  update people.person p
  set restricted = is_restricted, worker_ids = workers, version = version + 1, updated_at = at
  where p.organisation_id = platform.organisation_id() and people.works_here(p.organisation_id) and p.id = person
    and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids));
  return found;
end $$;

-- Replaces the number of a way that the actor may see; null takes it away.
create function people.keep_number(way uuid, new_number text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not people.way_is_seen(way) then raise exception 'no such way' using errcode = '23503'; end if;
  delete from people.safe_way_number where organisation_id = platform.organisation_id() and way_id = way;
  if new_number is not null then
    insert into people.safe_way_number (organisation_id, way_id, number) values (platform.organisation_id(), way, new_number);
  end if;
end $$;

-- The one door through which a number leaves; the use case writes the audit line beside it.
create function people.number_of(way uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if not people.way_is_seen(way) then return null; end if;
  return (select number from people.safe_way_number where organisation_id = platform.organisation_id() and way_id = way);
end $$;

create function people.way_is_seen(way uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (
    select 1 from people.safe_way w join people.person p on p.organisation_id = w.organisation_id and p.id = w.person_id
    where w.organisation_id = platform.organisation_id() and w.id = way and people.works_here(w.organisation_id)
      and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids)))
$$;

-- HMAC-SHA256 of a number under the organisation's key, hex. The key is made at first use and never leaves the database.
create function people.number_key(e164 text) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  own uuid := platform.organisation_id();
  pads record;
  secret bytea;
  inner_bytes bytea := decode(repeat('36', 64), 'hex');
  outer_bytes bytea := decode(repeat('5c', 64), 'hex');
begin
  if own is null then return null; end if;
  select s.inner_pad, s.outer_pad into pads from people.number_secret s where s.organisation_id = own;
  if not found then
    secret := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
    for i in 0..31 loop
      inner_bytes := set_byte(inner_bytes, i, get_byte(inner_bytes, i) # get_byte(secret, i));
      outer_bytes := set_byte(outer_bytes, i, get_byte(outer_bytes, i) # get_byte(secret, i));
    end loop;
    insert into people.number_secret values (own, inner_bytes, outer_bytes) on conflict do nothing;
    select s.inner_pad, s.outer_pad into pads from people.number_secret s where s.organisation_id = own;
  end if;
  return encode(sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(e164, 'UTF8'))), 'hex');
end $$;

-- Candidates of a name search. A function of the owner because the index on arrays cannot be used behind row policies
-- (the operator is not leakproof); it applies the same sentences itself.
create function people.by_name_keys(keys text[], most int) returns table (
  id uuid, reference text, names jsonb, sex text, birth_year int, place_id text, place_text text)
language sql stable security definer set search_path = pg_catalog set enable_seqscan = off as $$
  select p.id, p.reference, p.names, p.sex, p.birth_year, p.place_id, p.place_text
  from people.person p
  where p.name_keys && keys
    and p.organisation_id = platform.organisation_id() and (select people.works_here(platform.organisation_id()))
    and (not p.restricted or people.may_see_restricted(p.id, p.worker_ids))
  limit most
$$;

revoke all on function people.restrict_person(uuid, boolean, uuid[], timestamptz), people.keep_number(uuid, text), people.number_of(uuid),
  people.way_is_seen(uuid), people.number_key(text), people.by_name_keys(text[], int) from public;
grant execute on function people.restrict_person(uuid, boolean, uuid[], timestamptz), people.keep_number(uuid, text), people.number_of(uuid),
  people.number_key(text), people.by_name_keys(text[], int) to hamroh_app;
