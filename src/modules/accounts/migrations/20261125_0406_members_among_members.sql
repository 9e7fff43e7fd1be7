-- Who works in an organisation, and how they sign in, is not for whoever merely named that organisation.
create policy member_among_members on accounts.member as restrictive for select to hamroh_app
  using ((select platform.actor_kind()) in ('member', 'system'));
create policy setting_among_members on accounts.sign_in_setting as restrictive for select to hamroh_app
  using ((select platform.actor_kind()) in ('member', 'system'));
