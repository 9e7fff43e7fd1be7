import { type Materials, materialKinds } from './contact.ts'

/** What a team reports of a day out, beside what its recorded contacts say. */
export interface SessionTotals {
  readonly personsReached: number
  readonly consultations: number
  readonly materials: Materials
  /** Of the contacts recorded under the session. */
  readonly recorded: { readonly contacts: number; readonly materials: Materials }
}

/**
 * Where the totals contradict what was recorded, as field problems; empty where they agree. Not every consultation is
 * recorded as a contact and not every leaflet in one, so the totals may be larger, never smaller.
 */
export function problemsOfSession(totals: SessionTotals): { path: string; code: string; limit?: number }[] {
  const problems: { path: string; code: string; limit?: number }[] = []
  if (totals.consultations < totals.recorded.contacts)
    problems.push({ path: 'consultations', code: 'fewer_than_recorded', limit: totals.recorded.contacts })
  if (totals.personsReached < totals.consultations)
    problems.push({ path: 'personsReached', code: 'fewer_than_consultations', limit: totals.consultations })
  for (const kind of materialKinds) {
    const recorded = totals.recorded.materials[kind] ?? 0
    if ((totals.materials[kind] ?? 0) < recorded)
      problems.push({ path: `materials.${kind}`, code: 'fewer_than_recorded', limit: recorded })
  }
  return problems
}

/** Materials of several contacts together. */
export function addMaterials(all: readonly Materials[]): Materials {
  const sum: Partial<Record<(typeof materialKinds)[number], number>> = {}
  for (const materials of all)
    for (const kind of materialKinds) if (materials[kind]) sum[kind] = (sum[kind] ?? 0) + materials[kind]
  return sum
}
