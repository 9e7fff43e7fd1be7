import type { Day } from '#lib/day.ts'
import type { Language, Text } from './template.ts'

/** A rule that letters name: a code of laws, an article, and the versions that are known with their sources. */
export interface LetterRule {
  readonly id: string
  readonly code: string
  readonly article: string
  readonly versions: readonly LetterRuleVersion[]
}

export interface LetterRuleVersion {
  readonly from: Day | null
  readonly to: Day | null
  readonly status: 'in_force' | 'ended' | 'announced' | 'bill' | 'unverified'
  readonly confidence: 'high' | 'medium' | 'low'
  readonly source: string
  readonly checked: Day
  readonly review_by: Day
  /** Changes with every word of it. */
  readonly digest: string
}

/** The version in force on a day, if it may be relied on: sourced, in force, not past its review. */
export function ruleOn(rule: LetterRule | undefined, on: Day): LetterRuleVersion | null {
  const version = rule?.versions.find(
    one => (one.from === null || one.from <= on) && (one.to === null || on <= one.to),
  )
  if (version?.status !== 'in_force' || on > version.review_by) return null
  return version
}

/** `Labour Code of Russia, art. 236`. */
export function ruleName(
  rule: Pick<LetterRule, 'code' | 'article'>,
  codes: ReadonlyMap<string, Text>,
  language: Language,
): string {
  const code = codes.get(rule.code)?.[language] ?? rule.code
  const { article } = rule
  if (article === '') return code
  const named: Readonly<Record<Language, string>> = {
    en: `${code}, art. ${article}`,
    ru: `${code}, ст. ${article}`,
    tg: `${code}, м. ${article}`,
    ky: `${code}, ${article}-берене`,
    uz: `${code}, ${article}-modda`,
    kk: `${code}, ${article}-бап`,
  }
  return named[language]
}

/** A rule as a letter used it, kept with the letter. */
export interface UsedRule {
  readonly rule: string
  readonly from: string | null
  readonly source: string
  readonly checked: string | null
  readonly digest: string
}
