-- Claims: what is owed to a person, as it was entered; the figures beside it are what the computation gave that day. A claim
-- belongs to a case: whoever may read the case may read it.

create schema claims;
grant usage on schema claims to hamroh_app;

create table claims.claim (
  organisation_id uuid not null references organisations.organisation,
  id uuid not null,
  case_id uuid not null,
  person_id uuid,
  kind text not null check (kind in ('wage', 'maintenance')),
  country text not null check (country in ('RU', 'KZ', 'KG', 'TJ', 'UZ')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- Who owes it, in words.
  opponent text,
  -- What was entered: `domain/sheet.ts`.
  sheet jsonb not null,
  as_of date not null,
  evidence text[] not null default '{}',
  principal bigint not null check (principal >= 0),
  compensation bigint not null check (compensation >= 0),
  work_owed bigint not null check (work_owed >= 0),
  total bigint not null check (total >= 0),
  unknown_from date,
  last_court_day date,
  -- Of the law and the tables it was computed with: another one means that something changed since.
  basis_digest text not null,
  status text not null default 'computed',
  recovered bigint not null default 0 check (recovered >= 0),
  made_by uuid references accounts.user,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people.person
);
create index claim_case on claims.claim (organisation_id, case_id, made_at desc);

-- What was done about it, append-only.
create table claims.step (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('demand_sent', 'inspectorate', 'prosecutor', 'court', 'judgment', 'enforcement', 'agreed', 'given_up')),
  on_day date not null,
  note text,
  made_by uuid references accounts.user,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, claim_id) references claims.claim (organisation_id, id)
);
create index step_claim on claims.step (organisation_id, claim_id, on_day, made_at);

-- Money that came. A line that was wrong is withdrawn, not removed.
create table claims.recovery (
  organisation_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  case_id uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  on_day date not null,
  payer text not null check (payer in ('employer', 'contractor', 'bailiff', 'parent', 'other')),
  note text,
  made_by uuid references accounts.user,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, claim_id) references claims.claim (organisation_id, id)
);
create index recovery_claim on claims.recovery (organisation_id, claim_id, on_day);
create index recovery_day on claims.recovery (organisation_id, on_day);

do $$
declare
  part text;
begin
  foreach part in array array['claim', 'step', 'recovery'] loop
    execute format('alter table claims.%I enable row level security', part);
    -- The case's own policy decides: who may not read it does not find it here.
    execute format(
      'create policy %1$I on claims.%2$I for select to hamroh_app using (organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
         or exists (select 1 from cases.case c where c.organisation_id = %2$I.organisation_id and c.id = %2$I.case_id)))', part || '_read', part);
    execute format(
      'create policy %1$I on claims.%2$I for insert to hamroh_app with check (organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
         or exists (select 1 from cases.case c where c.organisation_id = %2$I.organisation_id and c.id = %2$I.case_id)))', part || '_new', part);
    execute format('grant select, insert on claims.%I to hamroh_app', part);
  end loop;
  foreach part in array array['claim', 'recovery'] loop
    execute format(
      'create policy %1$I on claims.%2$I for update to hamroh_app using (organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
         or exists (select 1 from cases.case c where c.organisation_id = %2$I.organisation_id and c.id = %2$I.case_id)))', part || '_change', part);
    execute format('grant update on claims.%I to hamroh_app', part);
  end loop;
end $$;

-- How much was claimed and what came of it, by currency, without persons: claims entered in the period and money that
-- came in the period. `*_open`: how many of them are not of restricted files. For those whose work is figures, about their
-- own organisation only; small numbers are hidden by the module's domain.
create function claims.figures(first_day date, last_day date)
returns table (currency text, claims int, claims_open int, claimed bigint, paid_claims int, paid_open int, recovered bigint)
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  zone text := (select time_zone from organisations.organisation where id = org);
begin
  if org is null or not platform.has_role('programme_manager', 'supervisor', 'administrator') then
    raise exception 'figures are not for this role' using errcode = '42501';
  end if;
  return query
  with entered as (
    select c.currency, count(*)::int as n, (count(*) filter (where not k.restricted))::int as o, sum(c.total)::bigint as s
    from claims.claim c join cases.case k on k.organisation_id = c.organisation_id and k.id = c.case_id
    where c.organisation_id = org and (c.made_at at time zone zone)::date between first_day and last_day
    group by c.currency
  ), came as (
    select r.currency, count(distinct r.claim_id)::int as n,
      (count(distinct r.claim_id) filter (where not k.restricted))::int as o, sum(r.amount)::bigint as s
    from claims.recovery r join cases.case k on k.organisation_id = r.organisation_id and k.id = r.case_id
    where r.organisation_id = org and r.withdrawn_at is null and r.on_day between first_day and last_day
    group by r.currency
  )
  select coalesce(e.currency, m.currency), coalesce(e.n, 0), coalesce(e.o, 0), coalesce(e.s, 0),
    coalesce(m.n, 0), coalesce(m.o, 0), coalesce(m.s, 0)
  from entered e full join came m on m.currency = e.currency
  order by 1;
end $$;
revoke all on function claims.figures(date, date) from public;
grant execute on function claims.figures(date, date) to hamroh_app;
