import { instant } from '#lib/day.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { answered } from '../domain/events.ts'
import type { Message } from '../domain/messages.ts'
import * as store from '../store/questions.ts'

/** Of who asks: what they answered. Everything but a yes is of the same moment, whenever the job came to it. */
export async function takeAnswer(use: UseCase, message: Message<'answer'>, from: string): Promise<void> {
  const organisationId = ownOrganisation(use)
  const row = await store.findAsking(use.db, organisationId, message.id)
  if (!row || row.to_id !== from) return
  const question = await store.findQuestion(use.db, organisationId, row.question_id)
  if (!question) return
  const { answer, reference } = message
  const moved = await store.moveAsking(use.db, row, [answer === 'taken_back' ? 'match' : 'waiting'], {
    state: answer,
    reference,
    answered_at: answer === 'none' ? instant(question.due_at) : use.now,
  })
  if (!moved) return
  const { id, case_id: caseId } = question
  use.audit({ action: 'tracing.answered', thing: 'case', thingId: caseId, details: { from, answer } })
  // As the case's account shows it: who answered, not what.
  const to = (await organisationById(use, from))?.name ?? ''
  use.announce(answered, { questionId: id, caseId, to })
}
