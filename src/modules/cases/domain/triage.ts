/** What must happen, most urgent first. */
export const riskLevels = ['danger_now', 'today', 'lawyer', 'information'] as const
export type RiskLevel = (typeof riskLevels)[number]

export const triageAnswers = ['yes', 'no', 'unknown', 'skipped'] as const
export type TriageAnswer = (typeof triageAnswers)[number]

/** A question of the taxonomy: which answer is a sign (`listen`: an open question, yes = a sign was heard), and how urgent. */
export interface Indicator {
  readonly code: string
  readonly weight: RiskLevel
  readonly sign: 'yes' | 'no' | 'listen'
}

export interface TriageResult {
  readonly level: RiskLevel
  /** Codes of the signs that were heard, those that made the level first; words come from the taxonomy. */
  readonly reasons: readonly string[]
  /** Urgent questions left open: to be asked again when it is possible to speak. */
  readonly askAgain: readonly string[]
}

/**
 * From answers to what must happen. One sign is enough for its level; there is no sum and no score. An answer that is
 * unknown or skipped is never a sign and never a reassurance: it stays to be asked.
 */
export function triage(
  indicators: readonly Indicator[],
  answers: Readonly<Record<string, TriageAnswer>>,
): TriageResult {
  const signs = indicators.filter(indicator => isSign(indicator, answers[indicator.code]))
  const level = signs.reduce<RiskLevel>((worst, { weight }) => moreUrgent(worst, weight), 'information')
  const reasons = riskLevels.flatMap(wanted => signs.filter(({ weight }) => weight === wanted))
  const open = indicators.filter(
    ({ code, weight }) =>
      (weight === 'danger_now' || weight === 'today') && !['yes', 'no'].includes(answers[code] ?? 'skipped'),
  )
  return { level, reasons: reasons.map(({ code }) => code), askAgain: open.map(({ code }) => code) }
}

export function isSign({ sign }: Indicator, answer: TriageAnswer | undefined): boolean {
  return answer === (sign === 'no' ? 'no' : 'yes')
}

export function moreUrgent(one: RiskLevel, other: RiskLevel): RiskLevel {
  return riskLevels.indexOf(one) <= riskLevels.indexOf(other) ? one : other
}
