/** Kinds of groups, as the programme keeps them apart; the money rules are the group's own (`constitution.ts`). */
export const groupKinds = ['cbsg', 'silc', 'self_help'] as const
export type GroupKind = (typeof groupKinds)[number]

/** Why the programme no longer accompanies a group. */
export const closeReasons = [
  'shared_out_for_good',
  'members_left',
  'quarrel',
  'money_lost',
  'merged',
  'not_reached',
  'by_mistake',
] as const
export type CloseReason = (typeof closeReasons)[number]

export const visitStates = ['planned', 'made', 'cancelled'] as const
export const phoneStates = ['works', 'broken', 'lost', 'none'] as const

/** What an agent may have met with; short and closed, so that it can be counted and names nobody. */
export const visitProblems = [
  'few_came',
  'late_loans',
  'books_differ',
  'box_short',
  'keys_together',
  'quarrel',
  'members_abroad',
  'no_network',
  'wants_to_end',
] as const
export const visitHelp = ['bookkeeping', 'rules', 'loans', 'share_out', 'phone', 'choosing_offices'] as const
