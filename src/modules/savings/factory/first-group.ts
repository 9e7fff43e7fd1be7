import { constitution } from '../domain/constitution.ts'
import type { Happening } from '../domain/journal.ts'
import type { MeetingStep } from '../domain/meeting.ts'
import { apply, rebuild } from '../domain/record.ts'

export const rules = constitution({
  loans: { rate: { num: 10, den: 100 } },
  socialFund: { mode: 'both', perMeeting: 20 },
})
export const nobody = { absent: [], late: [], excused: [], represented: [] }

/** A group in its first meeting, with a short way to go on: `at` takes the step, `tell` records what happens. */
export function aGroup(constitutionUsed = rules, members = ['A', 'B', 'C']) {
  const book = rebuild([])
  let next = 1
  const group = {
    book,
    tell(happening: Happening) {
      const id = `e${next++}`
      apply(book, { id, ...happening })
      return id
    },
    at(step: MeetingStep) {
      group.tell({ kind: 'step_taken', step, reason: 'short test' })
      return group
    },
    meet(number: number) {
      if (book.meeting) {
        group.at('close').tell({ kind: 'meeting_closed' })
      }
      group.tell({ kind: 'meeting_opened', number, rollCall: nobody })
      return group
    },
    save(...stamps: number[]) {
      group.at('shares')
      for (const [index, count] of stamps.entries()) {
        if (count > 0) group.tell({ kind: 'saved', member: members[index] as string, stamps: count })
      }
      return group
    },
  }
  group.tell({ kind: 'cycle_opened', constitution: constitutionUsed })
  for (const member of members) group.tell({ kind: 'member_joined', member })
  return group.meet(1)
}
