import { call } from '#staff/hooks.ts'
import type { LiveResult } from '#staff/screen.ts'
import { findPeople } from '../contract.ts'

const most = 6

/** Persons for the palette: whoever may fit, with what tells them apart. */
export async function findLive(typed: string, signal: AbortSignal): Promise<LiveResult[]> {
  const { results } = await call(findPeople, { text: typed, purpose: 'other', limit: most }, { signal })
  return results
    .filter(person => person.match !== 'weak')
    .map(person => ({
      to: `/people/${person.id}`,
      label: person.name || person.reference,
      detail: [person.reference, person.birthYear, person.place].filter(Boolean).join(' · '),
    }))
}
