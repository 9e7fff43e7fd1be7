import * as v from 'valibot'
import { calendarDay, country, flag, id, list, maybe, oneOf, route, version, whole } from '#lib/contract.ts'
import { eventKinds } from '../domain/pack.ts'
import { purposes } from '../domain/question.ts'
import { reviewView, sourceView } from './rules.ts'

const many = <S extends v.GenericSchema>(item: S) => v.object({ items: v.array(item) })

/** Between the years the law of this pack can be about. */
const dayOfLaw = v.pipe(
  calendarDay,
  v.check(day => day >= '1991-01-01' && day <= '2100-12-31', 'not_a_day'),
)

export const eventInput = v.pipe(
  v.object({
    kind: oneOf(eventKinds),
    date: dayOfLaw,
    /** Last day of a contract, permit or paid period. */
    until: maybe(dayOfLaw),
    months: maybe(whole(1, 12)),
  }),
  v.forward(
    v.partialCheck(
      [['date'], ['until']],
      ({ date, until }) => until === null || until >= date,
      'before_begin',
    ),
    ['until'],
  ),
)

const asked = {
  citizenship: country,
  destination: country,
  purpose: v.optional(oneOf(purposes), 'work'),
  events: list(eventInput, 200),
  keepPaying: v.optional(flag, false),
}

/** The rule behind a line, as far as a reader needs it to judge the line. */
const ruleRef = v.object({
  id: v.string(),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  confidence: oneOf(['high', 'medium', 'low', 'none']),
  asOf: v.nullable(v.string()),
  sources: v.array(sourceView),
  /** Empty: awaiting review. */
  reviews: v.array(reviewView),
})
export type RuleRef = v.InferOutput<typeof ruleRef>

export const checklistView = v.object({
  onDate: v.string(),
  citizenship: v.string(),
  destination: v.string(),
  purpose: oneOf(purposes),
  stay: v.object({
    status: oneOf(['lawful', 'unlawful', 'absent', 'unknown']),
    sentence: v.string(),
    lastLawfulDay: v.nullable(v.string()),
    daysUsed: v.nullable(v.number()),
    daysLeft: v.nullable(v.number()),
    rule: v.nullable(ruleRef),
  }),
  must: v.array(
    v.object({
      duty: v.string(),
      title: v.string(),
      how: v.string(),
      who: v.nullable(oneOf(['migrant', 'host', 'employer', 'parent', 'state'])),
      deadline: v.nullable(v.string()),
      status: oneOf(['done', 'due', 'overdue', 'not_required', 'unknown']),
      doneOn: v.nullable(v.string()),
      late: v.boolean(),
      condition: v.nullable(v.string()),
      rule: ruleRef,
    }),
  ),
  may: v.array(v.object({ title: v.string(), says: v.string(), rule: ruleRef })),
  notKnown: v.array(v.object({ question: v.string(), why: v.string(), rule: v.nullable(v.string()) })),
  ahead: v.object({
    from: v.string(),
    to: v.string(),
    stretches: v.array(
      v.object({
        from: v.string(),
        to: v.string(),
        status: oneOf(['lawful', 'unlawful', 'absent', 'unknown']),
      }),
    ),
    marks: v.array(
      v.object({ day: v.string(), kind: oneOf(['deadline', 'payment', 'last_day']), title: v.string() }),
    ),
    lastLawfulDay: v.nullable(v.string()),
  }),
})
export type Checklist = v.InferOutput<typeof checklistView>

export const checkStay = route({
  method: 'POST',
  path: '/rules/check',
  action: 'rules.check',
  summary: 'What holds for a person on a day, and the year ahead; nothing is stored',
  open: true,
  limitPerMinute: 60,
  input: v.object({
    ...asked,
    onDate: dayOfLaw,
    locale: v.optional(v.pipe(v.string(), v.maxLength(10))),
  }),
  reply: checklistView,
})

export const assessmentView = v.object({
  id: v.string(),
  caseId: v.string(),
  personId: v.nullable(v.string()),
  citizenship: v.string(),
  destination: v.string(),
  purpose: oneOf(purposes),
  events: v.array(
    v.object({
      kind: oneOf(eventKinds),
      date: v.string(),
      until: v.nullable(v.string()),
      months: v.nullable(v.number()),
    }),
  ),
  keepPaying: v.boolean(),
  assessedAt: v.string(),
  /** Rules whose change gave another answer since somebody last looked; null where none did. */
  changed: v.nullable(
    v.object({ at: v.string(), rules: v.array(v.string()), lastLawfulDay: v.nullable(v.string()) }),
  ),
  /** As it stands today. */
  checklist: checklistView,
  version: v.number(),
})

export const listAssessments = route({
  method: 'GET',
  path: '/cases/{id}/stay',
  action: 'rules.list_assessments',
  summary: 'The checks of stay and work in a case, each as it stands today',
  input: v.object({ id }),
  reply: many(assessmentView),
})

export const readAssessment = route({
  method: 'GET',
  path: '/cases/{id}/stay/{assessmentId}',
  action: 'rules.read_assessment',
  summary: 'One check of stay and work in a case',
  input: v.object({ id, assessmentId: id }),
  reply: assessmentView,
})

export const assess = route({
  method: 'PUT',
  path: '/cases/{id}/stay/{assessmentId}',
  action: 'rules.assess',
  summary: 'Check stay and work in a case and keep it; its deadlines become deadlines of the case',
  input: v.object({
    id,
    assessmentId: id,
    personId: maybe(id),
    /** Of what is changed; left out for a new one. */
    version: maybe(version),
    ...asked,
  }),
  reply: assessmentView,
})
