import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import type { Currency } from '#lib/money.ts'
import { readCsv, readYaml } from '#platform/content/read-pack.ts'
import { checkLaw, payDayFile } from '../contract/basis.ts'
import type { CheckBasis, PayDayLaw } from '../domain/check-law.ts'
import type { Basis } from '../domain/figures.ts'
import { loadClaimBasis } from './load.ts'

const root = fileURLToPath(new URL('../../../../content', import.meta.url))

const unitRow = v.object({
  country: v.string(),
  unit: v.string(),
  currency: v.custom<Currency>(value => typeof value === 'string'),
  effective_from: v.string(),
  effective_to: v.string(),
  value: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
  source_ids: v.string(),
})

/** What claims are checked against, from `content/rates/`. */
export function loadChecks(): CheckBasis {
  const law = readYaml(root, 'rates/claim-checks.yaml', checkLaw)
  const rows = readCsv(root, 'rates/wages_and_units.csv', unitRow)
  return {
    limitation: law.limitation,
    tax: law.tax,
    minimumWageLaw: law.minimum_wage,
    maintenance: law.maintenance,
    minimumWages: rows
      .filter(row => row.unit === 'minimum_wage_month')
      .map(row => ({
        country: row.country,
        currency: row.currency,
        from: row.effective_from,
        to: row.effective_to || null,
        value: row.value,
        sources: row.source_ids,
      })),
  }
}

let payDayLaws: readonly PayDayLaw[] | undefined

/** By when pay must come, from a file of its own: nothing of a kept claim rests on it, so it is not in its digest. */
export function payDays(): readonly PayDayLaw[] {
  payDayLaws ??= readYaml(root, 'rates/pay-day.yaml', payDayFile).pay_day
  return payDayLaws
}

const files = [
  'wage-law.yaml',
  'claim-checks.yaml',
  'wages_and_units.csv',
  'ru_key_rate.csv',
  'ru_refinancing_rate.csv',
  'kz_base_rate.csv',
]

let loaded: Promise<{ basis: Basis; digest: string }> | undefined

/** All that claims are computed from, read once, with a digest by which a saved claim knows that something changed. */
export function claimBasis(): Promise<{ basis: Basis; digest: string }> {
  loaded ??= load()
  return loaded
}

async function load() {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(`${root}/rates/${file}`))
  const [RU, KZ] = await Promise.all([loadClaimBasis('RU'), loadClaimBasis('KZ')])
  return { basis: { wages: { RU, KZ }, checks: loadChecks() }, digest: hash.digest('hex').slice(0, 16) }
}
