import type { Policy } from '#platform/module.ts'

const casework = ['caseworker', 'lawyer', 'supervisor'] as const
const reading = ['operator', ...casework] as const

export const policy: Policy = {
  'referrals.list': reading,
  'referrals.read': reading,
  'referrals.compose': casework,
  'referrals.send': casework,
  'referrals.accept': casework,
  'referrals.decline': casework,
  'referrals.ask_more': casework,
  'referrals.give_more': casework,
  'referrals.return': casework,
  'referrals.report': casework,
  'referrals.withdraw': casework,
  'referrals.make_link': casework,
  'referrals.answer_for': casework,
  'referrals.open_case': casework,
}
