-- Rules in hand: which content was there when, who signed it off, and what was checked in a case.

create schema rules;
grant usage on schema rules to hamroh_app;

-- Every version of every rule that this Hamroh has ever loaded, by the hash of its content; how "what changed since"
-- knows of corrections that carry no date of their own. Content, not data of anybody.
create table rules.version_seen (
  rule_id text not null,
  version_key text not null,
  hash text not null,
  seen_at timestamptz not null,
  -- When another content took its place, or the version left the pack.
  gone_at timestamptz,
  primary key (rule_id, version_key, hash, seen_at)
);
create unique index version_seen_now on rules.version_seen (rule_id, version_key) where gone_at is null;
create index version_seen_at on rules.version_seen (seen_at);
alter table rules.version_seen enable row level security;
create policy version_seen_read on rules.version_seen for select to hamroh_app using (true);
create policy version_seen_new on rules.version_seen for insert to hamroh_app with check ((select platform.is_system()));
create policy version_seen_gone on rules.version_seen for update to hamroh_app using ((select platform.is_system()));
grant select, insert, update on rules.version_seen to hamroh_app;

-- A lawyer signs the content of one version. What is signed is the hash: a changed version asks for a new signature.
create table rules.signature (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  rule_id text not null,
  version_key text not null,
  hash text not null,
  signed_by uuid not null references accounts.user,
  signed_at timestamptz not null,
  note text,
  withdrawn_at timestamptz,
  withdrawn_by uuid references accounts.user,
  primary key (organisation_id, id)
);
create unique index signature_once on rules.signature (organisation_id, signed_by, hash) where withdrawn_at is null;
create index signature_rule on rules.signature (organisation_id, rule_id, signed_at desc);
alter table rules.signature enable row level security;
create policy signature_read on rules.signature for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and ((select platform.user_id()) is not null or (select platform.is_system())));
create policy signature_new on rules.signature for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and (select platform.has_role('lawyer'))
  and signed_by = (select platform.user_id()));
create policy signature_withdraw on rules.signature for update to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and (select platform.has_role('lawyer', 'supervisor')))
  with check (organisation_id = (select platform.organisation_id()) and withdrawn_by = (select platform.user_id()));
grant select, insert, update on rules.signature to hamroh_app;

-- What everybody may know of signatures: which content, by a lawyer of which organisation, when. No person.
create function rules.standing_signatures()
returns table (rule_id text, version_key text, hash text, organisation text, signed_at timestamptz)
language sql stable security definer set search_path = pg_catalog as $$
  select s.rule_id, s.version_key, s.hash, o.name, max(s.signed_at) from rules.signature s
  join organisations.organisation o on o.id = s.organisation_id
  where s.withdrawn_at is null group by 1, 2, 3, 4 order by 5
$$;
revoke all on function rules.standing_signatures() from public;
grant execute on function rules.standing_signatures() to hamroh_app;

-- The check of stay and work that belongs to a case: what was asked, what was answered, with which versions.
create table rules.assessment (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  citizenship text not null check (citizenship ~ '^[A-Z]{2}$'),
  destination text not null check (destination ~ '^[A-Z]{2}$'),
  purpose text not null,
  events jsonb not null,
  keep_paying boolean not null default false,
  -- The day the answer is about, and the answer as the engine gave it.
  on_date date not null,
  answer jsonb not null,
  -- Content of the rules that were used: rule and version to hash; a difference asks for a new check.
  used jsonb not null,
  pack_hash text not null,
  -- From this day on a rule that was used is past its review date.
  look_on date,
  -- Which rules changed the answer since a person last looked; null where nothing did.
  changed jsonb,
  -- Duty to the id of its deadline in the plan of the case.
  tasks jsonb not null default '{}',
  -- Null: Hamroh itself, when a rule had changed.
  assessed_by uuid references accounts.user,
  assessed_at timestamptz not null,
  active boolean not null default true,
  version int not null default 1,
  primary key (organisation_id, id)
);
create index assessment_case on rules.assessment (organisation_id, case_id, assessed_at desc);
create index assessment_old on rules.assessment (organisation_id, id) where active;
-- Whoever may read the case may read what was checked in it.
alter table rules.assessment enable row level security;
create policy assessment_read on rules.assessment for select to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and exists (
    select 1 from cases.case c where c.organisation_id = assessment.organisation_id and c.id = assessment.case_id));
create policy assessment_new on rules.assessment for insert to hamroh_app with check (
  organisation_id = (select platform.organisation_id()) and exists (
    select 1 from cases.case c where c.organisation_id = assessment.organisation_id and c.id = assessment.case_id));
create policy assessment_change on rules.assessment for update to hamroh_app using (
  organisation_id = (select platform.organisation_id()) and exists (
    select 1 from cases.case c where c.organisation_id = assessment.organisation_id and c.id = assessment.case_id));
grant select, insert, update on rules.assessment to hamroh_app;
