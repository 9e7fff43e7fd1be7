-- Referrals: a request from one organisation to another to serve a need of a person, with consent. A row belongs to the
-- sender; the receiver reads it by name. What identifies the person stands in a table of its own, which the receiver
-- reads only after accepting.

create schema referrals;
grant usage on schema referrals to hamroh_app;

create table referrals.referral (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  reference text not null,
  -- An organisation of the network, or one named in words that answers by link, form or telephone.
  to_organisation_id uuid references organisations.organisation,
  to_name text not null,
  service_id uuid,
  service_name text,
  case_id uuid not null,
  need_id uuid,
  need_code text not null,
  area text not null,
  person_id uuid,
  consent_id uuid,
  restricted boolean not null default false,
  urgency text not null check (urgency in ('danger_now', 'today', 'soon')),
  status text not null check (status in ('sent', 'more_asked', 'accepted', 'declined', 'returned', 'withdrawn', 'done')),
  -- The least: what the receiver sees before accepting. Never a name, a number or free text.
  preview jsonb not null,
  scopes text[] not null default '{}',
  sent_by uuid references accounts.user,
  sent_at timestamptz not null,
  answer_due timestamptz not null,
  reminded_at timestamptz,
  answered_at timestamptz,
  -- Who at the receiver took it, and who there may read what was disclosed.
  accepted_by uuid references accounts.user,
  accepted_by_name text,
  receiver_worker_ids uuid[] not null default '{}',
  receiver_case_id uuid,
  ended_at timestamptz,
  reason text,
  reason_note text,
  outcome text check (outcome in ('met', 'partly_met', 'not_met')),
  outcome_note text,
  recovered_amount bigint check (recovered_amount >= 0),
  recovered_currency text check (recovered_currency ~ '^[A-Z]{3}$'),
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id),
  unique (organisation_id, reference),
  check (to_organisation_id is null or to_organisation_id <> organisation_id),
  check ((recovered_amount is null) = (recovered_currency is null))
);
alter table referrals.referral add foreign key (organisation_id, person_id) references people.person;
create index referral_out on referrals.referral (organisation_id, changed_at desc, id desc);
create index referral_in on referrals.referral (to_organisation_id, changed_at desc, id desc) where to_organisation_id is not null;
create index referral_case on referrals.referral (organisation_id, case_id);
create index referral_consent on referrals.referral (organisation_id, consent_id) where consent_id is not null;
create index referral_due on referrals.referral (answer_due) where status in ('sent', 'more_asked');

create table referrals.disclosure (
  organisation_id uuid not null,
  referral_id uuid not null,
  -- Exactly what was shown to the sender before sending, by scope.
  content jsonb not null,
  digest text not null,
  primary key (organisation_id, referral_id),
  foreign key (organisation_id, referral_id) references referrals.referral
);

-- What the two say to each other about it, in order; both read it.
create table referrals.message (
  organisation_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  at timestamptz not null,
  side text not null check (side in ('sender', 'receiver', 'system')),
  author_id uuid,
  author_name text not null default '',
  kind text not null check (kind in ('sent', 'more_asked', 'more_given', 'accepted', 'declined', 'returned', 'withdrawn', 'done', 'reminded', 'note')),
  text text,
  primary key (organisation_id, id),
  foreign key (organisation_id, referral_id) references referrals.referral
);
create index message_referral on referrals.message (organisation_id, referral_id, at);

-- A way in without an account: one answer each. Only digests of what opens it are kept.
create table referrals.link (
  organisation_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  token_hash bytea not null unique,
  code_hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, referral_id) references referrals.referral
);
create index link_referral on referrals.link (organisation_id, referral_id);

alter table referrals.referral enable row level security;
alter table referrals.disclosure enable row level security;
alter table referrals.message enable row level security;
alter table referrals.link enable row level security;

-- The sender's side: whoever may read the case (its own policy decides). The receiver's: whoever does casework there.
create policy referral_sender on referrals.referral for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
    or exists (select 1 from cases.case c where c.organisation_id = referral.organisation_id and c.id = referral.case_id)))
  with check (organisation_id = (select platform.organisation_id()));
create policy referral_receiver on referrals.referral for select to hamroh_app
  using (to_organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('operator', 'caseworker', 'lawyer', 'supervisor')) or (select platform.is_system())));
create policy referral_receiver_answers on referrals.referral for update to hamroh_app
  using (to_organisation_id = (select platform.organisation_id())
    and ((select platform.has_role('caseworker', 'lawyer', 'supervisor')) or (select platform.is_system())))
  with check (to_organisation_id = (select platform.organisation_id()));

create policy disclosure_sender on referrals.disclosure for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and exists (select 1 from referrals.referral r where r.organisation_id = disclosure.organisation_id and r.id = disclosure.referral_id))
  with check (organisation_id = (select platform.organisation_id()));
create policy disclosure_receiver on referrals.disclosure for select to hamroh_app
  using (exists (select 1 from referrals.referral r
    where r.organisation_id = disclosure.organisation_id and r.id = disclosure.referral_id
      and r.to_organisation_id = (select platform.organisation_id()) and r.status in ('accepted', 'done')
      and ((select platform.user_id()) = any (r.receiver_worker_ids)
        or (not r.restricted and (select platform.has_role('supervisor'))) or (select platform.is_system()))));

create policy message_both on referrals.message for select to hamroh_app
  using (exists (select 1 from referrals.referral r where r.organisation_id = message.organisation_id and r.id = message.referral_id));
create policy message_new on referrals.message for insert to hamroh_app
  with check (exists (select 1 from referrals.referral r where r.organisation_id = message.organisation_id and r.id = message.referral_id));

create policy link_own on referrals.link for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and exists (select 1 from referrals.referral r where r.organisation_id = link.organisation_id and r.id = link.referral_id))
  with check (organisation_id = (select platform.organisation_id()));

grant select, insert, update on referrals.referral to hamroh_app;
grant select, insert on referrals.disclosure to hamroh_app;
grant select, insert on referrals.message to hamroh_app;
grant select, insert, update on referrals.link to hamroh_app;

-- What somebody without an account holds opens one referral: whose, and which. Nothing else is told.
create function referrals.opened_by(digest bytea) returns table (organisation_id uuid, referral_id uuid, link_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select l.organisation_id, l.referral_id, l.id from referrals.link l
  where (l.token_hash = digest or l.code_hash = digest) and l.used_at is null and l.expires_at > now()
$$;
-- Whose answer is overdue and who was not reminded in the last day: for the hourly job.
create function referrals.unanswered(at timestamptz) returns table (organisation_id uuid, referral_id uuid)
language sql stable security definer set search_path = pg_catalog as $$
  select r.organisation_id, r.id from referrals.referral r
  where r.status in ('sent', 'more_asked') and r.answer_due < at
    and (r.reminded_at is null or r.reminded_at < at - interval '24 hours') and platform.is_system()
  limit 1000
$$;
revoke all on function referrals.opened_by(bytea), referrals.unanswered(timestamptz) from public;
grant execute on function referrals.opened_by(bytea), referrals.unanswered(timestamptz) to hamroh_app;
