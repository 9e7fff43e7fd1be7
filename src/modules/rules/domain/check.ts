import type { Day } from '#lib/day.ts'
import { dayNumber, dayOfNumber } from '#lib/day-number.ts'
import { type CountryRules, concerns, type RuleBook } from './compile.ts'
import { type Asked, groundsOf } from './grounds.ts'
import { type Note, toNotKnown } from './notes.ts'
import { obligationsOf } from './obligations.ts'
import { patentsOf } from './patents.ts'
import { eventsUpTo, presenceOf } from './presence.ts'
import type { Answer, Question } from './question.ts'
import { detailsOf, stayOf } from './stay.ts'

/**
 * What holds for a person on a day: the stay, the duties, and what cannot be said. Pure; nothing is guessed. `knownOn`
 * is the day whose knowledge answers, where a later day is looked at from today.
 */
export function check(question: Question, book: RuleBook, knownOn: Day = question.onDate): Answer {
  const onDate = dayNumber(question.onDate)
  const rules = book.countries.get(question.destination)
  const notes: Note[] = []
  if (!rules || question.citizenship === question.destination) {
    const what = 'Which rules of stay and work hold for this person in this country?'
    notes.push({ rule: null, reason: 'no_rule', details: { day: question.onDate }, question: what })
    const stay = {
      status: 'unknown',
      lastLawfulDay: null,
      daysUsed: null,
      daysLeft: null,
      rule: null,
    } as const
    return { stay, obligations: [], notKnown: toNotKnown(notes) }
  }
  const asked: Asked = {
    book,
    citizenship: question.citizenship,
    purpose: question.purpose,
    onDate,
    knownOn: dayNumber(knownOn),
  }
  const events = eventsUpTo(question.events, onDate)
  const presence = presenceOf(events, onDate)
  const patents = patentsOf(events)
  const enteredOn = presence.enteredOn ?? presence.last?.from ?? onDate
  const { grounds, notes: groundNotes } = groundsOf(asked, rules.stayWhiles, events, patents, enteredOn)
  const stay = stayOf(asked, rules.stayLimits, presence, grounds, patents, notes)
  notes.push(...groundNotes)
  for (const { entry, next } of presence.missingExits) {
    const details = { entry: dayOfNumber(entry), next: dayOfNumber(next) }
    notes.push({ rule: null, reason: 'missing_exit', details, question: 'How many days were used before?' })
  }
  const obligations = obligationsOf(
    asked,
    rules.obligations,
    events,
    presence,
    patents.at(-1) ?? null,
    grounds,
    notes,
  )
  notes.push(...plannedOnly(asked, rules))
  return { stay, obligations, notKnown: toNotKnown(notes) }
}

/** Bills that would concern the person: told as planned, never computed. */
function plannedOnly(asked: Asked, rules: CountryRules): Note[] {
  const all = [...rules.stayLimits, ...rules.stayWhiles, ...[...rules.obligations.values()].flat()]
  return all.flatMap(({ rule, bills }) =>
    bills
      .filter(bill => asked.onDate >= bill.from && asked.onDate <= bill.to)
      .filter(() => concerns(asked.book, rule.who, asked.citizenship, asked.purpose, asked.onDate))
      .map((bill): Note => ({ rule, reason: 'bill', details: detailsOf(bill, asked.onDate) })),
  )
}
