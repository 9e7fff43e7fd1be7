import * as v from 'valibot'
import { isCountry } from '#lib/countries.ts'
import { type Day, isDay } from '#lib/day.ts'
import { eventKinds } from '../domain/pack.ts'
import { purposes, type Question } from '../domain/question.ts'

export interface InputProblem {
  path: string
  message: string
}

const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(values, `must be one of ${values.map(value => `"${value}"`).join(', ')}`)
const day = v.pipe(
  v.string('must be a day like "2026-03-02"'),
  v.check(isDay, 'is not a day of the calendar (year-month-day, like "2026-03-02")'),
  v.check(
    value => !isDay(value) || (value >= '1991-01-01' && value <= '2100-12-31'),
    'must lie between 1991 and 2100',
  ),
  v.transform(value => value as Day),
)
const country = v.pipe(
  v.string('must be text'),
  v.check(isCountry, 'is not the code of a country (two capital letters of ISO 3166-1, like "TJ")'),
)
const months = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(1, 'must be 1 to 12'),
  v.maxValue(12, 'must be 1 to 12'),
)

export const personEvent = v.object(
  {
    kind: oneOf(eventKinds),
    date: day,
    /** Last day of a contract, permit or paid period. */
    until: v.optional(day),
    /** Months paid for. */
    months: v.optional(months),
  },
  'must be an object',
)

export const questionInput = v.object({
  citizenship: country,
  destination: country,
  purpose: v.optional(oneOf(purposes), 'work'),
  onDate: day,
  events: v.optional(
    v.pipe(v.array(personEvent, 'must be a list'), v.maxLength(1000, 'has more than 1000 events')),
    [],
  ),
})

/** The question, or everything that is wrong with it, by path. */
export function parseQuestion(raw: unknown): { question: Question | null; problems: InputProblem[] } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return {
      question: null,
      problems: [{ path: '', message: 'must be an object with the fields of a question' }],
    }
  }
  const parsed = v.safeParse(questionInput, raw)
  const problems = (parsed.issues ?? []).map(issue => ({
    path: pathOf(issue.path),
    message: issue.received === 'undefined' ? 'is missing' : issue.message,
  }))
  problems.push(...endsBeforeStart(raw))
  return { question: parsed.success && problems.length === 0 ? parsed.output : null, problems }
}

function pathOf(path: readonly v.IssuePathItem[] | undefined): string {
  return (path ?? []).reduce(
    (text, { key }) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  )
}

/** Looks at the raw input, so that these problems are told together with those of shape. */
function endsBeforeStart(raw: object): InputProblem[] {
  const events = 'events' in raw && Array.isArray(raw.events) ? raw.events : []
  return events.flatMap((event: unknown, index) => {
    const parsed = v.safeParse(personEvent, event)
    const { date, until } = parsed.success ? parsed.output : {}
    return date !== undefined && until !== undefined && until < date
      ? [{ path: `events[${index}].until`, message: `is before the day of the event (${date})` }]
      : []
  })
}

/** Fields nobody knows, by path: a misspelt one would otherwise be lost without a word. */
export function unknownFields(raw: unknown): string[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return []
  const strange = (of: object, known: object, path: string) =>
    Object.keys(of)
      .filter(key => !Object.hasOwn(known, key))
      .map(key => path + key)
  const events = 'events' in raw && Array.isArray(raw.events) ? raw.events : []
  return [
    ...strange(raw, questionInput.entries, ''),
    ...events.flatMap((event: unknown, index) =>
      typeof event === 'object' && event !== null
        ? strange(event, personEvent.entries, `events[${index}].`)
        : [],
    ),
  ]
}
