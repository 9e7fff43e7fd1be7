insert into platform.sealed_column (table_name, column_name) values ('referrals.referral', 'to_name'), ('referrals.referral', 'service_name'),
  ('referrals.referral', 'reason_note'), ('referrals.referral', 'outcome_note'), ('referrals.message', 'text');

-- Restricted files with referrals that are not sealed, or do not know that their file is restricted.
create function referrals.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from cases.case c
  where platform.is_system() and c.organisation_id = platform.organisation_id() and c.restricted and exists (
    select 1 from referrals.referral r where r.organisation_id = c.organisation_id and r.case_id = c.id
      and (not r.restricted or not platform.is_sealed(r.to_name) and r.to_name <> ''
        or r.service_name <> '' and not platform.is_sealed(r.service_name)
        or r.reason_note <> '' and not platform.is_sealed(r.reason_note) or r.outcome_note <> '' and not platform.is_sealed(r.outcome_note)
        or exists (select 1 from referrals.message m where m.organisation_id = r.organisation_id and m.referral_id = r.id
          and m.text <> '' and not platform.is_sealed(m.text))))
  limit most
$$;
-- The referrals of a file know whether it is restricted; nobody else changes that. Answers which they are.
create function referrals.follow_case(of_case uuid, now_restricted boolean) returns setof uuid
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system seals' using errcode = '42501'; end if;
  update referrals.referral r set restricted = now_restricted
  where r.organisation_id = platform.organisation_id() and r.case_id = of_case and r.restricted <> now_restricted;
  return query select r.id from referrals.referral r
    where r.organisation_id = platform.organisation_id() and r.case_id = of_case order by r.id;
end $$;
revoke all on function referrals.to_seal(int), referrals.follow_case(uuid, boolean) from public;
grant execute on function referrals.to_seal(int), referrals.follow_case(uuid, boolean) to hamroh_app;

-- What the receiver wrote is sealed with a key of the receiver's organisation: it goes too. Who received it stays by name
-- where that is an organisation of the network.
create or replace function referrals.erase_person(person uuid, at timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  org uuid := platform.organisation_id();
  mine uuid[];
  disclosures bigint;
  messages bigint;
  received bigint;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  select coalesce(array_agg(r.id), '{}') into mine from referrals.referral r where r.organisation_id = org and r.person_id = person;
  delete from referrals.disclosure d where d.organisation_id = org and d.referral_id = any (mine);
  get diagnostics disclosures = row_count;
  update referrals.message m set text = null where m.organisation_id = org and m.referral_id = any (mine) and m.text is not null;
  get diagnostics messages = row_count;
  update referrals.link l set used_at = at where l.organisation_id = org and l.referral_id = any (mine) and l.used_at is null;
  update referrals.referral r
  set reason_note = null, outcome_note = null, version = r.version + 1, service_name = null,
      to_name = coalesce((select o.name from organisations.organisation o where o.id = r.to_organisation_id), '–'),
      preview = r.preview || '{"ageAbout": null, "languages": [], "citizenships": [], "countryNow": null, "targetGroups": []}'
  where r.organisation_id = org and r.id = any (mine);
  update referrals.referral r set receiver_erased_at = at, receiver_worker_ids = '{}'
  where r.to_organisation_id = org and r.receiver_erased_at is null and r.receiver_case_id in (
    select p.case_id from cases.case_person p where p.organisation_id = org and p.person_id = person);
  get diagnostics received = row_count;
  delete from platform.data_key k where k.subject_id = any (mine);
  return jsonb_build_object('referrals_sent', cardinality(mine), 'disclosures', disclosures, 'referral_messages', messages,
    'referrals_received', received);
end $$;
