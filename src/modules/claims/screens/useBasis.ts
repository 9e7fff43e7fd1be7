import { useMemo } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useData } from '#staff/hooks.ts'
import { readBasis } from '../contract.ts'
import type { Basis } from '../domain/figures.ts'
import { indexRates } from '../domain/rates.ts'

/** The law and the tables, kept on the device: a claim is computed here, without asking the server. */
export function useBasis() {
  const { data, error, reload } = useData(readBasis, {}, { keep: true, freshFor: 3600 })
  const basis = useMemo(() => (data ? basisOf(data) : null), [data?.digest])
  return { basis, error, reload }
}

function basisOf({ laws, tables, checks }: ReplyOf<typeof readBasis>): Basis | null {
  const index = new Map(tables.map(table => [table.id, indexRates(table)]))
  const [RU, KZ] = (['RU', 'KZ'] as const).map(country => laws.find(law => law.country === country))
  if (!RU || !KZ) return null
  return { wages: { RU: { law: RU, tables: index }, KZ: { law: KZ, tables: index } }, checks }
}
