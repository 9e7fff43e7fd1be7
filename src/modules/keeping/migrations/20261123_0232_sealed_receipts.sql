-- Kept answers are sealed now, so which of them name a person cannot be seen: when somebody is erased, those of the
-- organisation's members lose their words, but for the last hour, in which a device may still ask again.
delete from platform.receipt;
create or replace function keeping.forget_receipts(person uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  done bigint;
begin
  if not platform.is_system() then raise exception 'only the system erases' using errcode = '42501'; end if;
  update platform.receipt r set reply = null
  where r.reply is not null and r.at < now() - interval '1 hour'
    and r.holder in (select m.user_id from accounts.member m where m.organisation_id = platform.organisation_id());
  get diagnostics done = row_count;
  return done;
end $$;
