import type { Fraction } from './amount.ts'

/** Who a group is and how it governs itself. Names of persons are not here: members are opaque ids. */
export interface Group {
  readonly name: string
  readonly village: string
  readonly formedOn: string
  readonly language: string
  readonly currency: string
  /** Days between two meetings, or a calendar month. */
  readonly meetingInterval: 7 | 14 | 28 | 'month'
  readonly weekday: number
  readonly place: string
  readonly registration: string | null
  readonly facilitatedBy: string | null
  readonly governance: Governance
}

export type Office = 'chair' | 'secretary' | 'treasurer' | 'money_counter_1' | 'money_counter_2'

export interface Governance {
  /** Part of the members that must be there for a decision: two thirds is usual. */
  readonly quorum: Fraction
  readonly offices: Readonly<Partial<Record<Office, string>>>
  /** Three members who each keep one key of the box. */
  readonly keyHolders: readonly string[]
  readonly minimumAge: number | null
  readonly maximumSize: number | null
  readonly entryFee: number
  readonly proxyAllowed: boolean
  readonly joiningMidCycle: 'wait' | 'at_price' | 'catch_up'
  readonly removalVote: Fraction
}

/** Advice about the make-up of a group. None of it ever stops a meeting. */
export type GroupWarning =
  | 'few_members'
  | 'many_members'
  | 'above_own_limit'
  | 'key_holders_not_three'
  | 'key_holder_in_committee'
  | 'one_person_two_offices'
  | 'office_empty'
  | 'counters_missing'

/** What a field agent would remark on. Sizes: 10 to 25 is usual for share groups, 5 to 20 for self-help groups. */
export function groupWarnings(
  governance: Governance,
  members: readonly string[],
  selfHelp: boolean,
): GroupWarning[] {
  const { offices, keyHolders, maximumSize } = governance
  const [few, many] = selfHelp ? [5, 20] : [10, 25]
  const held = Object.values(offices)
  const counters = [offices.money_counter_1, offices.money_counter_2]
  const found: (GroupWarning | false)[] = [
    members.length < few && 'few_members',
    members.length > many && 'many_members',
    maximumSize !== null && members.length > maximumSize && 'above_own_limit',
    new Set(keyHolders).size !== 3 && 'key_holders_not_three',
    keyHolders.some(holder => held.includes(holder)) && 'key_holder_in_committee',
    new Set(held).size !== held.length && 'one_person_two_offices',
    (!offices.chair || !offices.secretary || !offices.treasurer) && 'office_empty',
    counters.some(counter => counter === undefined) && 'counters_missing',
  ]
  return found.filter(warning => warning !== false)
}

/** A show of hands or a secret ballot, counted: one member, one vote. */
export type Vote = {
  readonly votesFor: number
  readonly votesAgainst: number
  readonly abstained?: number
}

/** Whether enough members are there to decide: at least the quorum, compared exactly. */
export function hasQuorum(quorum: Fraction, present: number, members: number): boolean {
  return present * quorum.den >= members * quorum.num
}

/** One member, one vote. A motion passes with more than half of the votes given, or with the part that is asked for. */
export function motionPasses(votesFor: number, votesAgainst: number, needed?: Fraction): boolean {
  const given = votesFor + votesAgainst
  return needed ? given > 0 && votesFor * needed.den >= given * needed.num : votesFor > votesAgainst
}
