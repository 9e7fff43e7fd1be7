import { dayIn, isDay } from '#lib/day.ts'
import { systemClock } from '#platform/clock.ts'
import { type CommandIo, type Commands, readJsonFile } from '#platform/command.ts'
import { lintHandbook } from './content/handbook.ts'
import { loadPack, PackMistakes } from './content/load.ts'
import { lintWords } from './content/words.ts'
import { parseQuestion, unknownFields } from './contract/question.ts'
import { check } from './domain/check.ts'
import { openPack } from './domain/compile.ts'
import { lint } from './domain/lint.ts'
import type { Pack } from './domain/pack.ts'
import type { Answer, UnknownReason } from './domain/question.ts'

const checkUsage = 'rules check FILE'
const lintUsage = 'rules lint [--today YYYY-MM-DD]'

/** The commands of this module by name; `run` resolves to the exit code: 0, or 2 when the input is not sound. */
export const commands = {
  'rules check': { usage: checkUsage, about: 'stay, work, obligations and their deadlines', run: runCheck },
  'rules lint': { usage: lintUsage, about: 'what is wrong in the rules themselves', run: runLint },
} as const satisfies Commands

async function runCheck(args: readonly string[], io: CommandIo): Promise<number> {
  const given = await readJsonFile(args, checkUsage, io)
  if (!given) return 2
  const { file, json } = given
  const { question, problems } = parseQuestion(json.value)
  if (!question) {
    for (const problem of problems) {
      const where = problem.path === '' ? '' : `, ${problem.path}`
      io.err(`${file}: line ${json.placeOf(problem.path).line}${where}: ${problem.message}\n`)
    }
    return 2
  }
  const pack = await readPack(io)
  if (!pack) return 2
  for (const path of unknownFields(json.value)) {
    io.err(
      `${file}: line ${json.placeOf(path).line}, ${path}: note: this field is not known and was ignored\n`,
    )
  }
  io.out(`${JSON.stringify(replyOf(check(question, openPack(pack))), null, 2)}\n`)
  return 0
}

async function runLint(args: readonly string[], io: CommandIo): Promise<number> {
  const [option, value, ...more] = args
  const given = option === '--today' && value !== undefined && isDay(value) ? value : null
  if ((option !== undefined && given === null) || more.length > 0) {
    io.err(`--today needs a day of the calendar. Usage: ${lintUsage}\n`)
    return 2
  }
  const today = given ?? dayIn(systemClock(), 'UTC')
  const pack = await readPack(io)
  if (!pack) return 2
  const findings = [...lint(pack, today), ...(await lintWords(pack)), ...(await lintHandbook(pack))]
  const errors = findings.filter(finding => finding.level === 'error')
  const versions = pack.rules.reduce((total, rule) => total + rule.versions.length, 0)
  const fixtures = pack.rules.reduce((total, rule) => total + rule.fixtures.length, 0)
  io.out(`${JSON.stringify({ today, rules: pack.rules.length, versions, fixtures, findings }, null, 2)}\n`)
  for (const { rule, message } of errors) io.err(`${rule}: ${message}\n`)
  return errors.length === 0 ? 0 : 2
}

async function readPack(io: CommandIo): Promise<Pack | null> {
  try {
    return await loadPack()
  } catch (error) {
    if (!(error instanceof PackMistakes)) throw error
    for (const mistake of error.mistakes) io.err(`content/rules/${mistake}\n`)
    return null
  }
}

/** The wire form of contracts.md section 7. */
export function replyOf(answer: Answer) {
  return {
    stay: answer.stay,
    obligations: answer.obligations.map(duty => ({
      id: duty.id,
      who: duty.who,
      deadline: duty.deadline,
      status: duty.status,
      doneOn: duty.doneOn,
      ...(duty.late ? { late: true } : {}),
      ...(duty.condition === null ? {} : { condition: duty.condition }),
      ...(duty.ifFailed === null ? {} : { ifFailed: duty.ifFailed }),
      rule: duty.rule,
      version: duty.version,
      source: duty.source.map(({ title, locator, seen_on }) => ({ title, locator, checked: seen_on })),
      confidence: duty.confidence,
    })),
    notKnown: answer.notKnown.map(({ rule, question, reason, details }) => ({
      question,
      why: reasonTexts[reason].replace(/\{(\w+)\}/g, (_, name: string) => details[name] ?? '').trim(),
      reason,
      ...(rule === null ? {} : { rule }),
    })),
  }
}

const reasonTexts: Record<UnknownReason, string> = {
  bill: 'This is only a bill, not law. Nothing is computed from it.',
  announced: 'A rule was announced for this time, but was not seen in operation. {note}',
  unverified: 'There is no source for this that can be relied on. {note}',
  no_source: 'There is no source for this.',
  review_passed: 'The rule was to be looked at again by {reviewBy}, and was not. It may have changed.',
  no_version: 'The rules in hand say nothing about {day}.',
  no_rule: 'There are no rules in hand for this citizenship and country.',
  no_entry: 'No entry is recorded before this day.',
  missing_exit:
    'There is an entry on {entry} and another on {next} without an exit between. All days between were counted as used.',
  missing_entry: 'There is an exit on {exit} without an entry before it.',
  no_calendar: 'The term is in working days, and the calendar of working days after {day} is not known.',
  paid_until_unknown: 'A patent was issued on {issued}, but it is not recorded until when it is paid.',
  contract_end_unknown: 'It is not recorded when the contract ends.',
  permit_end_unknown: 'It is not recorded when the permit ends.',
  earlier_check: 'It was done on {day}, before this entry. Whether it still counts is not known.',
  short_contract:
    'The contract ended on {ended}, not more than 90 days after entry. What holds then was not researched.',
  study_status:
    'The status of a student is an exception to the limit of days. Whether this person has it is not recorded.',
  permit_other_rules: 'With a residence permit other duties hold, which were not researched.',
}
