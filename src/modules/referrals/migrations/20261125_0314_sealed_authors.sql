-- What a partner without an account wrote bears the partner's name: where the referral went, which is sealed.
insert into platform.sealed_column (table_name, column_name) values ('referrals.message', 'author_name');

create or replace function referrals.to_seal(most int) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select c.id from cases.case c
  where platform.is_system() and c.organisation_id = platform.organisation_id() and c.restricted and exists (
    select 1 from referrals.referral r where r.organisation_id = c.organisation_id and r.case_id = c.id
      and (not r.restricted or not platform.is_sealed(r.to_name) and r.to_name <> ''
        or r.service_name <> '' and not platform.is_sealed(r.service_name)
        or r.reason_note <> '' and not platform.is_sealed(r.reason_note) or r.outcome_note <> '' and not platform.is_sealed(r.outcome_note)
        or exists (select 1 from referrals.message m where m.organisation_id = r.organisation_id and m.referral_id = r.id
          and (m.text <> '' and not platform.is_sealed(m.text) or m.author_name <> '' and not platform.is_sealed(m.author_name)))))
  limit most
$$;
