import { newId } from '#lib/ids.ts'
import type { LegalDeadline } from '#modules/cases/index.ts'
import type { Rule } from '../domain/pack.ts'
import type { Answer, Question } from '../domain/question.ts'
import type { Shelf } from './book.ts'
import { dutyTitle, type Reader, titleOf } from './sentences.ts'

/**
 * What the plan of a case gets: each duty with a day, and the last lawful day of the stay. `tasks` are the ids of an
 * earlier check; what is not needed any more is dropped, what is done is done.
 */
export function deadlinesOf(
  shelf: Shelf,
  reader: Reader,
  { citizenship, destination }: Question,
  answer: Answer,
  tasks: Readonly<Record<string, string>>,
): { deadlines: LegalDeadline[]; ids: Record<string, string> } {
  const ids: Record<string, string> = { ...tasks }
  const deadlines: LegalDeadline[] = []
  const idOf = (duty: string) => {
    ids[duty] ??= newId()
    return ids[duty]
  }
  const sourceOf = (rule: string) => {
    const found = shelf.rules.get(rule) as Rule
    return `${titleOf(shelf, found, reader)} (${citizenship} → ${destination})`.slice(0, 300)
  }
  for (const { id, deadline, status, rule } of answer.obligations) {
    const open = status === 'due' || status === 'overdue'
    if (deadline !== null && (open || tasks[id])) {
      const state = open ? 'open' : status === 'done' ? 'done' : 'dropped'
      deadlines.push({
        id: idOf(id),
        text: dutyTitle(shelf, id, reader),
        dueOn: deadline,
        rule,
        source: sourceOf(rule),
        state,
      })
    } else if (tasks[id]) deadlines.push({ id: idOf(id), state: 'dropped' })
  }
  const { status, lastLawfulDay, rule } = answer.stay
  const last = 'stay.last_day'
  if (status === 'lawful' && lastLawfulDay !== null && rule !== null) {
    const text = reader.t('rules.mark.last_day')
    deadlines.push({
      id: idOf(last),
      text,
      dueOn: lastLawfulDay,
      rule,
      source: sourceOf(rule),
      state: 'open',
    })
  } else if (tasks[last] && status !== 'unlawful') deadlines.push({ id: idOf(last), state: 'dropped' })
  for (const duty of Object.keys(tasks)) {
    const still = duty === last || answer.obligations.some(({ id }) => id === duty)
    if (!still) deadlines.push({ id: idOf(duty), state: 'dropped' })
  }
  // What has ended is ended for good: should the duty come up again, it gets a deadline of its own.
  for (const { id, state } of deadlines)
    if (state !== 'open') for (const duty of Object.keys(ids)) if (ids[duty] === id) delete ids[duty]
  return { deadlines, ids }
}
