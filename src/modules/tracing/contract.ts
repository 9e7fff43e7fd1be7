import * as v from 'valibot'
import { flag, id, oneOf, pageOf, paging, route } from '#lib/contract.ts'
import { askingStates, choices, limits, questionKinds, wishes } from './domain/question.ts'

// Who asks.

const asking = v.object({
  organisationId: v.string(),
  name: v.string(),
  /** `none` has three reasons, which nobody can tell from each other: nobody like this, not wished, nobody looked. */
  state: oneOf(askingStates),
  /** To be named when the two talk; only of a match. */
  reference: v.nullable(v.string()),
  answeredAt: v.nullable(v.string()),
})

const askedQuestion = v.object({
  id: v.string(),
  kind: oneOf(questionKinds),
  person: v.nullable(v.object({ id: v.string(), label: v.string() })),
  askedBy: v.nullable(v.string()),
  askedAt: v.string(),
  dueAt: v.string(),
  to: v.array(asking),
})

const personOfCase = v.object({
  id: v.string(),
  label: v.string(),
  isClient: v.boolean(),
  /** What a question needs and is not in the file. */
  lacks: v.array(oneOf(['name', 'birth_year'])),
  restricted: v.boolean(),
  /** Whether others may ask about this person. */
  choice: oneOf(choices),
  listed: v.boolean(),
  mayChoose: v.boolean(),
})

export const tracingOfCase = v.object({
  question: v.nullable(askedQuestion),
  persons: v.array(personOfCase),
  /** Organisations that the client agreed to asking. */
  agreed: v.array(v.string()),
  left: v.object({ ofCase: v.number(), today: v.number(), quarter: v.number() }),
  may: v.object({ ask: v.boolean(), withdraw: v.boolean() }),
})

export const readTracing = route({
  method: 'GET',
  path: '/cases/{caseId}/tracing',
  action: 'tracing.read_case',
  summary: 'The question of this case to other organisations, and what one would need',
  input: v.object({ caseId: id }),
  reply: tracingOfCase,
})

export const askOthers = route({
  method: 'POST',
  path: '/cases/{caseId}/tracing',
  action: 'tracing.ask',
  summary: 'Asks other organisations whether they know a person of this case, without saying who it is',
  input: v.object({
    caseId: id,
    id: v.optional(id),
    personId: id,
    to: v.pipe(v.array(id), v.minLength(1, 'required'), v.maxLength(limits.organisations, 'too_many')),
  }),
  reply: tracingOfCase,
  status: 201,
})

export const withdrawQuestion = route({
  method: 'POST',
  path: '/cases/{caseId}/tracing/withdraw',
  action: 'tracing.withdraw',
  summary: 'Takes the question back from everybody who was asked',
  input: v.object({ caseId: id }),
  reply: tracingOfCase,
})

export const chooseListed = route({
  method: 'PUT',
  path: '/tracing/persons/{personId}',
  action: 'tracing.choose',
  summary: 'Whether other organisations may ask about this person',
  input: v.object({ personId: id, choice: oneOf(choices) }),
  reply: v.object({ choice: oneOf(choices) }),
})

// Both.

const organisationLine = v.object({
  id: v.string(),
  name: v.string(),
  country: v.string(),
  /** They look at our questions. */
  theyAnswer: v.boolean(),
  /** We look at theirs. */
  weAnswer: v.boolean(),
})

export const listTracingOrganisations = route({
  method: 'GET',
  path: '/tracing/organisations',
  action: 'tracing.organisations',
  summary: 'Who looks at whose questions',
  input: v.object({}),
  reply: v.object({ items: v.array(organisationLine) }),
})

export const answerFor = route({
  method: 'PUT',
  path: '/tracing/organisations/{id}',
  action: 'tracing.answer_for',
  summary: 'Whether this organisation looks at the questions of that one',
  input: v.object({ id, answers: flag }),
  reply: organisationLine,
})

// Who is asked.

const candidate = v.object({
  personId: v.string(),
  label: v.string(),
  reference: v.string(),
  restricted: v.boolean(),
  wish: v.nullable(oneOf(wishes)),
  decidedBy: v.nullable(v.string()),
  /** A consent that covers telling the organisation that asks. */
  agreed: v.boolean(),
})

export const receivedStates = ['open', 'match', 'none', 'withdrawn', 'taken_back'] as const

export const receivedQuestion = v.object({
  id: v.string(),
  from: v.object({ id: v.string(), name: v.string() }),
  kind: oneOf(questionKinds),
  receivedAt: v.string(),
  dueAt: v.string(),
  state: oneOf(receivedStates),
  reference: v.nullable(v.string()),
  /** Own persons whom it may mean, as far as the reader may see them. */
  persons: v.array(candidate),
})

export const listReceived = route({
  method: 'GET',
  path: '/tracing/questions',
  action: 'tracing.list',
  summary: 'Questions of other organisations that may mean a person of ours',
  input: v.object(paging),
  reply: pageOf(receivedQuestion),
})

export const readReceived = route({
  method: 'GET',
  path: '/tracing/questions/{id}',
  action: 'tracing.read',
  summary: 'One question of another organisation',
  input: v.object({ id }),
  reply: receivedQuestion,
})

export const answerReceived = route({
  method: 'POST',
  path: '/tracing/questions/{id}/answer',
  action: 'tracing.answer',
  summary: 'What the person wishes: yes is told at once, everything else is one answer on its day',
  input: v.object({ id, personId: id, wish: oneOf(wishes) }),
  reply: receivedQuestion,
})
