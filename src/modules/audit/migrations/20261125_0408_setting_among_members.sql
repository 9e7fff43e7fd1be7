create policy setting_among_members on audit.setting as restrictive for select to hamroh_app
  using ((select platform.actor_kind()) in ('member', 'system'));
