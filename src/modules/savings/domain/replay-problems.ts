import type { FieldProblem } from '#lib/refusal.ts'
import type { ReplayInput, ReplayMeeting } from './replay-input.ts'

/** What a schema cannot see: names that are no member, meetings out of order, shares outside the group's limits. */
export function replayProblems(input: ReplayInput): FieldProblem[] {
  return [
    ...constitutionProblems(input),
    ...memberProblems(input.members),
    ...orderProblems(input.meetings),
    ...input.meetings.flatMap((meeting, index) => meetingProblems(input, meeting, `meetings[${index}]`)),
  ]
}

function constitutionProblems({ constitution: rules }: ReplayInput): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (rules.savingsMode === 'shares' && rules.sharePrice === undefined) {
    problems.push({ path: 'constitution.sharePrice', code: 'missing' })
  }
  if (rules.savingsMode === 'fixed' && rules.fixedSaving === undefined) {
    problems.push({ path: 'constitution.fixedSaving', code: 'missing' })
  }
  if (rules.maxShares < rules.minShares) {
    problems.push({ path: 'constitution.maxShares', code: 'less_than_min_shares', limit: rules.minShares })
  }
  const order = rules.paymentOrder
  if (order !== 'pro_rata') {
    const whole =
      order.includes('charge') && order.includes('principal') && new Set(order).size === order.length
    if (!whole) problems.push({ path: 'constitution.paymentOrder', code: 'needs_charge_and_principal_once' })
  }
  return problems
}

/** Keys that mean something to JavaScript itself cannot be a member's key in JSON objects. */
const reserved = new Set(['__proto__', 'prototype', 'constructor'])

function memberProblems(members: readonly string[]): FieldProblem[] {
  if (members.length === 0) return [{ path: 'members', code: 'empty' }]
  return members.flatMap((member, index) => {
    const path = `members[${index}]`
    if (reserved.has(member)) return [{ path, code: 'reserved_name' }]
    return members.indexOf(member) === index ? [] : [{ path, code: 'duplicate' }]
  })
}

function orderProblems(meetings: readonly ReplayMeeting[]): FieldProblem[] {
  return meetings.flatMap(({ number }, index) => {
    const before = meetings[index - 1]?.number
    if (before === undefined || number > before) return []
    return [{ path: `meetings[${index}].number`, code: 'out_of_order', limit: before }]
  })
}

function meetingProblems(input: ReplayInput, meeting: ReplayMeeting, at: string): FieldProblem[] {
  const known = new Set(input.members)
  const stranger = (member: string, path: string): FieldProblem[] =>
    known.has(member) ? [] : [{ path, code: 'unknown_member' }]
  const inList = (name: 'absent' | 'late' | 'excused' | 'represented' | 'defaults' | 'lot') =>
    meeting[name].flatMap((member, index) => [
      ...stranger(member, `${at}.${name}[${index}]`),
      ...(meeting[name].indexOf(member) === index
        ? []
        : [{ path: `${at}.${name}[${index}]`, code: 'duplicate' }]),
    ])
  const inMap = (name: 'shares' | 'savings' | 'finesPaid' | 'socialPaid' | 'shareWithdrawals') =>
    Object.keys(meeting[name] ?? {}).flatMap(member => stranger(member, `${at}.${name}.${member}`))
  const inRows = (name: 'payments' | 'socialGrants' | 'loanRequests') =>
    meeting[name].flatMap(({ member }, index) => stranger(member, `${at}.${name}[${index}].member`))
  return [
    ...(['absent', 'late', 'excused', 'represented', 'defaults', 'lot'] as const).flatMap(inList),
    ...attendanceTwice(meeting, at),
    ...(['shares', 'savings', 'finesPaid', 'socialPaid', 'shareWithdrawals'] as const).flatMap(inMap),
    ...(['payments', 'socialGrants', 'loanRequests'] as const).flatMap(inRows),
    ...savingProblems(input, meeting, at),
    ...(meeting.carryOver > 0 && !meeting.shareOut
      ? [{ path: `${at}.carryOver`, code: 'no_share_out' }]
      : []),
  ]
}

function attendanceTwice(meeting: ReplayMeeting, at: string): FieldProblem[] {
  const seen = new Set(meeting.absent)
  return (['late', 'excused', 'represented'] as const).flatMap(name =>
    meeting[name].flatMap((member, index) => {
      if (seen.has(member)) return [{ path: `${at}.${name}[${index}]`, code: 'in_two_lists' }]
      seen.add(member)
      return []
    }),
  )
}

function savingProblems(input: ReplayInput, meeting: ReplayMeeting, at: string): FieldProblem[] {
  const { savingsMode: mode, minShares, maxShares } = input.constitution
  const problems: FieldProblem[] = []
  if (mode === 'amount' && meeting.shares) problems.push({ path: `${at}.shares`, code: 'not_in_amount_mode' })
  if (mode !== 'amount' && meeting.savings)
    problems.push({ path: `${at}.savings`, code: 'only_in_amount_mode' })
  if (mode !== 'shares') return problems
  for (const [member, count] of Object.entries(meeting.shares ?? {})) {
    const path = `${at}.shares.${member}`
    if (count > maxShares) problems.push({ path, code: 'above_max_shares', limit: maxShares })
    if (count < minShares) problems.push({ path, code: 'below_min_shares', limit: minShares })
  }
  return problems
}
