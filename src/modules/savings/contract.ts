import * as v from 'valibot'
import type { FieldProblem } from '#lib/refusal.ts'
import { refuse } from './domain/refusals.ts'
import type { ReplayInput } from './domain/replay-input.ts'
import { replayProblems } from './domain/replay-problems.ts'

const whole = v.pipe(
  v.number('not_a_number'),
  v.integer('not_whole'),
  v.maxValue(Number.MAX_SAFE_INTEGER, 'too_large'),
  v.minValue(0, 'negative'),
)
const amount = whole
const atLeastOne = v.pipe(whole, v.minValue(1, 'less_than_one'))
const fraction = v.object({ num: whole, den: atLeastOne }, 'not_a_fraction')
const memberId = v.pipe(v.string('not_a_text'), v.minLength(1, 'empty'))
const members = v.array(memberId, 'not_a_list')
const amountsByMember = v.record(v.string(), amount, 'not_an_object')
const oneOf = <const T extends string[]>(...options: T) => v.picklist(options, 'unknown_value')

const payment = v.object({ member: memberId, cash: amount }, 'not_an_object')
const loanRequest = v.object(
  { member: memberId, amount: atLeastOne, periods: v.optional(atLeastOne, 3) },
  'not_an_object',
)
const memberAmount = v.object({ member: memberId, amount }, 'not_an_object')
const memberAmounts = v.array(memberAmount, 'not_a_list')
const serviceCharge = v.object(
  { method: oneOf('flat_upfront', 'flat_periodic', 'declining', 'rollover'), rate: fraction },
  'not_an_object',
)
const paymentOrder = v.union(
  [v.literal('pro_rata'), v.array(oneOf('fines', 'charge', 'principal'), 'not_a_list')],
  'unknown_value',
)

export const constitutionSchema = v.object(
  {
    savingsMode: v.optional(oneOf('shares', 'amount', 'fixed'), 'shares'),
    sharePrice: v.optional(atLeastOne),
    fixedSaving: v.optional(atLeastOne),
    minShares: v.optional(whole, 0),
    maxShares: v.optional(whole, 5),
    socialFundPerMeeting: v.optional(amount, 0),
    socialFundBackPay: v.optional(v.boolean('not_true_or_false'), false),
    serviceCharge: v.optional(serviceCharge, { method: 'declining', rate: { num: 0, den: 1 } }),
    loanCapTimesSavings: v.optional(v.union([whole, fraction], 'not_whole'), 3),
    maxLoanPeriods: v.optional(atLeastOne),
    simultaneousLoans: v.optional(atLeastOne),
    loanReserve: v.optional(amount, 0),
    fines: v.optional(amountsByMember, {}),
    finesGoTo: v.optional(oneOf('loan_fund', 'social_fund'), 'loan_fund'),
    paymentOrder: v.optional(paymentOrder, ['charge', 'principal']),
    shareWithdrawalAt: v.optional(oneOf('price_paid', 'not_allowed'), 'price_paid'),
    cashUnit: v.optional(atLeastOne, 1),
    rounding: v.optional(oneOf('floor_share_value', 'floor_member'), 'floor_share_value'),
    shareOutMode: v.optional(oneOf('by_shares', 'equal', 'return_charge_to_payer'), 'by_shares'),
    remainderTo: v.optional(
      oneOf('next_cycle_loan_fund', 'social_fund', 'members_by_lot'),
      'next_cycle_loan_fund',
    ),
  },
  'not_an_object',
)

const meetingSchema = v.object(
  {
    number: atLeastOne,
    absent: v.optional(members, []),
    late: v.optional(members, []),
    excused: v.optional(members, []),
    represented: v.optional(members, []),
    shares: v.optional(amountsByMember),
    savings: v.optional(amountsByMember),
    finesPaid: v.optional(amountsByMember, {}),
    payments: v.optional(v.array(payment, 'not_a_list'), []),
    socialPaid: v.optional(amountsByMember),
    socialGrants: v.optional(memberAmounts, []),
    shareWithdrawals: v.optional(amountsByMember, {}),
    loanRequests: v.optional(v.array(loanRequest, 'not_a_list'), []),
    defaults: v.optional(members, []),
    shareOut: v.optional(v.boolean('not_true_or_false'), false),
    carryOver: v.optional(amount, 0),
    lot: v.optional(members, []),
  },
  'not_an_object',
)

export const replaySchema = v.object(
  {
    currency: v.pipe(v.string('not_a_text'), v.minLength(1, 'empty')),
    constitution: constitutionSchema,
    members,
    meetings: v.array(meetingSchema, 'not_a_list'),
  },
  'not_an_object',
)

/**
 * The input if it is sound; otherwise the refusal `savings.replay_invalid` whose `errors` are ALL problems, each with its
 * path (`meetings[3].shares.A`, counted from 0 as in JSON) and a stable code.
 */
export function parseReplay(json: unknown): ReplayInput {
  if (Array.isArray(json)) throw refuse('savings.replay_invalid', {}, [{ path: '', code: 'not_an_object' }])
  const result = v.safeParse(replaySchema, json)
  const problems = result.success ? replayProblems(result.output) : result.issues.map(problemOf)
  if (problems.length > 0 || !result.success) throw refuse('savings.replay_invalid', {}, unique(problems))
  return result.output
}

function problemOf(issue: v.BaseIssue<unknown>): FieldProblem {
  const path = (issue.path ?? []).reduce((text, { key }) => join(text, key), '')
  if (issue.received === 'undefined') return { path, code: 'missing' }
  return { path, code: /^[a-z_]+$/.test(issue.message) ? issue.message : 'wrong_type' }
}

function join(path: string, key: unknown): string {
  if (typeof key === 'number') return `${path}[${key}]`
  return path === '' ? String(key) : `${path}.${String(key)}`
}

function unique(problems: readonly FieldProblem[]): FieldProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ path, code }) => !seen.has(`${path} ${code}`) && seen.add(`${path} ${code}`))
}

/** Paths of fields that the contract does not know: probably misspelt, so the sender should hear of them. */
export function unknownFields(json: unknown): string[] {
  const found = unknownIn(json, replaySchema, '')
  const rules = child(json, 'constitution')
  return [
    ...found,
    ...unknownIn(rules, constitutionSchema, 'constitution'),
    ...unknownIn(child(rules, 'serviceCharge'), serviceCharge, 'constitution.serviceCharge'),
    ...unknownInRows(json, 'meetings', meetingSchema, ''),
    ...rowsOf(json, 'meetings').flatMap((meeting, index) =>
      Object.entries(rowSchemas).flatMap(([name, schema]) =>
        unknownInRows(meeting, name, schema, `meetings[${index}]`),
      ),
    ),
  ]
}

const rowSchemas = { payments: payment, socialGrants: memberAmount, loanRequests: loanRequest }

function rowsOf(value: unknown, name: string): unknown[] {
  const rows = child(value, name)
  return Array.isArray(rows) ? rows : []
}

function unknownInRows(value: unknown, name: string, schema: { readonly entries: object }, at: string) {
  return rowsOf(value, name).flatMap((row, index) => unknownIn(row, schema, `${join(at, name)}[${index}]`))
}

function unknownIn(value: unknown, schema: { readonly entries: object }, at: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value)
    .filter(key => !Object.hasOwn(schema.entries, key))
    .map(key => join(at, key))
}

function child(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined
}
