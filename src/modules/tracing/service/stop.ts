import { forbidden } from '#lib/refusal.ts'
import { caseToRefer } from '#modules/cases/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { DeliveredEvent } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import * as questions from '../store/questions.ts'
import * as received from '../store/received.ts'
import { takeAnswer } from './answers.ts'
import { carry } from './carry.ts'
import { takeWithdraw } from './received.ts'
import { tracingOf } from './view.ts'

/** Takes the question back from everybody. The case has had its question all the same. */
export async function withdrawQuestion(use: UseCase, { caseId }: { caseId: string }) {
  const file = await caseToRefer(use, caseId)
  if (!file.mayWork) throw forbidden('tracing.withdraw')
  const question = await questions.findOfCase(use.db, ownOrganisation(use), caseId)
  if (question) await withdrawAbout(use, question)
  return tracingOf(use, file)
}

/** From everybody who was asked. */
export async function withdrawAbout(use: UseCase, question: questions.QuestionRow): Promise<void> {
  for (const asking of await questions.findAskings(use.db, question.organisation_id, question.id))
    await takeBack(use, asking, question.case_id)
}

async function takeBack(use: UseCase, asking: questions.AskingRow, caseId: string): Promise<void> {
  const moved = await questions.moveAsking(use.db, asking, ['waiting', 'match'], {
    state: 'withdrawn',
    reference: null,
    answered_at: use.now,
  })
  if (!moved) return
  const details = { questionId: asking.question_id, to: asking.to_id }
  use.audit({ action: 'tracing.withdraw', thing: 'case', thingId: caseId, details })
  await carry(use, asking.to_id, { v: 1, type: 'withdraw', id: asking.wire_id }, takeWithdraw)
}

/** A consent was withdrawn: what was asked with it is taken back, a yes that rests on it too. */
export async function consentWithdrawn(use: UseCase, { payload }: DeliveredEvent): Promise<void> {
  const [own, consentId] = [ownOrganisation(use), String(payload.consentId)]
  for (const asking of await questions.findByConsent(use.db, own, consentId)) {
    const question = await questions.findQuestion(use.db, own, asking.question_id)
    if (question) await takeBack(use, asking, question.case_id)
  }
  for (const { received_id: id } of await received.findByConsent(use.db, own, consentId))
    await takeYesBack(use, id)
}

async function takeYesBack(use: UseCase, id: string): Promise<void> {
  const row = await received.lockReceived(use.db, ownOrganisation(use), id)
  if (row?.state !== 'match') return
  await received.endReceived(use.db, row, { state: 'taken_back', reference: null })
  await received.dropAll(use.db, row.organisation_id, id)
  use.audit({ action: 'tracing.take_back', thing: 'question', thingId: id, details: { to: row.from_id } })
  const message = { v: 1, type: 'answer', id, answer: 'taken_back', reference: null } as const
  await carry(use, row.from_id, message, takeAnswer)
}
