import type { Policy } from '#platform/module.ts'

export const policy: Policy = {
  'accounts.sign_in': 'open',
  'accounts.sign_out': 'member',
  'accounts.me': 'member',
  'accounts.update_me': 'member',
  'accounts.change_password': 'member',
  'accounts.list_sessions': 'member',
  'accounts.end_session': 'member',
  'accounts.second_factor': 'member',
  'accounts.list_members': 'member',
  'accounts.update_member': ['administrator'],
  'accounts.invite': ['administrator'],
  'accounts.list_invitations': ['administrator'],
  'accounts.withdraw_invitation': ['administrator'],
  'accounts.read_invitation': 'open',
  'accounts.accept_invitation': 'open',
}
