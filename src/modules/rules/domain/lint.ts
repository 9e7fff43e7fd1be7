import type { Day } from '#lib/day.ts'
import { dayNumber } from '#lib/day-number.ts'
import { check } from './check.ts'
import { openPack, type RuleBook } from './compile.ts'
import type { Fixture, Pack, Rule, Version } from './pack.ts'

export interface Finding {
  /** An error keeps a pack from being loaded; a warning asks a person to look. */
  readonly level: 'error' | 'warning'
  readonly rule: string
  readonly code:
    | 'duplicate_id'
    | 'backwards'
    | 'overlap'
    | 'gap'
    | 'no_source'
    | 'weak_source'
    | 'no_bearer'
    | 'unknown_override'
    | 'unknown_group'
    | 'review_passed'
    | 'fixture_failed'
    | 'no_fixture'
    | 'announced_began'
    | 'text_missing'
    | 'text_stale'
    | 'unknown_rule'
    | 'too_long'
  readonly message: string
}

/** What is wrong, or grows old, in a pack on a day. */
export function lint(pack: Pack, today: Day): Finding[] {
  const book = openPack(pack)
  const findings: Finding[] = []
  const groups = new Set(pack.memberships.map(member => member.group))
  const ids = new Map<string, number>()
  for (const rule of pack.rules) ids.set(rule.id, (ids.get(rule.id) ?? 0) + 1)
  for (const [id, times] of ids) {
    if (times > 1)
      findings.push({
        level: 'error',
        rule: id,
        code: 'duplicate_id',
        message: `there are ${times} rules of this name`,
      })
  }
  for (const rule of pack.rules) {
    const say = (level: Finding['level'], code: Finding['code'], message: string) =>
      findings.push({ level, rule: rule.id, code, message })
    lintTimeline(rule, say)
    for (const version of rule.versions) lintVersion(rule, version, today, say)
    for (const id of rule.overrides)
      if (!ids.has(id)) say('error', 'unknown_override', `there is no rule ${id}`)
    for (const entry of [...rule.who.citizen_of, ...rule.who.not_citizen_of]) {
      if (entry.startsWith('@') && !groups.has(entry.slice(1)))
        say('error', 'unknown_group', `there is no group ${entry}`)
    }
    lintFixtures(rule, book, say)
  }
  return findings
}

type Say = (level: Finding['level'], code: Finding['code'], message: string) => void

const spanText = (version: Version) => `${version.from ?? 'ever'} to ${version.to ?? 'now'}`

function lintTimeline(rule: Rule, say: Say): void {
  const start = (version: Version) => (version.from ? dayNumber(version.from) : Number.NEGATIVE_INFINITY)
  const end = (version: Version) => (version.to ? dayNumber(version.to) : Number.POSITIVE_INFINITY)
  const law = rule.versions.filter(version => version.status !== 'bill').sort((a, b) => start(a) - start(b))
  law.forEach((version, index) => {
    if (start(version) > end(version)) say('error', 'backwards', `${spanText(version)} ends before it begins`)
    const next = law[index + 1]
    if (!next) return
    if (start(next) <= end(version))
      say('error', 'overlap', `${spanText(version)} and ${spanText(next)} overlap`)
    else if (start(next) > end(version) + 1) {
      say(
        'error',
        'gap',
        `nothing is said between ${version.to} and ${next.from}: say "unverified" if it is not known`,
      )
    }
  })
}

function lintVersion(rule: Rule, version: Version, today: Day, say: Say): void {
  const { status, sources } = version
  const span = spanText(version)
  const claimed = status === 'in_force' || status === 'ended'
  if (claimed && sources.length === 0) say('error', 'no_source', `${span} is ${status} without a source`)
  if (claimed && version.confidence === 'none')
    say('error', 'no_source', `${span} is ${status} on general knowledge`)
  if (!claimed && status !== 'unverified' && sources.length === 0)
    say('error', 'no_source', `${span} (${status}) has no source`)
  if (status === 'in_force' && sources.length > 0 && sources.every(source => source.kind === 'forum')) {
    say('error', 'weak_source', `${span}: a forum may not be the only source`)
  }
  if (rule.use === 'obligation' && version.value.kind === 'deadline' && version.bearer === null) {
    say('error', 'no_bearer', `${span} does not say who bears the duty`)
  }
  if (claimed && version.to === null && version.review_by < today) {
    say(
      'warning',
      'review_passed',
      `${span}: not checked since the review date ${version.review_by}; nothing is computed from it`,
    )
  }
  if (status === 'announced' && version.from !== null && version.from <= today) {
    say('warning', 'announced_began', `${span}: was to begin on ${version.from}; has it?`)
  }
}

function lintFixtures(rule: Rule, book: RuleBook, say: Say): void {
  rule.fixtures.forEach((fixture, index) => {
    for (const problem of failuresOf(rule, fixture, book)) {
      say(
        'error',
        'fixture_failed',
        `fixture ${index + 1} (${fixture.citizenship} on ${fixture.on_date}): ${problem}`,
      )
    }
  })
  if (
    rule.use !== 'fact' &&
    rule.fixtures.length === 0 &&
    rule.versions.some(version => version.status === 'in_force')
  ) {
    say('warning', 'no_fixture', 'has no fixture')
  }
}

/** The differences between what a fixture expects and what is answered. */
export function failuresOf(rule: Rule, fixture: Fixture, book: RuleBook): string[] {
  const answer = check(
    {
      citizenship: fixture.citizenship,
      destination: rule.country,
      // The schema admits only known purposes.
      purpose: fixture.purpose as Parameters<typeof check>[0]['purpose'],
      onDate: fixture.on_date,
      events: fixture.events,
    },
    book,
  )
  const duty = answer.obligations.find(obligation => obligation.id === fixture.expect.id)
  const actual: Record<string, unknown> = {
    id: duty?.id,
    deadline: duty?.deadline,
    status: duty?.status,
    who: duty?.who,
    stay: answer.stay.status,
    last_lawful_day: answer.stay.lastLawfulDay,
    days_used: answer.stay.daysUsed,
    days_left: answer.stay.daysLeft,
  }
  return Object.entries(fixture.expect)
    .filter(([field, expected]) => actual[field] !== expected)
    .map(([field, expected]) => `${field} should be ${expected}, is ${actual[field]}`)
}
