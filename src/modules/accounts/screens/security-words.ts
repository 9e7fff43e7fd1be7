import type { MessageKey } from '#i18n/translate.ts'

const words: Readonly<Record<string, MessageKey>> = {
  sign_in: 'accounts.security.sign_in',
  sign_in_failed: 'accounts.security.sign_in_failed',
  change_password: 'accounts.security.change_password',
  second_factor: 'accounts.security.second_factor',
  add_passkey: 'accounts.security.add_passkey',
  remove_passkey: 'accounts.security.remove_passkey',
  link: 'accounts.security.link',
  ask_recovery: 'accounts.security.ask_recovery',
  confirm_recovery: 'accounts.security.confirm_recovery',
  recover: 'accounts.security.recover',
  recover_by_operator: 'accounts.security.recover_by_operator',
  update_member: 'accounts.security.update_member',
  end_session: 'accounts.security.end_session',
}

/** What happened to an account, in words; also for what a newer server tells. */
export const securityWord = (what: string): MessageKey => words[what] ?? 'accounts.security.other'
