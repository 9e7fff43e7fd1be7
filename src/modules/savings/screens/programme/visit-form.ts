import type { Translate } from '#i18n/translate.ts'
import type { SentOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import type { recordVisit } from '../../contract/visits.ts'
import type { phoneStates, visitHelp, visitProblems } from '../../domain/programme.ts'
import type { Visit } from './VisitCard.tsx'

export const answers = ['yes', 'no'] as const
export type Answer = (typeof answers)[number] | null
export const counts = [
  'membersCounted',
  'womenCounted',
  'presentCounted',
  'passbooksSeen',
  'passbooksWrong',
] as const

/** What is typed, as it is typed: an empty field is a question nobody looked into. */
export interface VisitDraft {
  /** Of the visit that is corrected, as it was when this was begun. */
  readonly version?: number
  readonly madeOn: Day | ''
  readonly meetingHeld: Answer
  readonly threeKeys: Answer
  readonly boxAgrees: Answer
  readonly membersCounted: string
  readonly womenCounted: string
  readonly presentCounted: string
  readonly passbooksSeen: string
  readonly passbooksWrong: string
  readonly phoneState: (typeof phoneStates)[number] | null
  readonly problems: (typeof visitProblems)[number][]
  readonly helpedWith: (typeof visitHelp)[number][]
  readonly note: string
  readonly nextOn: Day | ''
}

export const blankVisit = (today: Day): VisitDraft => ({
  ...{ madeOn: today, meetingHeld: null, threeKeys: null, boxAgrees: null, membersCounted: '' },
  ...{ womenCounted: '', presentCounted: '', passbooksSeen: '', passbooksWrong: '', phoneState: null },
  ...{ problems: [], helpedWith: [], note: '', nextOn: '' },
})

const most = 500 // as the contract

/** What the server would refuse is said while the agent still stands there, not when it arrives in the evening. */
export function wrongIn(form: VisitDraft, today: Day, t: Translate): Record<string, string | null> {
  const wrong: Record<string, string | null> = {}
  for (const name of counts) wrong[name] = wrongCount(form[name], t)
  const isMore = (part: string, whole: string) => part.trim() !== '' && Number(part) > Number(whole)
  for (const [part, whole] of [
    ['womenCounted', 'membersCounted'],
    ['passbooksWrong', 'passbooksSeen'],
  ] as const) {
    if (form[part].trim() !== '' && form[whole].trim() === '') wrong[whole] ??= t('ui.field.missing')
    else if (!wrong[whole] && isMore(form[part], form[whole]))
      wrong[part] ??= t('ui.field.tooBig', { limit: Number(form[whole]) })
  }
  if (form.madeOn > today) wrong.madeOn = t('problem.in_the_future')
  if (form.nextOn && form.nextOn <= (form.madeOn || today)) wrong.nextOn = t('problem.not_after_visit')
  return wrong
}

function wrongCount(text: string, t: Translate): string | null {
  if (text.trim() === '') return null
  if (!/^\d+$/.test(text.trim())) return t('ui.field.number')
  return Number(text) > most ? t('ui.field.tooBig', { limit: most }) : null
}

const typed = (count: number | null) => (count === null ? '' : String(count))
const answer = (value: boolean | null): Answer => (value === null ? null : value ? 'yes' : 'no')

export function draftOf(visit: Visit, today: Day): VisitDraft {
  return {
    madeOn: (visit.madeOn ?? today) as Day, // the server keeps days only
    ...{ meetingHeld: answer(visit.meetingHeld), threeKeys: answer(visit.threeKeys) },
    ...{ boxAgrees: answer(visit.boxAgrees), membersCounted: typed(visit.membersCounted) },
    ...{ womenCounted: typed(visit.womenCounted), presentCounted: typed(visit.presentCounted) },
    ...{ passbooksSeen: typed(visit.passbooksSeen), passbooksWrong: typed(visit.passbooksWrong) },
    ...{ phoneState: visit.phoneState, problems: visit.problems, helpedWith: visit.helpedWith },
    ...{ note: visit.note ?? '', nextOn: '' },
  }
}

type Seen = Omit<SentOf<typeof recordVisit>, 'id' | 'groupId'>

export function seenOf(form: VisitDraft, today: Day): Seen {
  const count = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)
  const said = (value: Answer) => (value === null ? null : value === 'yes')
  return {
    madeOn: form.madeOn || today,
    ...{ meetingHeld: said(form.meetingHeld), threeKeys: said(form.threeKeys) },
    ...{ boxAgrees: said(form.boxAgrees), membersCounted: count(form.membersCounted) },
    ...{ womenCounted: count(form.womenCounted), presentCounted: count(form.presentCounted) },
    ...{ passbooksSeen: count(form.passbooksSeen), passbooksWrong: count(form.passbooksWrong) },
    ...{ phoneState: form.phoneState, problems: form.problems, helpedWith: form.helpedWith },
    ...{ note: form.note, nextOn: form.nextOn || null },
  }
}
