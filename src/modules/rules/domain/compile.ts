import type { Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import type { Pack, Rule, Version, Who } from './pack.ts'
import { indexWorkingDays, type WorkingDays } from './working-days.ts'

export interface DatedVersion {
  readonly version: Version
  readonly from: number
  readonly to: number
  readonly reviewBy: number
}

export interface IndexedRule {
  readonly rule: Rule
  /** In order of time; bills are apart, for they are no law on any day. */
  readonly timeline: readonly DatedVersion[]
  readonly bills: readonly DatedVersion[]
}

export interface CountryRules {
  readonly stayLimits: readonly IndexedRule[]
  readonly stayWhiles: readonly IndexedRule[]
  readonly obligations: ReadonlyMap<string, readonly IndexedRule[]>
}

interface Member {
  from: number
  to: number
}

/** A pack made ready for many questions. */
export interface RuleBook {
  readonly countries: ReadonlyMap<string, CountryRules>
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, readonly Member[]>>
  readonly workingDays: ReadonlyMap<string, WorkingDays>
}

export function openPack(pack: Pack): RuleBook {
  const byCountry = Map.groupBy(pack.rules.map(indexRule), indexed => indexed.rule.country)
  const countries = new Map<string, CountryRules>()
  for (const [country, rules] of byCountry) {
    const duties = rules.filter(({ rule }) => rule.use === 'obligation')
    countries.set(country, {
      stayLimits: rules.filter(({ rule }) => rule.use === 'stay_limit'),
      stayWhiles: rules.filter(({ rule }) => rule.use === 'stay_while'),
      obligations: Map.groupBy(duties, ({ rule }) => rule.obligation ?? rule.id),
    })
  }
  const groups = new Map<string, Map<string, Member[]>>()
  for (const member of pack.memberships) {
    const group = groups.get(member.group) ?? new Map<string, Member[]>()
    groups.set(member.group, group)
    const spans = group.get(member.citizenship) ?? []
    group.set(member.citizenship, [...spans, { from: startOf(member.from), to: endOf(member.to) }])
  }
  const years = Map.groupBy(pack.workingYears, year => year.country)
  const workingDays = new Map([...years].map(([country, list]) => [country, indexWorkingDays(list)]))
  return { countries, groups, workingDays }
}

/** A rule with its versions in order of time and its days as numbers. */
export function indexRule(rule: Rule): IndexedRule {
  const dated = rule.versions.map(version => ({
    version,
    from: startOf(version.from),
    to: endOf(version.to),
    reviewBy: dayNumber(version.review_by),
  }))
  const isBill = ({ version }: DatedVersion) => version.status === 'bill'
  return {
    rule,
    timeline: dated.filter(version => !isBill(version)).sort((a, b) => a.from - b.from),
    bills: dated.filter(isBill),
  }
}

function startOf(day: Day | null): number {
  return day === null ? Number.NEGATIVE_INFINITY : dayNumber(day)
}

function endOf(day: Day | null): number {
  return day === null ? Number.POSITIVE_INFINITY : dayNumber(day)
}

export function versionOn(indexed: IndexedRule, day: number): DatedVersion | null {
  for (const dated of indexed.timeline) if (day >= dated.from && day <= dated.to) return dated
  return null
}

export type Unusable = 'bill' | 'announced' | 'unverified' | 'no_source' | 'review_passed'

/** Why nothing may be computed from a version with the knowledge of a day; null where it may. */
export function unusable({ version, reviewBy }: DatedVersion, knownOn: number): Unusable | null {
  if (version.status === 'bill' || version.status === 'announced' || version.status === 'unverified') {
    return version.status
  }
  if (version.sources.length === 0 || version.confidence === 'none') return 'no_source'
  // What ended before it was looked at does not grow stale; what is still open does.
  return version.to === null && knownOn > reviewBy ? 'review_passed' : null
}

export function concerns(
  book: RuleBook,
  who: Who,
  citizenship: string,
  purpose: string,
  day: number,
): boolean {
  if (who.purpose && !who.purpose.includes(purpose)) return false
  if (who.not_purpose.includes(purpose)) return false
  const among = (list: readonly string[]) => list.some(entry => isAmong(book, entry, citizenship, day))
  return among(who.citizen_of) && !among(who.not_citizen_of)
}

function isAmong(book: RuleBook, entry: string, citizenship: string, day: number): boolean {
  if (entry === '*' || entry === citizenship) return true
  if (!entry.startsWith('@')) return false
  const spans = book.groups.get(entry.slice(1))?.get(citizenship)
  return spans?.some(span => day >= span.from && day <= span.to) ?? false
}
