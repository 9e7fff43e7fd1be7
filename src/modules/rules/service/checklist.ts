import type { Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import type { Checklist, RuleRef } from '../contract.ts'
import { check } from '../domain/check.ts'
import { concerns, indexRule, unusable, versionOn } from '../domain/compile.ts'
import type { Rule, Version } from '../domain/pack.ts'
import type { Answer, NotKnown, ObligationAnswer, Question } from '../domain/question.ts'
import { yearAhead } from '../domain/year-ahead.ts'
import { hashOf, type Review, type Shelf } from './book.ts'
import { dayIn, dutyTitle, type Reader, saysOf, titleOf } from './sentences.ts'

export interface Asked {
  readonly question: Question
  readonly keepPaying: boolean
  /** Whose knowledge answers: the day it is, where the question is about a later one. */
  readonly today: Day
}

interface Desk {
  readonly shelf: Shelf
  readonly reviews: ReadonlyMap<string, readonly Review[]>
  readonly reader: Reader
}

/** The answer of the engine in the words of a reader: what must be done by when, what may be done, what is not known. */
export function checklist(desk: Desk, { question, keepPaying, today }: Asked): Checklist {
  const { shelf, reader } = desk
  const known = today < question.onDate ? today : question.onDate
  const answer = check(question, shelf.book, known)
  return {
    onDate: question.onDate,
    citizenship: question.citizenship,
    destination: question.destination,
    purpose: question.purpose,
    stay: {
      ...answer.stay,
      sentence: staySentence(answer, reader),
      rule: answer.stay.rule ? refOf(desk, answer.stay.rule, question.onDate) : null,
    },
    must: sortedDuties(answer.obligations).map(duty => dutyView(desk, duty)),
    may: mayViews(desk, question),
    notKnown: answer.notKnown.map(note => notKnownView(desk, note, question.onDate)),
    ahead: aheadView(desk, question, keepPaying),
  }
}

function staySentence({ stay }: Answer, reader: Reader): string {
  const { t } = reader
  const day = stay.lastLawfulDay === null ? null : dayIn(reader, stay.lastLawfulDay)
  if (stay.status === 'lawful') return day ? t('rules.stay.until', { day }) : t('rules.stay.no_end')
  if (stay.status === 'unlawful') return day ? t('rules.stay.over', { day }) : t('rules.stay.unlawful')
  return t(`rules.stay.${stay.status}`)
}

const order = { overdue: 0, due: 1, unknown: 2, done: 3, not_required: 4 } as const

/** What is late first, then by day; what is done or not needed last. */
function sortedDuties(duties: readonly ObligationAnswer[]): ObligationAnswer[] {
  return [...duties].sort(
    (a, b) => order[a.status] - order[b.status] || ((a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1),
  )
}

function dutyView(desk: Desk, duty: ObligationAnswer): Checklist['must'][number] {
  const { shelf, reader } = desk
  const { t, locale } = reader
  return {
    duty: duty.id,
    title: dutyTitle(shelf, duty.id, reader),
    how: shelf.words.duties.get(duty.id)?.how[locale] ?? '',
    who: duty.who,
    deadline: duty.deadline,
    status: duty.status,
    doneOn: duty.doneOn,
    late: duty.late,
    condition: duty.condition === null ? null : t('rules.condition.over_90_days'),
    rule: refOf(desk, duty.rule, duty.version.from),
  }
}

/** Facts about what is open to this person that hold on the day, and nothing else. */
function mayViews(desk: Desk, { citizenship, destination, purpose, onDate }: Question): Checklist['may'] {
  const { shelf, reader } = desk
  const day = dayNumber(onDate)
  return shelf.pack.rules.flatMap(rule => {
    if (!rule.may || rule.country !== destination) return []
    if (!concerns(shelf.book, rule.who, citizenship, purpose, day)) return []
    const dated = versionOn(indexRule(rule), day)
    const says = dated && !unusable(dated, day) ? saysOf(shelf, rule, dated.version, reader) : null
    return dated && says
      ? [{ title: titleOf(shelf, rule, reader), says, rule: ref(desk, rule, dated.version) }]
      : []
  })
}

/** Why something is not known, in words. */
export function notKnownView(desk: Desk, note: NotKnown, onDate: Day): Checklist['notKnown'][number] {
  const { shelf, reader } = desk
  const rule = note.rule === null ? undefined : shelf.rules.get(note.rule)
  const days = Object.fromEntries(
    Object.entries(note.details).map(([name, value]) => [
      name,
      /^\d{4}-\d\d-\d\d$/.test(value) ? dayIn(reader, value) : value,
    ]),
  )
  const told = rule && planned(note.reason) ? versionTold(desk, rule, onDate, note.reason) : null
  const why = reader.t(`rules.why.${note.reason}`, days)
  return {
    question: rule ? titleOf(shelf, rule, reader) : reader.t('rules.stay'),
    why: told ? `${told} ${why}` : why,
    rule: note.rule,
  }
}

const planned = (reason: NotKnown['reason']) => reason === 'bill' || reason === 'announced'

/** What a bill or an announcement says: told, never computed. */
function versionTold(
  { shelf, reader }: Desk,
  rule: Rule,
  onDate: Day,
  status: NotKnown['reason'],
): string | null {
  const version = rule.versions.find(
    one => one.status === status && (one.from ?? onDate) <= onDate && (one.to ?? onDate) >= onDate,
  )
  return version ? saysOf(shelf, rule, version, reader) : null
}

function aheadView({ shelf, reader }: Desk, question: Question, keepPaying: boolean): Checklist['ahead'] {
  const { from, to, stretches, marks, lastLawfulDay } = yearAhead(question, shelf.book, { keepPaying })
  return {
    from,
    to,
    lastLawfulDay,
    stretches: stretches.map(({ from: first, to: last, status }) => ({ from: first, to: last, status })),
    marks: marks.map(({ day, kind, duty }) => ({
      day,
      kind,
      title: duty === null ? reader.t('rules.mark.last_day') : dutyTitle(shelf, duty, reader),
    })),
  }
}

/** The version of a rule that holds on a day, or begins on it. */
function refOf(desk: Desk, id: string, on: string | null): RuleRef {
  // The engine names only rules of the pack.
  const rule = desk.shelf.rules.get(id) as Rule
  const version =
    rule.versions.find(one => one.from === on) ??
    rule.versions.find(
      one => on !== null && (one.from ?? on) <= on && (one.to ?? on) >= on && one.status !== 'bill',
    )
  return ref(desk, rule, version ?? (rule.versions[0] as Version))
}

function ref({ shelf, reviews }: Desk, rule: Rule, version: Version): RuleRef {
  return {
    id: rule.id,
    from: version.from,
    to: version.to,
    confidence: version.confidence,
    asOf: version.as_of,
    sources: sourcesOf(version),
    reviews: [...(reviews.get(hashOf(shelf, rule, version)) ?? [])].map(({ organisation, on }) => ({
      organisation,
      on,
    })),
  }
}

export const sourcesOf = (version: Version) =>
  version.sources.map(({ title, locator, kind, seen_on }) => ({ title, locator, kind, checked: seen_on }))
