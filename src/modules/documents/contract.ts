import * as v from 'valibot'
import { calendarDay, id, maybe, oneOf, optionalText, route, version } from '#lib/contract.ts'
import { claimFacts, filledLetter, knownFacts, stockView, templateView } from './contract/shapes.ts'
import { languages, letterCountries } from './domain/template.ts'

const language = oneOf(languages)
const country = oneOf(letterCountries)
const template = v.pipe(v.string(), v.regex(/^[a-z_]{3,60}$/, 'not_a_code'))
/** Answers by field; what is longer than a page belongs into an attachment. */
const answers = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-z_]{2,60}$/, 'not_a_code')),
    v.pipe(v.string(), v.maxLength(8000, 'too_long')),
  ),
  v.check(given => Object.keys(given).length <= 80, 'too_many'),
)

const documentLine = v.object({
  id: v.string(),
  caseId: v.string(),
  claimId: v.nullable(v.string()),
  template: v.string(),
  title: v.string(),
  country,
  language,
  blanks: v.number(),
  sentOn: v.nullable(v.string()),
  /** Rules it names that are not what they were, and whether the claim it prints is another now. */
  changedRules: v.array(v.string()),
  claimChanged: v.boolean(),
  changedAt: v.string(),
  version: v.number(),
})

export const documentView = v.object({
  ...documentLine.entries,
  personId: v.nullable(v.string()),
  readingLanguage: language,
  answers: v.record(v.string(), v.string()),
  letter: filledLetter,
  reading: filledLetter,
  sentHow: v.nullable(v.string()),
  may: v.object({ work: v.boolean() }),
})

export const readTemplates = route({
  method: 'GET',
  path: '/documents/templates',
  action: 'documents.templates',
  summary: 'The templates of letters, their questions, words and laws, in six languages',
  input: v.object({}),
  reply: v.object({ templates: v.array(templateView), stock: stockView }),
})

export const readFacts = route({
  method: 'GET',
  path: '/documents/facts',
  action: 'documents.facts',
  summary: 'What a case knows for a letter: the person, the claim; the reading is recorded',
  input: v.object({ caseId: id, personId: v.optional(id), claimId: v.optional(id) }),
  reply: v.object({
    personId: v.nullable(v.string()),
    persons: v.array(v.object({ id: v.string(), label: v.string() })),
    personLanguage: v.nullable(v.string()),
    needCodes: v.array(v.string()),
    known: knownFacts,
    claim: v.nullable(claimFacts),
    claims: v.array(
      v.object({
        id: v.string(),
        kind: oneOf(['wage', 'maintenance']),
        total: v.number(),
        currency: v.string(),
      }),
    ),
  }),
})

export const listDocuments = route({
  method: 'GET',
  path: '/documents',
  action: 'documents.list',
  summary: 'The letters of a case, those changed last first',
  input: v.object({ caseId: id }),
  reply: v.object({ items: v.array(documentLine), mayWork: v.boolean() }),
})

export const readDocument = route({
  method: 'GET',
  path: '/documents/{id}',
  action: 'documents.read',
  summary: 'A letter as it was filled, and its version for reading; the reading is recorded',
  input: v.object({ id }),
  reply: documentView,
})

const filled = {
  country,
  language,
  readingLanguage: language,
  personId: maybe(id),
  claimId: maybe(id),
  answers,
}

export const makeDocument = route({
  method: 'POST',
  path: '/documents',
  action: 'documents.make',
  summary:
    'Make a letter from a template, the case and the answers; the same id sent again answers the same letter',
  status: 201,
  input: v.object({ id: v.optional(id), caseId: id, template, ...filled }),
  reply: documentView,
})

export const changeDocument = route({
  method: 'PATCH',
  path: '/documents/{id}',
  action: 'documents.change',
  summary: 'Make a letter anew: with other answers, with the law and the claim of today',
  input: v.object({ id, version, ...filled }),
  reply: documentView,
})

export const markSent = route({
  method: 'POST',
  path: '/documents/{id}/sent',
  action: 'documents.mark_sent',
  summary: 'The letter went out; from then on it is not changed',
  input: v.object({ id, version, on: calendarDay, how: optionalText(300) }),
  reply: documentView,
})

const which = v.optional(oneOf(['letter', 'reading']), 'letter')

export const pdfOf = route({
  method: 'GET',
  path: '/documents/{id}/pdf',
  action: 'documents.pdf',
  summary: 'A letter, or its version for reading, as PDF; recorded as a reading',
  input: v.object({ id, which }),
  reply: v.any(),
  download: 'application/pdf',
  limitPerMinute: 60,
})

export const docxOf = route({
  method: 'GET',
  path: '/documents/{id}/docx',
  action: 'documents.docx',
  summary: 'A letter, or its version for reading, as a document to be changed by hand; recorded as a reading',
  input: v.object({ id, which }),
  reply: v.any(),
  download: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  limitPerMinute: 60,
})
