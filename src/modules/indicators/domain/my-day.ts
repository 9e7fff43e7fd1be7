/** What can need somebody today, in the order in which it is shown; what is in danger now comes first, whatever it is. */
export const dayKinds = [
  'call_back',
  'web_request',
  'called',
  'deadline',
  'action',
  'next_step',
  'hand_over',
  'referral_in',
  'referral_out',
  'tracing_in',
  'tracing_out',
  'closing',
  'glass',
  'recovery',
  'erasure',
  'export',
  'log',
  'backup',
  'second_factor',
  'visit',
  'silent_groups',
  'entry_report',
  'entry_check',
  'unassigned',
] as const
export type DayKind = (typeof dayKinds)[number]

export const dayUrgencies = ['now', 'today', 'soon', 'usual'] as const
export type DayUrgency = (typeof dayUrgencies)[number]

/** Why it stands here: `indicators.why.<reason>`. */
export const dayReasons = [
  'overdue',
  'due_today',
  'due_soon',
  'danger_now',
  'unanswered',
  'asked_of_you',
  'unread',
  'waits_for_us',
  'waits_for_them',
  'more_asked',
  'waits_for_approval',
  'glass_broken',
  'nobody_responsible',
  'possible_match',
  'log_differs',
  'not_verified',
  'no_backup',
  'backup_old',
  'backup_not_tried',
  'nobody_is_asked',
  'silent_long',
  'unchecked_long',
] as const
export type DayReason = (typeof dayReasons)[number]

export interface DayItem {
  readonly kind: DayKind
  /** What to open: the contact, case, referral or group; of a count the organisation. */
  readonly id: string
  readonly title: string
  /** What is to be done, in the words of whoever planned it. */
  readonly what?: string
  /** How many, where one line stands for all of them. */
  readonly count?: number
  /** A moment or a day; null where it has none. */
  readonly due: string | null
  readonly urgency: DayUrgency
  readonly why: DayReason
}

/** The most pressing first; a stable order, so that nothing jumps. */
export function inOrder(items: readonly DayItem[]): DayItem[] {
  const rank = (item: DayItem) => (item.urgency === 'now' ? -1 : dayKinds.indexOf(item.kind))
  const order = (a: DayItem, b: DayItem) =>
    rank(a) - rank(b) ||
    (a.kind === 'web_request' ? dayUrgencies.indexOf(a.urgency) - dayUrgencies.indexOf(b.urgency) : 0) ||
    compare(a.due ?? '9', b.due ?? '9') ||
    compare(a.id, b.id)
  return [...items].sort(order)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
