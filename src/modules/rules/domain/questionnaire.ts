import { type Day, isDay } from '#lib/day.ts'
import { type EventKind, eventKinds, type PersonEvent } from './pack.ts'
import type { Purpose, Question } from './question.ts'

/** Whom the questionnaire offers first: those the rules in hand are about. */
export const citizenships = ['TJ', 'KG', 'UZ', 'KZ', 'AM', 'AZ', 'BY', 'MD', 'RU', 'TM'] as const
export const askedDestinations = ['RU', 'KZ'] as const
export const askedPurposes = ['work', 'study', 'family', 'private'] as const satisfies readonly Purpose[]

export const steps = ['citizenship', 'destination', 'purpose', 'entry', 'papers', 'result'] as const
export type Step = (typeof steps)[number]

/** As it came with the form, field by field; nothing of it is kept anywhere else. */
export type Typed = Readonly<Record<string, string>>

/** A paper or a check that may be in hand, with the second day that belongs to it. */
export interface Paper {
  readonly kind: EventKind
  readonly until: boolean
}

/** Stays before the present one that may be told. */
export const earlierStays = [1, 2, 3] as const

/** The papers worth asking for: of those that the rules of this country know for this person. */
export function papersFor(typed: Typed, groups: readonly string[]): Paper[] {
  const patent = typed.destination === 'RU' && groups.includes('ru_patent') && typed.purpose === 'work'
  const contract = groups.includes('eaeu') && typed.purpose === 'work' && typed.destination === 'RU'
  const of = (kind: EventKind, until = false): Paper => ({ kind, until })
  return [
    typed.destination === 'KZ' ? of('host_notice') : of('registered'),
    ...(patent ? [of('patent_issued', true)] : []),
    ...(contract ? [of('contract', true)] : []),
    ...(typed.destination === 'RU' ? [of('medical_check'), of('fingerprints')] : []),
    of('residence_permit', true),
  ]
}

export interface Filled {
  /** The step to show: the first whose answer is missing or wrong. */
  readonly step: Step
  /** By field: what is wrong with it. */
  readonly problems: Readonly<Record<string, 'not_a_day' | 'in_the_future' | 'before_begin' | 'required'>>
  readonly question: Question | null
}

/** What the form says so far. A day of entry that is still to come asks what will hold on it. */
export function readForm(typed: Typed, today: Day, papers: readonly Paper[]): Filled {
  const problems: Record<string, Filled['problems'][string]> = {}
  const at = (step: Step): Filled => ({ step, problems, question: null })
  if (!among(citizenships, typed.citizenship)) return at('citizenship')
  if (!among(askedDestinations, typed.destination) || typed.destination === typed.citizenship)
    return at('destination')
  if (!among(askedPurposes, typed.purpose)) return at('purpose')
  const read = dayReader(typed, problems)
  const entry = read('entry')
  if (typed.asked !== 'entry' && typed.asked !== 'papers') return at('entry')
  if (entry === null) problems.entry ??= 'required'
  const events: PersonEvent[] = entry ? [{ kind: 'entry', date: entry }] : []
  for (const n of earlierStays) {
    const from = read(`from${n}`)
    const to = read(`to${n}`)
    if (from && !to) problems[`to${n}`] ??= 'required'
    if (from && to && to < from) problems[`to${n}`] ??= 'before_begin'
    if (from && to) events.push({ kind: 'entry', date: from }, { kind: 'exit', date: to })
  }
  if (Object.keys(problems).length > 0 || !entry) return at('entry')
  if (typed.asked !== 'papers') return at('papers')
  const onDate = entry > today ? entry : today
  for (const { kind, until } of papers) {
    const on = read(kind)
    const end = until ? read(`${kind}_until`) : null
    if (on && on > onDate) problems[kind] ??= 'in_the_future'
    if (on && end && end < on) problems[`${kind}_until`] ??= 'before_begin'
    if (on) events.push({ kind, date: on, ...(end ? { until: end } : {}) })
  }
  if (Object.keys(problems).length > 0) return at('papers')
  const { citizenship, destination, purpose } = typed
  // The three were looked up in their lists above.
  return {
    step: 'result',
    problems,
    question: { citizenship, destination, purpose: purpose as Purpose, onDate, events } as Question,
  }
}

const among = (list: readonly string[], value: string | undefined): boolean =>
  value !== undefined && list.includes(value)

/** A day as a date field sends it, or as people write it: 2.3.2026. */
function dayReader(typed: Typed, problems: Record<string, Filled['problems'][string]>) {
  return (name: string): Day | null => {
    const given = (typed[name] ?? '').trim()
    if (given === '') return null
    const written = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(given)
    const iso = written
      ? `${written[3]}-${written[2]?.padStart(2, '0')}-${written[1]?.padStart(2, '0')}`
      : given
    if (isDay(iso) && iso >= '2010-01-01' && iso <= '2100-01-01') return iso
    problems[name] = 'not_a_day'
    return null
  }
}

/** Every field the form may carry; anything else that is sent is dropped. */
export const formFields: readonly string[] = [
  'citizenship',
  'destination',
  'purpose',
  'asked',
  'entry',
  ...earlierStays.flatMap(n => [`from${n}`, `to${n}`]),
  ...eventKinds.filter(kind => kind !== 'entry' && kind !== 'exit').flatMap(kind => [kind, `${kind}_until`]),
]
