import { useMemo } from 'preact/hooks'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import type { Tone } from '#ui/Tag.tsx'
import { type Reader, readerOf } from '../pages/parts.tsx'
import type { ReferralLine } from './waits.ts'

export type { ReferralLine } from './waits.ts'

/** Words and names as the two parts of a referral want them. */
export function useReader(): Reader {
  const t = useT()
  const { list, day } = useFormat()
  const name = useNames()
  // Days travel as text.
  return useMemo(() => readerOf(t, { list, day: text => day(text as Day) }, name), [t, list, day, name])
}

type Line = Pick<ReferralLine, 'status' | 'overdue' | 'sentAt' | 'answerDue' | 'changedAt' | 'direction'>

/** Where it stands, as a sentence: waiting since, due, overdue, or how it ended and when. */
export function stateWords(line: Line, t: Translate, moment: (at: string) => string): string {
  const { status, overdue, changedAt, answerDue } = line
  if (status === 'sent' || status === 'more_asked') {
    const since = moment(changedAt)
    const due = moment(answerDue)
    const sides = `${status}.${line.direction}` as const
    const waiting = t(`referrals.waits.${sides}`, { since })
    return `${waiting} ${t(overdue ? 'referrals.overdue' : 'referrals.due', { when: due })}`
  }
  return `${t(`referrals.status.${status}`)}, ${moment(changedAt)}`
}

export function toneOf({ status, overdue }: Line): Tone | undefined {
  if (overdue) return 'due'
  if (status === 'sent' || status === 'more_asked') return 'accent'
  return status === 'accepted' || status === 'done' ? 'ok' : undefined
}
