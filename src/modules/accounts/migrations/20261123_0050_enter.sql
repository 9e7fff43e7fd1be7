-- The same entry as before with less around it: who acts is set here, not by one more function.
create or replace function accounts.enter(hash bytea) returns jsonb
language plpgsql security definer set search_path = pg_catalog as $$
declare
  held record;
begin
  select s.id, s.user_id, s.organisation_id, s.seen_at, u.name, u.locale, m.roles, m.team_ids, o.time_zone into held
  from accounts.session s
  join accounts.user u on u.id = s.user_id
  join accounts.member m on m.organisation_id = s.organisation_id and m.user_id = s.user_id and m.active
  join organisations.organisation o on o.id = s.organisation_id
  where s.token_hash = hash and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '12 hours';
  if not found then return null; end if;
  if held.seen_at < now() - interval '5 minutes' then
    update accounts.session set seen_at = now() where id = held.id;
  end if;
  perform set_config('hamroh.kind', 'member', true), set_config('hamroh.organisation', held.organisation_id::text, true),
          set_config('hamroh.user', held.user_id::text, true), set_config('hamroh.roles', array_to_string(held.roles, ','), true),
          set_config('hamroh.teams', held.team_ids::text, true);
  return jsonb_build_object('kind', 'member', 'userId', held.user_id, 'sessionId', held.id, 'organisationId', held.organisation_id,
    'name', held.name, 'roles', held.roles, 'teamIds', held.team_ids, 'locale', held.locale, 'timeZone', held.time_zone);
end $$;
