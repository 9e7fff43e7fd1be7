import { readFile } from 'node:fs/promises'
import { parse as parseCsv } from 'csv-parse/sync'
import * as v from 'valibot'
import { parse as parseYaml } from 'yaml'
import type { ClaimBasis } from '../domain/claim.ts'
import type { CountryLaw } from '../domain/law.ts'
import { indexRates, type RateIndex } from '../domain/rates.ts'
import { rateTable, wageLaw } from './schema.ts'

const folder = new URL('../../../../content/rates/', import.meta.url)

const titles = {
  ru_key_rate: 'Key rate of the Bank of Russia',
  ru_refinancing_rate: 'Refinancing rate of the Bank of Russia',
  kz_base_rate: 'Base rate of the National Bank of Kazakhstan',
} as const

/** The law of wage claims and the rate tables from `content/rates/`, for one country. */
export async function loadClaimBasis(
  country: CountryLaw['country'],
  from: URL = folder,
): Promise<ClaimBasis> {
  const text = (name: string) => readFile(new URL(name, from), 'utf8')
  const tables = new Map<string, RateIndex>()
  for (const [id, title] of Object.entries(titles)) {
    const rows: unknown[] = parseCsv(await text(`${id}.csv`), { columns: true, skip_empty_lines: true })
    tables.set(id, indexRates(rateTable(id, title, rows)))
  }
  const parsed = v.safeParse(wageLaw, parseYaml(await text('wage-law.yaml')))
  if (!parsed.success) {
    const issue = parsed.issues[0]
    throw new Error(`wage-law.yaml: ${v.getDotPath(issue) ?? ''} ${issue.message}`)
  }
  const law = parsed.output.countries.find(entry => entry.country === country)
  if (!law) throw new Error(`wage-law.yaml: nothing about ${country}`)
  return { law, tables }
}
