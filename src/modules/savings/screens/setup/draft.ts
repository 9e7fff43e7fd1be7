import { firstPlan, type Plan } from './plan.ts'

const draftKey = 'hamroh.new-group'
const keptFor = 24 * 60 * 60 * 1000

/** What was answered of a group that is not begun yet, and the step at which it stands. */
export interface Draft {
  readonly plan: Plan
  readonly at: number
}

/**
 * Kept on the device, so that a phone that dies after twenty names goes on at the same step. There is no key yet to seal it
 * with: it goes when the book is begun, and after a day in any case.
 */
export function readDraft(): Draft {
  const nothing = { plan: firstPlan, at: 0 }
  try {
    const kept = JSON.parse(localStorage.getItem(draftKey) ?? 'null') as (Draft & { until: number }) | null
    if (!kept || !(kept.until > Date.now())) {
      dropDraft()
      return nothing
    }
    return { plan: { ...firstPlan, ...kept.plan }, at: kept.at }
  } catch {
    return nothing
  }
}

export function keepDraft(draft: Draft): void {
  try {
    localStorage.setItem(draftKey, JSON.stringify({ ...draft, until: Date.now() + keptFor }))
  } catch {
    // No room or not allowed: the group is begun all the same.
  }
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(draftKey)
  } catch {
    // There is none.
  }
}
