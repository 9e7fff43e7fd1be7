-- Two files become one by a supervisor only; that they did is known to whoever may read both.
create policy merge_by_supervisor on people.merge as restrictive for insert to hamroh_app
  with check ((select platform.has_role('supervisor')) or (select platform.is_system()));
create policy merge_undone_by_supervisor on people.merge as restrictive for update to hamroh_app
  using ((select platform.has_role('supervisor')) or (select platform.is_system()));
