import { exponent } from '#lib/money.ts'
import { type CommandIo, type Commands, readJsonFile } from '#platform/command.ts'
import { loadClaimBasis } from './content/load.ts'
import { parseClaim } from './contract/claim-input.ts'
import type { Claim, ClaimResult, ClaimWarning } from './domain/claim.ts'
import { computeClaim } from './domain/compute.ts'

const usage = 'claims compute FILE'

/** The commands of this module by name; `run` resolves to the exit code: 0, or 2 when the input is not sound. */
export const commands = {
  'claims compute': { usage, about: 'what is owed, to the smallest coin, from dated rates', run: runCompute },
} as const satisfies Commands

async function runCompute(args: readonly string[], io: CommandIo): Promise<number> {
  const given = await readJsonFile(args, usage, io)
  if (!given) return 2
  const { file, json } = given
  const { claim, problems, unknownFields } = parseClaim(json.value)
  if (!claim) {
    for (const problem of problems) {
      const where = problem.path === '' ? '' : `, ${problem.path}`
      io.err(`${file}: line ${json.placeOf(problem.path).line}${where}: ${problem.message}\n`)
    }
    return 2
  }
  const result = computeClaim(claim, await loadClaimBasis(claim.country))
  const ignored = unknownFields.map(path => `${path} is not known here and was left out of account.`)
  io.out(`${JSON.stringify(replyOf(claim, result, ignored), null, 2)}\n`)
  return 0
}

/** The wire form of contracts.md section 5: amounts as decimal strings. */
export function replyOf(claim: Claim, result: ClaimResult, ignored: readonly string[] = []) {
  const money = (amount: bigint) => decimalText(amount, exponent(claim.currency))
  return {
    principalOwed: money(result.principalOwed),
    compensation: money(result.compensation),
    compensationEachLine: money(result.compensationEachLine),
    lines: result.lines.map(line => ({
      debt: line.debt,
      from: line.from,
      to: line.to,
      days: line.days,
      base: money(line.base),
      ratePercent: line.ratePercent,
      divisor: line.divisor,
      ...(line.factor === '1' ? {} : { factor: line.factor }),
      ...(line.agreed ? { agreed: true } : {}),
      amount: money(line.amount),
    })),
    work: result.work.map(line => ({
      date: line.date,
      kind: line.kind,
      due: line.due === null ? null : money(line.due),
      paid: money(line.paid),
      owed: line.owed === null ? null : money(line.owed),
    })),
    unknownFrom: result.unknownFrom,
    total: money(result.total),
    citations: result.citations,
    warnings: [...result.warnings.map(warningText), ...ignored],
  }
}

/** As `amountText`, but for sums of many debts that may pass the safe integers. */
function decimalText(amount: bigint, places: number): string {
  const digits = String(amount).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places)
  return places ? `${whole}.${digits.slice(-places)}` : whole
}

const warningTexts: Record<ClaimWarning['code'], string> = {
  rate_unknown:
    'Debt "{debt}": "{table}" is not known from {day} on. The lines stop the day before; the sum is only up to there.',
  rate_unproven_near:
    'Debt "{debt}": "{table}" changed within a week of {day}, on a day that is not proven. The rate of that day must be looked up before a sum is claimed.',
  rate_start_unproven:
    'The rate of {day} ({rate} %) is plausible, but the day it began ({from}) is not proven.',
  rate_low_confidence: 'The rate of {day} ({rate} %, from {from}) rests on a weak source.',
  law_unknown:
    'Debt "{debt}": the law is not known, or not reviewed, from {day} on. The lines stop the day before.',
  not_yet_due: 'Debt "{debt}" is due only on {due}, after the day of the computation. It is not counted.',
  payment_later:
    'The payment of {date} for debt "{debt}" is later than the day of the computation. It is not counted.',
  overpaid: 'More was paid for debt "{debt}" than it came to. The surplus is not moved to other debts.',
  work_later: 'Work of {date} ({kind}) is later than the day of the computation. It is not counted.',
  work_unknown:
    'Work of {date} ({kind}): no reviewed rule with a source covers that day. Nothing is computed.',
  work_base_disputed:
    'Work of {date} ({kind}): before 2024-09-01 it was disputed which parts of the pay the hourly rate includes. The sum follows the rate given.',
  payment_day_assumed:
    'Debt "{debt}" is not fully paid. The rate of the day of payment decides; {day} was taken for it.',
  factor_changed:
    'Debt "{debt}": the factor rose from 1 to 1.25 by the law of 4 May 2020. Earlier days are counted with 1; the first day of the new factor was not seen.',
  rate_name_before_2021:
    'Rate of {day}: only since 2021-01-01 does the law call the base rate the official refinancing rate. Before, the two must be compared.',
}

function warningText(warning: ClaimWarning): string {
  return warningTexts[warning.code].replace(/\{(\w+)\}/g, (_, name: string) => warning.details[name] ?? '')
}
