-- A referral, what it discloses and its links are made by whoever may read the case it goes out from.

drop policy referral_sender on referrals.referral;
create policy referral_sender on referrals.referral for all to hamroh_app
  using (organisation_id = (select platform.organisation_id()) and ((select platform.is_system())
    or exists (select 1 from cases.case c where c.organisation_id = referral.organisation_id and c.id = referral.case_id)));

drop policy disclosure_sender on referrals.disclosure;
create policy disclosure_sender on referrals.disclosure for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and exists (select 1 from referrals.referral r where r.organisation_id = disclosure.organisation_id and r.id = disclosure.referral_id));

drop policy link_own on referrals.link;
create policy link_own on referrals.link for all to hamroh_app
  using (organisation_id = (select platform.organisation_id())
    and exists (select 1 from referrals.referral r where r.organisation_id = link.organisation_id and r.id = link.referral_id));

-- What was sent stays as it was sent: neither side changes whom it is about, to whom, with which consent.
revoke update on referrals.referral from hamroh_app;
grant update (status, reminded_at, answered_at, accepted_by, accepted_by_name, receiver_worker_ids, receiver_case_id, ended_at,
  reason, reason_note, outcome, outcome_note, recovered_amount, recovered_currency, changed_at, version)
  on referrals.referral to hamroh_app;
