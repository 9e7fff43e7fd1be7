/** How soon somebody must look at it. No score: the first reason that holds decides, and all are told. */
export const urgencies = ['now', 'today', 'soon', 'usual'] as const
export type Urgency = (typeof urgencies)[number]

export interface UrgencyInput {
  /** Somebody said that they, or another, are in danger now. */
  readonly dangerNow: boolean
  /** Codes of the needs, with what the taxonomy says of each. */
  readonly needs: readonly { readonly code: string; readonly urgent: boolean }[]
  /** Signs noticed, with their weight in the taxonomy. */
  readonly signs: readonly { readonly code: string; readonly weight: string }[]
  readonly ageBand: string | null
}

export interface Judged {
  readonly urgency: Urgency
  /** `danger_now`, `child`, `need:<code>`, `sign:<code>`: what the judgement rests on. */
  readonly reasons: readonly string[]
}

/** Needs that cannot wait for office hours whatever else is known. */
const atOnce: readonly string[] = ['health.emergency', 'health.suicide', 'safety.sexual_violence']

/** Urgency of a contact and why. Another sign or need never makes it less urgent. */
export function judgeUrgency(input: UrgencyInput): Judged {
  const found: [Urgency, string][] = []
  if (input.dangerNow) found.push(['now', 'danger_now'])
  for (const { code, urgent } of input.needs) {
    if (atOnce.includes(code)) found.push(['now', `need:${code}`])
    else if (urgent) found.push(['today', `need:${code}`])
  }
  for (const { code, weight } of input.signs) {
    if (weight === 'danger_now') found.push(['now', `sign:${code}`])
    else if (weight === 'today') found.push(['today', `sign:${code}`])
    else if (weight === 'lawyer') found.push(['soon', `sign:${code}`])
  }
  // A child who asks for anything is not left waiting.
  if (input.ageBand === 'under_14' || input.ageBand === '14_17') found.push(['today', 'child'])
  const urgency = urgencies.find(level => found.some(([of]) => of === level)) ?? 'usual'
  return { urgency, reasons: [...new Set(found.map(([, reason]) => reason))].sort() }
}

/** For lists: the more urgent first (negative), the same is 0. */
export function compareUrgency(a: Urgency, b: Urgency): number {
  return urgencies.indexOf(a) - urgencies.indexOf(b)
}
