import { useState } from 'preact/hooks'
import type { SentOf } from '#lib/contract.ts'
import { usePlace } from '#staff/hooks.ts'
import type { listGroups } from '../../contract/programme.ts'
import { groupKinds } from '../../domain/programme.ts'
import { silences } from '../../domain/silence.ts'

export type Narrowed = Omit<SentOf<typeof listGroups>, 'limit' | 'cursor'>

/** What the address asks for at first (`/groups?silence=silent`), then what is chosen. */
export function useNarrowed(): [Narrowed, (change: Narrowed) => void] {
  const { query } = usePlace()
  const [narrowed, setNarrowed] = useState<Narrowed>(() => fromQuery(query))
  return [narrowed, change => setNarrowed(old => withoutBlanks({ ...old, ...change }))]
}

function fromQuery(query: URLSearchParams): Narrowed {
  const of = (name: string) => query.get(name) || undefined
  return withoutBlanks({
    agentId: of('agentId'),
    districtId: of('districtId'),
    kind: groupKinds.find(kind => kind === of('kind')),
    silence: silences.find(silence => silence === of('silence')),
    attention: of('attention') === 'true' || undefined,
  })
}

function withoutBlanks(narrowed: Narrowed): Narrowed {
  const kept = Object.entries(narrowed).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(kept)
}
