import { restrictedAmong } from '#modules/cases/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { Answer } from '../domain/question.ts'
import * as store from '../store/assessments.ts'
import { answerOf, keepDeadlines, questionOf, todayIn } from './assess.ts'
import { shelf } from './book.ts'
import { changedRules, type Used } from './used.ts'

/**
 * Looks at the checks of open files again that were made with another pack, or with a rule that has since passed its
 * review date. Where the answer is another one, the file says so until somebody looks. Answers the id to go on after,
 * null at the end.
 */
export async function recheck(use: UseCase, after: string): Promise<string | null> {
  const book = await shelf()
  const organisation = ownOrganisation(use)
  const rows = await store.findOld(use.db, organisation, book.hash, todayIn('', use), after)
  const restricted = await restrictedAmong(
    use,
    rows.map(row => row.case_id),
  )
  for (const row of rows) await again(use, { ...row, restricted: restricted.has(row.case_id) })
  return rows.length === 200 ? (rows.at(-1)?.id ?? null) : null
}

async function again(
  use: UseCase,
  row: store.AssessmentRow & { readonly restricted: boolean },
): Promise<void> {
  const question = questionOf(row, todayIn(row.destination, use))
  const { book, answer, columns } = await answerOf(question)
  const before = row.answer as Answer
  const rules = changedRules(book, row.used as Used)
  const stale = rules.length === 0 && before.notKnown.length !== answer.notKnown.length
  const other = rules.length > 0 || (stale && isOther(before, answer))
  if (!other) {
    await store.updateAssessment(use.db, row, row.version, columns)
    return
  }
  const tasks = await keepDeadlines(
    use,
    row.case_id,
    book,
    question,
    answer,
    row.tasks as Record<string, string>,
  )
  const touched = rules.length ? rules : [...new Set(answer.notKnown.flatMap(one => one.rule ?? []))]
  const changed = { at: use.now, rules: touched, lastLawfulDay: before.stay.lastLawfulDay }
  await store.updateAssessment(use.db, row, row.version, {
    ...columns,
    tasks: JSON.stringify(tasks),
    changed: JSON.stringify(changed),
    assessed_by: null,
  })
  use.audit({
    action: 'rules.recheck',
    thing: 'case',
    thingId: row.case_id,
    details: { assessmentId: row.id, rules: touched },
  })
  use.announce('rules.answer_changed', { caseId: row.case_id, assessmentId: row.id })
}

/** Whether a person would have to do something else, or cannot be told any more what. */
function isOther(before: Answer, after: Answer): boolean {
  const gist = ({ stay, obligations }: Answer) =>
    JSON.stringify([stay.lastLawfulDay, obligations.map(({ id, deadline }) => [id, deadline])])
  return gist(before) !== gist(after)
}
