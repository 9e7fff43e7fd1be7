-- Who was told is read and written by its two functions alone.
drop policy recovery_told_own on accounts.recovery_told;
create policy recovery_told_nobody on accounts.recovery_told for all to hamroh_app using (false);
revoke all on accounts.recovery_told from hamroh_app;
