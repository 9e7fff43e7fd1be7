-- Secrets of authenticators and of providers are kept sealed under the master key. A stretch of those that do not begin with
-- `mark`, and one written anew where it is still what it was.
create function accounts.secrets_to_keep(mark text, most int) returns table (kind text, id uuid, secret text)
language sql stable security definer set search_path = pg_catalog as $$
  select * from (
    select 'totp', u.id, u.totp_secret from accounts.user u where u.totp_secret is not null and not starts_with(u.totp_secret, mark)
    union all
    select 'provider', s.organisation_id, s.client_secret_sealed from accounts.sign_in_setting s
    where s.client_secret_sealed is not null and not starts_with(s.client_secret_sealed, mark)) found
  where platform.is_system() limit most
$$;
create function accounts.keep_secret(of_kind text, of_id uuid, before text, anew text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not platform.is_system() then raise exception 'only the system keeps secrets' using errcode = '42501'; end if;
  if of_kind = 'totp' then
    update accounts.user u set totp_secret = anew where u.id = of_id and u.totp_secret = before;
  else
    update accounts.sign_in_setting s set client_secret_sealed = anew where s.organisation_id = of_id and s.client_secret_sealed = before;
  end if;
end $$;
revoke all on function accounts.secrets_to_keep(text, int), accounts.keep_secret(text, uuid, text, text) from public;
grant execute on function accounts.secrets_to_keep(text, int), accounts.keep_secret(text, uuid, text, text) to hamroh_app;
