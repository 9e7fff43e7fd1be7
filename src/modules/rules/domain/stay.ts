import { dayOfNumber, firstDayOfYear, yearOfNumber } from '#lib/day-number.ts'
import { concerns, type DatedVersion, type IndexedRule, unusable, versionOn } from './compile.ts'
import { type Asked, coveredBy, type Ground, without } from './grounds.ts'
import type { Note } from './notes.ts'
import type { StayLimit } from './pack.ts'
import type { Patent } from './patents.ts'
import { daysWithin, type Presence, type Span } from './presence.ts'
import type { StayAnswer } from './question.ts'

/** As far as a stay is followed ahead; every limit known ends long before. */
const horizon = 1000

interface Limit {
  readonly rule: IndexedRule
  readonly value: StayLimit | null
  readonly dated: DatedVersion | null
  readonly until: number
}

/** The limit in force on a day; its value is null where nothing may be computed from it. */
function limitOn(asked: Asked, rules: readonly IndexedRule[], day: number): Limit | null {
  let without: Limit | null = null
  for (const rule of rules) {
    if (!concerns(asked.book, rule.rule.who, asked.citizenship, asked.purpose, day)) continue
    const dated = versionOn(rule, day)
    if (!dated) {
      without ??= { rule, value: null, dated: null, until: day }
      continue
    }
    const usable = unusable(dated, asked.knownOn) === null && dated.version.value.kind === 'stay_limit'
    const value = usable ? (dated.version.value as StayLimit) : null
    return { rule, value, dated, until: dated.to }
  }
  return without
}

function windowStart(limit: StayLimit, day: number): number {
  return limit.window === 'calendar_year'
    ? firstDayOfYear(yearOfNumber(day))
    : day - (limit.window_days ?? 1) + 1
}

function withinLimit(limit: StayLimit, spans: readonly Span[], enteredOn: number, day: number): boolean {
  const longest = limit.max_continuous_days
  if (longest !== null && day - enteredOn + 1 > longest && daysWithin(spans, enteredOn, day) > longest)
    return false
  return daysWithin(spans, windowStart(limit, day), day) <= limit.days
}

interface Walk {
  /** The first unlawful day of the present stay up to the day asked about. */
  readonly breach: number | null
  /** Null: no end in sight, or the stay is unlawful already. */
  readonly lastLawful: number | null
  readonly lastGround: Ground | null
  /** The day from which the rule is not known, where that ended the walk. */
  readonly stoppedAt: number | null
}

/** Each day of the present stay, and on to the first one that would not be lawful if the person stays. */
function walk(
  asked: Asked,
  limits: readonly IndexedRule[],
  spans: readonly Span[],
  grounds: readonly Ground[],
  enteredOn: number,
): Walk {
  let limit = limitOn(asked, limits, enteredOn)
  let lastGround: Ground | null = null
  for (let day = enteredOn; day <= asked.onDate + horizon; day++) {
    const ground = coveredBy(grounds, day)
    if (ground) {
      lastGround = ground
      if (day >= asked.onDate && ground.to === Number.POSITIVE_INFINITY) break
      continue
    }
    if (limit === null || day > limit.until) limit = limitOn(asked, limits, day)
    const value = limit?.value ?? null
    // Days of the past whose rule is not known are not held against the person.
    if (value === null && day < asked.onDate) continue
    if (value === null) return { breach: null, lastLawful: day - 1, lastGround, stoppedAt: day }
    if (!withinLimit(value, spans, enteredOn, day)) {
      return day <= asked.onDate
        ? { breach: day, lastLawful: null, lastGround, stoppedAt: null }
        : { breach: null, lastLawful: day - 1, lastGround, stoppedAt: null }
    }
    lastGround = null
  }
  return { breach: null, lastLawful: null, lastGround, stoppedAt: null }
}

export function stayOf(
  asked: Asked,
  limits: readonly IndexedRule[],
  presence: Presence,
  grounds: readonly Ground[],
  patents: readonly Patent[],
  notes: Note[],
): StayAnswer {
  const limit = limitOn(asked, limits, asked.onDate)
  const counted = countOn(asked, limit, presence, grounds)
  const rule = limit?.rule.rule ?? null
  const unknown: StayAnswer = { status: 'unknown', lastLawfulDay: null, ...counted, rule: rule?.id ?? null }
  if (presence.missingEntries.length > 0 && counted.daysUsed === null && limit?.value) {
    const exit = dayOfNumber(presence.missingEntries.at(-1) as number)
    notes.push({ rule, reason: 'missing_entry', details: { exit } })
  }
  const { enteredOn } = presence
  if (enteredOn === null) return notThere(asked, limit, presence, unknown, notes)
  const strict = walk(asked, limits, countedAhead(presence.spans, grounds), grounds, enteredOn)
  if (strict.stoppedAt === asked.onDate) {
    noteLimit(asked, limit, notes)
    return unknown
  }
  if (strict.breach === null) {
    const last = strict.lastLawful
    if (strict.stoppedAt !== null)
      noteLimit(asked, limitOn(asked, limits, strict.stoppedAt), notes, strict.stoppedAt)
    // Before the last exit that has no entry, days may have been used that nobody recorded.
    if (counted.daysUsed === null && limit?.value && !coveredBy(grounds, asked.onDate)) return unknown
    return {
      status: 'lawful',
      lastLawfulDay: last === null ? null : dayOfNumber(last),
      ...counted,
      rule: (strict.lastGround?.rule.rule ?? rule)?.id ?? null,
    }
  }
  if (isDoubtful(asked, limits, presence, grounds, patents, strict.breach, notes)) return unknown
  const lastDay = strict.breach - 1
  return {
    status: 'unlawful',
    lastLawfulDay: lastDay >= enteredOn ? dayOfNumber(lastDay) : null,
    ...counted,
    rule: rule?.id ?? null,
  }
}

function notThere(
  asked: Asked,
  limit: Limit | null,
  presence: Presence,
  unknown: StayAnswer,
  notes: Note[],
): StayAnswer {
  if (presence.spans.length > 0) {
    noteLimit(asked, limit, notes)
    return { ...unknown, status: 'absent' }
  }
  notes.push({ rule: limit?.rule.rule ?? null, reason: 'no_entry', details: {} })
  return { ...unknown, daysUsed: null, daysLeft: null }
}

/** Whether a kinder reading of what is not known would leave the stay lawful; says which. */
function isDoubtful(
  asked: Asked,
  limits: readonly IndexedRule[],
  presence: Presence,
  grounds: readonly Ground[],
  patents: readonly Patent[],
  breach: number,
  notes: Note[],
): boolean {
  const enteredOn = presence.enteredOn as number
  const rule = limitOn(asked, limits, asked.onDate)?.rule.rule ?? null
  const unpaid = patents.find(patent => patent.paidUntil === null && breach >= patent.issued)
  if (unpaid) {
    notes.push({ rule, reason: 'paid_until_unknown', details: { issued: dayOfNumber(unpaid.issued) } })
    return true
  }
  if (asked.purpose === 'study' && rule?.country === 'RU') {
    notes.push({ rule, reason: 'study_status', details: {} })
    return true
  }
  if (presence.missingExits.length === 0) return false
  return walk(asked, limits, countedAhead(presence.fewest, grounds), grounds, enteredOn).breach === null
}

/** The stays as the limits count them, the present one without end; days under a residence permit are out of the count. */
function countedAhead(spans: readonly Span[], grounds: readonly Ground[]): Span[] {
  const present = spans.at(-1)
  if (!present) return []
  const endless = { from: present.from, to: Number.MAX_SAFE_INTEGER }
  return outOfCount([...spans.slice(0, -1), endless], grounds)
}

function outOfCount(spans: readonly Span[], grounds: readonly Ground[]): Span[] {
  const permits = grounds.filter(ground => ground.outOfCount)
  return permits.length === 0 ? [...spans] : without(spans, permits)
}

/** Days used and left in the window of the day asked about; null where days may be missing from the record. */
function countOn(
  asked: Asked,
  limit: Limit | null,
  presence: Presence,
  grounds: readonly Ground[],
): { daysUsed: number | null; daysLeft: number | null } {
  const value = limit?.value
  if (!value) return { daysUsed: null, daysLeft: null }
  const start = windowStart(value, asked.onDate)
  if (presence.missingEntries.some(exit => exit >= start)) return { daysUsed: null, daysLeft: null }
  const daysUsed = daysWithin(outOfCount(presence.spans, grounds), start, asked.onDate)
  const longest = value.max_continuous_days
  const running = presence.enteredOn === null ? 0 : asked.onDate - presence.enteredOn + 1
  const left = Math.min(value.days - daysUsed, longest === null ? value.days : longest - running)
  return { daysUsed, daysLeft: Math.max(0, left) }
}

function noteLimit(asked: Asked, limit: Limit | null, notes: Note[], from = asked.onDate): void {
  if (limit?.value) return
  if (!limit) {
    const question = 'How long may this person stay?'
    return void notes.push({ rule: null, reason: 'no_rule', details: { day: dayOfNumber(from) }, question })
  }
  const reason = limit.dated ? (unusable(limit.dated, asked.knownOn) ?? 'no_version') : 'no_version'
  notes.push({ rule: limit.rule.rule, reason, details: detailsOf(limit.dated, from) })
}

export function detailsOf(dated: DatedVersion | null, day: number): Record<string, string> {
  const details: Record<string, string> = { day: dayOfNumber(day) }
  if (dated) {
    details.reviewBy = dated.version.review_by
    if (dated.version.as_of) details.asOf = dated.version.as_of
    if (dated.version.note) details.note = dated.version.note
  }
  return details
}
