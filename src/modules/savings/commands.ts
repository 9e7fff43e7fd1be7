import { type FieldProblem, Refusal } from '#lib/refusal.ts'
import { type CommandIo, type Commands, readJsonFile } from '#platform/command.ts'
import { parseReplay, unknownFields } from './contract.ts'
import { type ReplayNote, runReplay } from './domain/replay.ts'

const usage = 'savings replay FILE'

/** The commands of this module by name; `run` resolves to the exit code: 0, or 2 when the input is not sound. */
export const commands = {
  'savings replay': { usage, about: 'a cycle of a savings group, number by number', run: replayFile },
} as const satisfies Commands

async function replayFile(args: readonly string[], io: CommandIo): Promise<number> {
  const given = await readJsonFile(args, usage, io)
  if (!given) return 2
  const { file, json } = given
  const tell = (path: string, text: string) => {
    const where = path === '' ? '' : `, ${path}`
    io.err(`${file}: line ${json.placeOf(path).line}${where}: ${text}\n`)
  }
  try {
    const { output, notes } = runReplay(parseReplay(json.value))
    io.out(`${JSON.stringify(output, null, 2)}\n`)
    for (const path of unknownFields(json.value)) tell(path, 'note: this field is not known and was ignored')
    for (const note of notes) tell(note.path, `note: ${noteText(note)}`)
    return 0
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problems = error.errors.length > 0 ? error.errors : [{ path: '', code: error.code }]
    for (const problem of problems) tell(problem.path, problemText(problem))
    return 2
  }
}

const problemTexts: Readonly<Record<string, string>> = {
  missing: 'is missing',
  negative: 'must not be negative',
  not_whole: 'must be a whole number of the smallest unit',
  too_large: 'is too large to be counted exactly',
  less_than_one: 'must be at least 1',
  not_a_number: 'must be a number',
  not_a_text: 'must be a text',
  not_a_list: 'must be a list',
  not_an_object: 'must be an object { … }',
  not_a_fraction: 'must be a fraction {"num": …, "den": …}',
  not_true_or_false: 'must be true or false',
  unknown_value: 'is not one of the values allowed here',
  unknown_member: 'is not in "members"',
  duplicate: 'is named twice',
  in_two_lists: 'stands in two attendance lists',
  empty: 'is empty',
  reserved_name: 'cannot be used as the name of a member',
  out_of_order: 'must be greater than the number of the meeting before',
  above_max_shares: 'is more than maxShares allows',
  below_min_shares: 'is less than minShares asks for',
  less_than_min_shares: 'is less than minShares',
  needs_charge_and_principal_once: 'must name "charge" and "principal" once each',
  not_in_amount_mode: 'has no meaning in amount mode: use "savings"',
  only_in_amount_mode: 'has a meaning in amount mode only',
  no_share_out: 'is only for a meeting with "shareOut": true',
  'savings.too_few_shares': 'is more than the member has',
  'savings.withdrawal_not_allowed': 'is not allowed by the constitution',
  'savings.carry_over_above_cash': 'carries over more than is in the box',
  'savings.amount_too_large': 'makes sums too large to be counted exactly',
}

function problemText({ code, limit }: FieldProblem): string {
  const bound = limit === undefined ? '' : ` (${limit})`
  return `${problemTexts[code] ?? code}${bound}`
}

function noteText({ code, amount }: ReplayNote): string {
  const texts: Record<ReplayNote['code'], string> = {
    fine_returned: `${amount} handed back, no such fine was due`,
    payment_returned: `${amount} handed back, it is more than was owed`,
    grant_refused: `${amount} not granted, the social fund has less`,
    withdrawal_refused: `${amount} not paid out, the loan fund has less`,
    meeting_missing: `${amount} number(s) missing before this meeting; a period is one meeting held`,
    remainder_large: `the remainder ${amount} is more than 0.5% of the fund; "floor_member" leaves less`,
  }
  return texts[code]
}
