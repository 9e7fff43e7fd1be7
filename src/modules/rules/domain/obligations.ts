import { addMonthsToNumber, dayOfNumber } from '#lib/day-number.ts'
import { concerns, type DatedVersion, type IndexedRule, unusable, versionOn } from './compile.ts'
import { type Asked, coveredBy, type Ground } from './grounds.ts'
import type { Note } from './notes.ts'
import type { Anchor, Deadline, Rule } from './pack.ts'
import type { Patent } from './patents.ts'
import type { DatedEvent, Presence } from './presence.ts'
import type { ObligationAnswer } from './question.ts'
import { detailsOf } from './stay.ts'
import { addWorkingDays } from './working-days.ts'

interface Situation {
  readonly asked: Asked
  readonly events: readonly DatedEvent[]
  readonly presence: Presence
  readonly patent: Patent | null
  /** The entry the duties are about: the present stay's, or that of the last one. */
  readonly enteredOn: number
  /** Under a residence permit on the day asked about. */
  readonly permit: boolean
}

interface Chosen {
  readonly indexed: IndexedRule
  readonly dated: DatedVersion
  readonly trigger: number
}

/** Each duty that the person or somebody else has because of this stay, with its deadline and how it stands. */
export function obligationsOf(
  asked: Asked,
  duties: ReadonlyMap<string, readonly IndexedRule[]>,
  events: readonly DatedEvent[],
  presence: Presence,
  patent: Patent | null,
  grounds: readonly Ground[],
  notes: Note[],
): ObligationAnswer[] {
  const enteredOn = presence.enteredOn ?? presence.last?.from
  if (enteredOn === undefined) return []
  const permits = grounds.filter(ground => ground.outOfCount)
  const permit = coveredBy(permits, asked.onDate) !== null
  const situation = { asked, events, presence, patent, enteredOn, permit }
  const answers: ObligationAnswer[] = []
  for (const [id, rules] of duties) {
    const chosen = choose(situation, rules, notes)
    if (chosen) answers.push(answer(situation, id, chosen, notes))
  }
  return answers
}

/** The rule for this person on the day the duty arose; a narrower rule replaces those it overrides. */
function choose(situation: Situation, rules: readonly IndexedRule[], notes: Note[]): Chosen | null {
  const { asked } = situation
  const found: Chosen[] = []
  let lacking: IndexedRule | null = null
  for (const indexed of rules) {
    const anchor = anchorOf(indexed.rule)
    const trigger = triggerDay(situation, anchor)
    if (trigger === null) {
      if (anchor === 'patent_paid_until' && situation.patent?.paidUntil === null) {
        const issued = dayOfNumber(situation.patent.issued)
        notes.push({ rule: indexed.rule, reason: 'paid_until_unknown', details: { issued } })
      }
      continue
    }
    const day = Math.min(trigger, asked.onDate)
    if (!concerns(asked.book, indexed.rule.who, asked.citizenship, asked.purpose, day)) continue
    const dated = versionOn(indexed, day)
    if (dated) found.push({ indexed, dated, trigger })
    else if (indexed.timeline.length > 0) lacking ??= indexed
  }
  const replaced = new Set(found.flatMap(({ indexed }) => indexed.rule.overrides))
  const chosen = found.find(({ indexed }) => !replaced.has(indexed.rule.id))
  if (!chosen && lacking) {
    notes.push({
      rule: lacking.rule,
      reason: 'no_version',
      details: { day: dayOfNumber(situation.enteredOn) },
    })
  }
  return chosen ?? null
}

function anchorOf(rule: Rule): Anchor {
  for (const { value } of rule.versions) if (value.kind === 'deadline') return value.after
  return 'entry'
}

function triggerDay({ events, patent, enteredOn, asked }: Situation, anchor: Anchor): number | null {
  const last = (kind: DatedEvent['kind']) => events.findLast(event => event.kind === kind)?.day ?? null
  switch (anchor) {
    case 'entry':
      return enteredOn
    case 'patent_issued':
      return patent?.issued ?? null
    case 'patent_paid_until':
      // In the twelfth month nothing more can be paid: then a new patent is asked for.
      return patent && patent.paidUntil !== null && patent.paidUntil < patent.yearEnd
        ? patent.paidUntil
        : null
    case 'patent_year_end':
      return patent && (patent.paidUntil ?? patent.yearEnd) >= asked.onDate ? patent.yearEnd : null
    case 'contract_ended':
      return last('contract_ended')
    case 'medical_check':
      return last('medical_check')
  }
}

function answer(situation: Situation, id: string, chosen: Chosen, notes: Note[]): ObligationAnswer {
  const { asked } = situation
  const { indexed, dated } = chosen
  const { version } = dated
  const base: ObligationAnswer = {
    id,
    who: version.bearer,
    deadline: null,
    status: 'unknown',
    doneOn: null,
    late: false,
    condition: null,
    ifFailed: version.if_failed,
    rule: indexed.rule.id,
    version: { from: version.from, to: version.to },
    source: version.sources,
    confidence: version.confidence,
  }
  const reason = unusable(dated, asked.knownOn)
  if (reason) {
    notes.push({ rule: indexed.rule, reason, details: detailsOf(dated, chosen.trigger) })
    return base
  }
  if (version.value.kind === 'deadline') return weigh(situation, base, chosen, version.value, notes)
  return { ...base, status: 'not_required' }
}

function weigh(
  situation: Situation,
  base: ObligationAnswer,
  { indexed, trigger }: Chosen,
  value: Deadline,
  notes: Note[],
): ObligationAnswer {
  const { asked, presence, enteredOn } = situation
  const rule = indexed.rule
  if (value.after === 'contract_ended' && trigger - enteredOn <= daysBeforeGrace) {
    notes.push({ rule, reason: 'short_contract', details: { ended: dayOfNumber(trigger) } })
    return base
  }
  const last = deadlineDay(asked, rule.country, value, trigger)
  const known = { ...base, deadline: last === null ? null : dayOfNumber(last), condition: value.condition }
  const done = doneDay(situation, value, trigger)
  if (done !== null) {
    return { ...known, status: 'done', doneOn: dayOfNumber(done), late: last !== null && done > last }
  }
  if (situation.permit) {
    notes.push({ rule, reason: 'permit_other_rules', details: {} })
    return { ...known, deadline: null }
  }
  if (last === null) {
    notes.push({ rule, reason: 'no_calendar', details: { country: rule.country, day: dayOfNumber(trigger) } })
    return known
  }
  if (value.earlier_counts === 'unknown') {
    const earlier = situation.events.findLast(
      event => value.done_by.includes(event.kind) && event.day < trigger,
    )
    if (earlier) {
      notes.push({ rule, reason: 'earlier_check', details: { day: dayOfNumber(earlier.day) } })
      return known
    }
  }
  if (presence.enteredOn === null && presence.last && presence.last.to <= last) {
    return { ...known, status: 'not_required' }
  }
  return { ...known, status: asked.onDate > last ? 'overdue' : 'due' }
}

/** A contract that ended sooner after entry is another case, of which nothing is known. */
const daysBeforeGrace = 90

function deadlineDay(asked: Asked, country: string, value: Deadline, trigger: number): number | null {
  const sign = value.direction === 'after' ? 1 : -1
  if (value.unit === 'calendar_day') return trigger + sign * value.count
  if (value.unit === 'month') return addMonthsToNumber(trigger, sign * value.count)
  const calendar = asked.book.workingDays.get(country)
  return calendar ? addWorkingDays(calendar, trigger, value.count, value.direction) : null
}

function doneDay(
  { asked, events, patent, enteredOn }: Situation,
  value: Deadline,
  trigger: number,
): number | null {
  const notBefore =
    value.direction === 'before' ? (patent?.issued ?? enteredOn) : Math.min(trigger, asked.onDate)
  // The event a deadline runs from is not what fulfils it.
  const own = value.done_by.includes(value.after as DatedEvent['kind']) ? 1 : 0
  const done = events.find(event => value.done_by.includes(event.kind) && event.day >= notBefore + own)
  if (done) return done.day
  const stillPaid = patent !== null && patent.paidUntil !== null && patent.paidUntil >= asked.onDate
  return value.earlier_counts === 'while_paid' && stillPaid ? patent.issued : null
}
