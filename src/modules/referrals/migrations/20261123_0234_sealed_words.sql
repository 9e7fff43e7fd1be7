-- What was told is sealed; its key goes with it.
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
  set reason_note = null, outcome_note = null, version = r.version + 1,
      preview = r.preview || '{"ageAbout": null, "languages": [], "citizenships": [], "countryNow": null, "targetGroups": []}'
  where r.organisation_id = org and r.id = any (mine);
  update referrals.referral r set receiver_erased_at = at, receiver_worker_ids = '{}'
  where r.to_organisation_id = org and r.receiver_erased_at is null and r.receiver_case_id in (
    select p.case_id from cases.case_person p where p.organisation_id = org and p.person_id = person);
  get diagnostics received = row_count;
  perform platform.destroy_keys(mine);
  return jsonb_build_object('referrals_sent', cardinality(mine), 'disclosures', disclosures, 'referral_messages', messages,
    'referrals_received', received);
end $$;
