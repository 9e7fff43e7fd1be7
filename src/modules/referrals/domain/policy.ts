import type { Policy } from '#platform/module.ts'

const casework = ['caseworker', 'lawyer', 'supervisor'] as const
// An operator refers from the file they have just opened; answering for one's organisation is casework.
const reading = ['operator', ...casework] as const

export const policy: Policy = {
  'referrals.list': reading,
  'referrals.read': reading,
  'referrals.compose': reading,
  'referrals.send': reading,
  'referrals.accept': casework,
  'referrals.decline': casework,
  'referrals.ask_more': casework,
  'referrals.give_more': reading,
  'referrals.return': casework,
  'referrals.report': casework,
  'referrals.withdraw': reading,
  'referrals.make_link': reading,
  'referrals.answer_for': reading,
  'referrals.open_case': casework,
  'referrals.reveal_number': casework,
}
