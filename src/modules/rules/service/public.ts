import { nobody } from '#lib/actor.ts'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import type { Engine } from '#platform/use-case.ts'
import type { Checklist } from '../contract.ts'
import { calendarFile } from '../domain/calendar-file.ts'
import type { Question } from '../domain/question.ts'
import { reviewsByHash, shelf } from './book.ts'
import { checklist } from './checklist.ts'
import type { Reader } from './sentences.ts'

/** Today where the rules of a country count their days. */
export const todayAt = (destination: string | undefined, now: Instant): Day =>
  dayIn(now, destination === 'KZ' ? 'Asia/Almaty' : 'Europe/Moscow')

/** The groups of the nationality table somebody belongs to on a day. */
export async function groupsOf(citizenship: string | undefined, on: Day): Promise<string[]> {
  const { pack } = await shelf()
  return pack.memberships
    .filter(one => one.citizenship === citizenship && (one.from ?? on) <= on && (one.to ?? on) >= on)
    .map(({ group }) => group)
}

/** The answer for the page; nothing of the question is written anywhere. */
export async function answerFor(
  engine: Engine,
  reader: Reader,
  question: Question,
  now: Instant,
): Promise<Checklist> {
  const reviews = await engine.as(nobody, reviewsByHash)
  const desk = { shelf: await shelf(), reviews, reader }
  return checklist(desk, { question, keepPaying: false, today: todayAt(question.destination, now) })
}

/** The deadlines as a calendar file. The titles say what, never who. */
export function calendarOf(answer: Checklist, reader: Reader, now: Instant): string {
  const { t } = reader
  const open = answer.must.filter(({ status }) => status === 'due' || status === 'overdue')
  const entries = open.flatMap(({ deadline, title, how, who }) =>
    deadline === null
      ? []
      : [
          {
            day: deadline as Day,
            title,
            description: who && who !== 'migrant' ? `${t(`rules.who.${who}`)}. ${how}` : how,
          },
        ],
  )
  const { status, lastLawfulDay, sentence } = answer.stay
  const last =
    status === 'lawful' && lastLawfulDay !== null
      ? [{ day: lastLawfulDay as Day, title: t('rules.mark.last_day'), description: sentence }]
      : []
  const stamp = now.replace(/\.\d+/, '').replaceAll('-', '').replaceAll(':', '')
  return calendarFile(
    [...entries, ...last].map(entry => ({ ...entry, id: newId(), remind: [7, 1] })),
    stamp,
  )
}
