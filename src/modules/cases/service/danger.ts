import { isLocale } from '#i18n/locales.ts'
import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { type FieldProblem, invalid } from '#lib/refusal.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import { type TriageAnswer, triage } from '../domain/triage.ts'
import { setRisk } from '../store/cases.ts'
import { insertOnce } from '../store/parts.ts'
import { findTriages } from '../store/plan.ts'
import { entry, mustSee, mustWorkOpen, namesOf } from './load.ts'
import { happened } from './parts.ts'
import { indicators } from './taxonomy.ts'
import { triageOf } from './views.ts'

export async function triageQuestions(use: UseCase) {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  return {
    items: indicators().map(({ code, name, question, sign }) => ({
      code,
      name: name[locale],
      question: question[locale],
      listen: sign === 'listen',
    })),
  }
}

/** Keeps the answers with who and when; an earlier triage stays. The case shows the level of the newest. */
export async function addTriage(use: UseCase, input: InputOf<typeof contract.addTriage>) {
  refuseUnknown(input.answers)
  const row = await mustWorkOpen(use, input.id)
  const { level, reasons } = triage(indicators(), input.answers)
  const triageId = input.triageId ?? newId()
  const isNew = await insertOnce(use.db, 'cases.triage', {
    organisation_id: row.organisation_id,
    id: triageId,
    case_id: row.id,
    at: use.now,
    by_id: use.actor.userId,
    answers: JSON.stringify(input.answers),
    level,
    reasons: [...reasons],
  })
  const all = await findTriages(use.db, row.organisation_id, row.id)
  const kept = all.find(one => one.id === triageId)
  if (!kept) throw refuse('cases.id_taken')
  if (isNew) {
    await setRisk(use.db, row, level)
    await happened(use, row, entry(use, row.id, 'triage', { thingId: triageId, details: { level } }))
    use.audit({ action: 'cases.triage', thing: 'case', thingId: row.id, details: { level } })
  }
  return triageOf(use, kept, await namesOf(use))
}

export async function listTriages(use: UseCase, { id }: { id: string }) {
  const row = await mustSee(use, id)
  const name = await namesOf(use)
  use.audit({ action: 'cases.read_triage', thing: 'case', thingId: id })
  return {
    items: (await findTriages(use.db, row.organisation_id, id)).map(one => triageOf(use, one, name)),
  }
}

function refuseUnknown(answers: Readonly<Record<string, TriageAnswer>>): void {
  const known = new Set(indicators().map(({ code }) => code))
  const problems: FieldProblem[] = Object.keys(answers)
    .filter(code => !known.has(code))
    .map(code => ({ path: `answers.${code}`, code: 'not_one_of' }))
  if (problems.length) throw invalid(...problems)
}
