-- What waits for an answer, found each morning without walking all referrals.
create index referral_waiting_in on referrals.referral (to_organisation_id, answer_due) where status = 'sent';
create index referral_waiting_out on referrals.referral (organisation_id, answer_due) where status in ('sent', 'more_asked');
