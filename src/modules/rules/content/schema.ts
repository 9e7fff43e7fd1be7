/** The files of the rules pack as schemas: what is missing or misspelt is named by its path. */
import * as v from 'valibot'
import { type Day, isDay } from '#lib/day.ts'
import { anchors, eventKinds, sourceKinds, statuses, uses } from '../domain/pack.ts'
import { purposes } from '../domain/question.ts'

const oneOf = <const T extends readonly string[]>(values: T) =>
  v.picklist(values, `must be one of ${values.join(', ')}`)
const text = v.pipe(v.string('must be text'), v.trim(), v.minLength(1, 'must not be empty'))
const day = v.pipe(
  v.string('must be a day like 2026-11-22'),
  v.check(isDay, 'is not a day of the calendar (like 2026-11-22)'),
  v.transform(value => value as Day),
)
const asOf = v.pipe(
  text,
  v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "must be a year, month or day: '2025', 2025-06"),
)
const count = v.pipe(
  v.number('must be a number'),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be negative'),
)
const maybe = <const S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema), null)
const strict = <const E extends v.ObjectEntries>(entries: E) => v.strictObject(entries)

const stayLimit = v.pipe(
  strict({
    kind: v.literal('stay_limit'),
    days: count,
    window: oneOf(['rolling', 'calendar_year']),
    window_days: maybe(count),
    max_continuous_days: maybe(count),
  }),
  v.check(
    value => (value.window === 'rolling') === (value.window_days !== null),
    'a rolling window, and no other, needs window_days',
  ),
)
const stayWhile = strict({
  kind: v.literal('stay_while'),
  basis: oneOf(['patent_paid', 'eaeu_contract', 'residence_permit']),
  grace: maybe(strict({ days: count, if_days_since_entry_over: count })),
})
const deadline = strict({
  kind: v.literal('deadline'),
  after: oneOf(anchors),
  count,
  unit: oneOf(['calendar_day', 'working_day', 'month']),
  direction: v.optional(oneOf(['after', 'before']), 'after'),
  first_day: v.optional(v.literal('next'), 'next'),
  rest_day: v.optional(v.literal('not_moved'), 'not_moved'),
  done_by: v.array(oneOf(eventKinds)),
  earlier_counts: v.optional(oneOf(['no', 'unknown', 'while_paid']), 'no'),
  condition: maybe(text),
})
const value = v.variant(
  'kind',
  [
    stayLimit,
    stayWhile,
    deadline,
    strict({ kind: v.literal('not_required') }),
    strict({ kind: v.literal('fact'), says: text }),
  ],
  'kind must be one of stay_limit, stay_while, deadline, not_required, fact',
)

const sourceRef = strict({ id: text, locator: text, seen_on: v.optional(day) })
const version = strict({
  from: v.nullable(day),
  to: v.nullable(day),
  status: oneOf(statuses),
  value,
  bearer: maybe(oneOf(['migrant', 'host', 'employer', 'parent', 'state'])),
  if_failed: maybe(text),
  sources: v.optional(v.array(sourceRef), []),
  confidence: oneOf(['high', 'medium', 'low', 'none']),
  as_of: maybe(asOf),
  review_by: v.optional(day),
  note: maybe(text),
})

const codes = v.array(
  v.pipe(v.string(), v.regex(/^(\*|[A-Z]{2}|@[a-z_]+)$/, 'must be a country code, @group or *')),
)
const event = strict({
  kind: oneOf(eventKinds),
  date: day,
  until: v.optional(day),
  months: v.optional(v.pipe(count, v.minValue(1), v.maxValue(12))),
})
const fixture = strict({
  citizenship: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  purpose: oneOf(purposes),
  on_date: day,
  events: v.optional(v.array(event), []),
  expect: v.record(
    oneOf(['id', 'deadline', 'status', 'who', 'stay', 'last_lawful_day', 'days_used', 'days_left']),
    v.nullable(v.union([v.string(), v.number()])),
  ),
})

const everybody = { citizen_of: ['*'], not_citizen_of: [], purpose: null, not_purpose: [] }
const rule = v.pipe(
  strict({
    id: v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z0-9_]+)+$/, 'must look like ru.stay.max_days')),
    use: oneOf(uses),
    obligation: maybe(text),
    overrides: v.optional(v.array(text), []),
    question: text,
    who: v.optional(
      strict({
        citizen_of: codes,
        not_citizen_of: v.optional(codes, []),
        purpose: maybe(v.array(oneOf(purposes))),
        not_purpose: v.optional(v.array(oneOf(purposes)), []),
      }),
      everybody,
    ),
    may: v.optional(v.boolean('must be true or false'), false),
    versions: v.pipe(v.array(version, 'must be a list'), v.minLength(1, 'a rule needs at least one version')),
    conflicts: v.optional(v.array(strict({ source: text, says: text, resolved: text })), []),
    fixtures: v.optional(v.array(fixture), []),
  }),
  v.check(
    entry => (entry.use === 'obligation') === (entry.obligation !== null),
    'an obligation, and nothing else, names its duty',
  ),
)

/** One topic of one country. `seen_on` and `review_by` hold for every version that does not say otherwise. */
export const ruleFile = strict({
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2,4}$/, 'must be a country code, EAEU or CIS')),
  topic: text,
  seen_on: day,
  review_by: day,
  rules: v.array(rule),
})
export type RuleFile = v.InferOutput<typeof ruleFile>

export const sourceFile = strict({
  sources: v.record(v.string(), strict({ kind: oneOf(sourceKinds), title: text })),
})

export const nationalityFile = strict({
  groups: v.record(
    v.string(),
    v.array(
      strict({
        citizenship: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
        from: v.nullable(day),
        to: v.nullable(day),
      }),
    ),
  ),
})

const monthDay = v.pipe(v.string(), v.regex(/^\d{2}-\d{2}$/, "must be a month and day like '05-09'"))
export const workingDayFile = strict({
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  source: text,
  checked: day,
  years: v.array(
    strict({
      year: count,
      /** Where this year is from another source than the file. */
      source: v.optional(text),
      off: v.array(monthDay),
      on: v.array(monthDay),
      doubtful: v.optional(v.array(monthDay), []),
    }),
  ),
})
