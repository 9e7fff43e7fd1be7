-- Teams and partners are known to members, not to whoever merely named the organisation.
create policy team_among_members on organisations.team as restrictive for select to hamroh_app
  using ((select platform.actor_kind()) in ('member', 'system'));
create policy partner_among_members on organisations.partner as restrictive for select to hamroh_app
  using ((select platform.actor_kind()) in ('member', 'system'));
