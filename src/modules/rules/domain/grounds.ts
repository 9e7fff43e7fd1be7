import { concerns, type IndexedRule, type RuleBook, unusable, versionOn } from './compile.ts'
import type { Note } from './notes.ts'
import type { Patent } from './patents.ts'
import type { DatedEvent, Span } from './presence.ts'

/** A ground to stay beside the count of days; `to` is infinite where the end is not known or there is none. */
export interface Ground extends Span {
  readonly rule: IndexedRule
  /** Its days do not use up the days of a limit. */
  readonly outOfCount: boolean
}

export interface Asked {
  readonly book: RuleBook
  readonly citizenship: string
  readonly purpose: string
  readonly onDate: number
  /** The day whose knowledge answers: a rule past its review date on it is not used. */
  readonly knownOn: number
}

/** The grounds whose rule may be used, and notes on what is missing to know their end. */
export function groundsOf(
  asked: Asked,
  rules: readonly IndexedRule[],
  events: readonly DatedEvent[],
  patents: readonly Patent[],
  enteredOn: number,
): { grounds: Ground[]; notes: Note[] } {
  const grounds: Ground[] = []
  const notes: Note[] = []
  for (const rule of rules) {
    if (!concerns(asked.book, rule.rule.who, asked.citizenship, asked.purpose, asked.onDate)) continue
    const dated = versionOn(rule, asked.onDate)
    if (dated?.version.value.kind !== 'stay_while') continue
    const { basis, grace } = dated.version.value
    const spans =
      basis === 'patent_paid'
        ? patentSpans(patents)
        : basis === 'residence_permit'
          ? permitSpans(events)
          : contractSpans(events, enteredOn, grace)
    if (spans.length === 0) continue
    const reason = unusable(dated, asked.knownOn)
    if (reason) {
      notes.push({ rule: rule.rule, reason, details: {} })
      continue
    }
    const open = spans.some(span => span.to === Number.POSITIVE_INFINITY)
    if (open && basis === 'eaeu_contract')
      notes.push({ rule: rule.rule, reason: 'contract_end_unknown', details: {} })
    if (open && basis === 'residence_permit')
      notes.push({ rule: rule.rule, reason: 'permit_end_unknown', details: {} })
    const outOfCount = basis === 'residence_permit'
    grounds.push(...spans.map(span => ({ ...span, rule, outOfCount })))
  }
  return { grounds: grounds.sort((a, b) => a.from - b.from), notes }
}

function patentSpans(patents: readonly Patent[]): Span[] {
  return patents.flatMap(({ issued, paidUntil }) =>
    paidUntil === null ? [] : [{ from: issued, to: paidUntil }],
  )
}

function permitSpans(events: readonly DatedEvent[]): Span[] {
  return events
    .filter(event => event.kind === 'residence_permit')
    .map(event => ({ from: event.day, to: event.until ?? Number.POSITIVE_INFINITY }))
}

function contractSpans(
  events: readonly DatedEvent[],
  enteredOn: number,
  grace: { readonly days: number; readonly if_days_since_entry_over: number } | null,
): Span[] {
  return events
    .filter(event => event.kind === 'contract')
    .map(contract => {
      const next = events.find(event => event.kind === 'contract' && event.day > contract.day)
      const ended = events.find(
        event =>
          event.kind === 'contract_ended' &&
          event.day >= contract.day &&
          event.day <= (next?.day ?? event.day),
      )
      const agreed = contract.until ?? Number.POSITIVE_INFINITY
      if (!ended || ended.day >= agreed) return { from: contract.day, to: agreed }
      const earned = grace !== null && ended.day - enteredOn > grace.if_days_since_entry_over
      return { from: contract.day, to: ended.day + (earned ? grace.days : 0) }
    })
}

export function coveredBy(grounds: readonly Ground[], day: number): Ground | null {
  for (const ground of grounds) if (day >= ground.from && day <= ground.to) return ground
  return null
}

/** The spans without the days some ground covers. */
export function without(spans: readonly Span[], grounds: readonly Ground[]): Span[] {
  let left: Span[] = [...spans]
  for (const ground of grounds) {
    left = left.flatMap(span => {
      if (ground.to < span.from || ground.from > span.to) return [span]
      const before = { from: span.from, to: ground.from - 1 }
      const after = { from: ground.to + 1, to: span.to }
      return [before, after].filter(part => part.from <= part.to)
    })
  }
  return left
}
