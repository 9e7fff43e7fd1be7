import { createHash } from 'node:crypto'
import type { InputOf, ReplyOf } from '#lib/contract.ts'
import { type Day, dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, forbidden, notFound } from '#lib/refusal.ts'
import { caseToRefer } from '#modules/cases/index.ts'
import { claimForLetter } from '#modules/claims/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { keptFile } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { documentPack } from '../content/load.ts'
import { handOf } from '../contract/hand.ts'
import type * as contract from '../contract.ts'
import { events } from '../domain/events.ts'
import { fillLetter, type Order, rulesUsed } from '../domain/fill.ts'
import type { FilledLetter } from '../domain/filled.ts'
import { countBlanks, knownAnswers } from '../domain/known.ts'
import { ruleOn, type UsedRule } from '../domain/law.ts'
import { refuse } from '../domain/refusals.ts'
import { type Language, type LetterCountry, languagesFor, type Template } from '../domain/template.ts'
import * as store from '../store/documents.ts'
import { claimFactsOf, factsOf } from './facts.ts'
import { titleFor } from './title.ts'

export const todayOf = (use: UseCase): Day => dayIn(use.now, use.actor.timeZone)

type Filled = Pick<
  InputOf<typeof contract.makeDocument>,
  'country' | 'language' | 'readingLanguage' | 'personId' | 'claimId' | 'answers'
>

export async function readTemplates(_use: UseCase) {
  const { templates, stock } = documentPack()
  return {
    templates: [...templates.values()].map(loose),
    stock: {
      phrases: [...stock.phrases].map(([code, text]) => ({ code, text })),
      fields: [...stock.fields.values()],
      codes: [...stock.codes].map(([code, name]) => ({ code, name })),
      rules: [...stock.rules.values()].map(rule => ({ ...rule, versions: [...rule.versions] })),
    },
  }
}

type TemplateView = ReplyOf<typeof contract.readTemplates>['templates'][number]

/** The cast: the pack passed the same shape when it was read; only its lists are marked as not to be changed. */
const loose = (template: Template): TemplateView => structuredClone(template) as unknown as TemplateView

async function mustSee(use: UseCase, id: string): Promise<store.DocumentRow> {
  const row = await store.findDocument(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  return row
}

export async function listDocuments(use: UseCase, { caseId }: { caseId: string }) {
  const file = await caseToRefer(use, caseId)
  const rows = await store.findDocuments(use.db, ownOrganisation(use), caseId)
  use.audit({ action: 'documents.list', thing: 'case', thingId: caseId, details: { shown: rows.length } })
  const items = []
  for (const row of rows) items.push(await lineOf(use, row))
  return { items, mayWork: file.mayWork && file.status !== 'closed' }
}

export async function readDocument(use: UseCase, { id }: { id: string }) {
  const row = await mustSee(use, id)
  const file = await caseToRefer(use, row.case_id)
  use.audit({ action: 'documents.read', thing: 'document', thingId: id, details: { caseId: row.case_id } })
  return viewOf(use, row, file.mayWork)
}

/** The letter to print; the reading is recorded like one on the screen. */
export async function letterToPrint(use: UseCase, id: string, which: 'letter' | 'reading', action: string) {
  const row = await mustSee(use, id)
  use.audit({ action, thing: 'document', thingId: id, details: { caseId: row.case_id, which } })
  // The letter was filled by this module when it was written.
  return { row, letter: row[which] as FilledLetter }
}

export async function makeDocument(use: UseCase, input: InputOf<typeof contract.makeDocument>) {
  const file = await caseToRefer(use, input.caseId)
  if (!file.mayWork) throw forbidden('documents.make')
  const organisationId = ownOrganisation(use)
  const id = input.id ?? newId()
  const columns = await columnsOf(use, input.caseId, templateOf(input.template), input)
  const made = madeFrom(input)
  const isNew = await store.insertDocument(
    use.db,
    {
      ...columns,
      made_from: made,
      organisation_id: organisationId,
      id,
      case_id: input.caseId,
      made_by: use.actor.userId,
      made_at: use.now,
    },
    file.restricted,
  )
  const row = await store.findDocument(use.db, organisationId, id)
  if (!row?.made_from || !made.equals(row.made_from)) throw refuse('documents.id_taken')
  if (isNew) {
    const details = { caseId: row.case_id, template: row.template }
    use.audit({ action: 'documents.make', thing: 'document', thingId: id, details })
    use.announce(events.made, { caseId: row.case_id, documentId: id, template: row.template })
  }
  return viewOf(use, row, true)
}

/** Of all that was sent but the id. */
function madeFrom({ id: _, ...content }: InputOf<typeof contract.makeDocument>): Buffer {
  return createHash('sha256').update(JSON.stringify(content)).digest()
}

export async function changeDocument(use: UseCase, input: InputOf<typeof contract.changeDocument>) {
  const before = await mustSee(use, input.id)
  const file = await caseToRefer(use, before.case_id)
  if (!file.mayWork) throw forbidden('documents.change')
  if (before.sent_on) throw refuse('documents.already_sent')
  const columns = await columnsOf(use, before.case_id, templateOf(before.template), input)
  const after = await store.updateDocument(
    use.db,
    { ...before, restricted: file.restricted },
    input.version,
    {
      ...columns,
      rule_changed_at: null,
    },
  )
  if (!after) throw changedMeanwhile(input, await viewOf(use, before, true))
  use.audit({
    action: 'documents.change',
    thing: 'document',
    thingId: input.id,
    details: { caseId: after.case_id },
  })
  return viewOf(use, after, true)
}

export async function markSent(use: UseCase, input: InputOf<typeof contract.markSent>) {
  const before = await mustSee(use, input.id)
  const file = await caseToRefer(use, before.case_id)
  if (!file.mayWork) throw forbidden('documents.mark_sent')
  if (before.sent_on) throw refuse('documents.already_sent')
  const after = await store.updateDocument(
    use.db,
    { ...before, restricted: file.restricted },
    input.version,
    {
      sent_on: input.on,
      sent_how: input.how,
      changed_at: use.now,
    },
  )
  if (!after) throw changedMeanwhile(input, await viewOf(use, before, true))
  use.audit({
    action: 'documents.mark_sent',
    thing: 'document',
    thingId: input.id,
    details: { on: input.on },
  })
  return viewOf(use, after, true)
}

function templateOf(code: string): Template {
  const template = documentPack().templates.get(code)
  if (!template) throw refuse('documents.no_such_template', {}, [{ path: 'template', code: 'not_one_of' }])
  return template
}

async function columnsOf(use: UseCase, caseId: string, template: Template, input: Filled) {
  const { country, language, readingLanguage, answers } = input
  if (!template.countries.includes(country))
    throw refuse('documents.not_for_country', {}, [{ path: 'country', code: 'not_one_of' }])
  if (!languagesFor(template, country).includes(language))
    throw refuse('documents.not_in_language', {}, [{ path: 'language', code: 'not_one_of' }])
  const { stock } = documentPack()
  const facts = await factsOf(use, { caseId, personId: input.personId, claimId: input.claimId })
  const claim = facts.claim && template.claim ? claimFactsOf(facts.claim) : null
  const known = knownAnswers(facts.known, stock)
  const order: Order = {
    template,
    country,
    language,
    letterLanguage: language,
    answers,
    known,
    claim,
    on: todayOf(use),
  }
  const inLanguage = (wanted: Language) => fillLetter({ ...order, language: wanted }, stock, handOf(wanted))
  return {
    person_id: facts.personId,
    claim_id: claim ? (facts.claim?.id ?? null) : null,
    template: template.code,
    template_digest: template.digest,
    country,
    language,
    reading_language: readingLanguage,
    answers: JSON.stringify(answers),
    letter: JSON.stringify(inLanguage(language)),
    reading: JSON.stringify(inLanguage(readingLanguage)),
    rules: JSON.stringify(rulesUsed(order, stock)),
    claim_digest: claim ? digestOf(claim) : null,
    blanks: countBlanks(template, country, known, answers),
    changed_at: use.now,
  }
}

const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)

/** The rules of a letter that are not in force today as they were when it was made. */
function changedRulesOf(use: UseCase, row: store.DocumentRow): string[] {
  const { stock } = documentPack()
  const today = todayOf(use)
  return (row.rules as UsedRule[])
    .filter(({ rule, digest }) => digest !== '' && ruleOn(stock.rules.get(rule), today)?.digest !== digest)
    .map(({ rule }) => rule)
}

/** The claim it prints, or the tables that one rests on, give another computation today. */
async function claimHasChanged(use: UseCase, row: store.DocumentRow): Promise<boolean> {
  if (!row.claim_id) return false
  return digestOf(claimFactsOf(await claimForLetter(use, row.claim_id))) !== row.claim_digest
}

async function lineOf(use: UseCase, row: store.DocumentRow) {
  return {
    id: row.id,
    caseId: row.case_id,
    claimId: row.claim_id,
    template: row.template,
    title: titleFor(use, row.template),
    country: row.country as LetterCountry,
    language: row.language as Language,
    blanks: row.blanks,
    sentOn: row.sent_on,
    changedRules: changedRulesOf(use, row),
    claimChanged: await claimHasChanged(use, row),
    changedAt: row.changed_at,
    version: row.version,
  }
}

type View = ReplyOf<typeof contract.readDocument>

async function viewOf(use: UseCase, row: store.DocumentRow, work: boolean): Promise<View> {
  return {
    ...(await lineOf(use, row)),
    personId: row.person_id && (await keptFile(use, row.person_id)),
    readingLanguage: row.reading_language as Language,
    // These were written by this module, in the shape of the contract.
    answers: row.answers as View['answers'],
    letter: row.letter as View['letter'],
    reading: row.reading as View['reading'],
    sentHow: row.sent_how,
    may: { work: work && row.sent_on === null },
  }
}
