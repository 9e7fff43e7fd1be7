import * as v from 'valibot'
import { currency, flag, maybe, oneOf, route } from '#lib/contract.ts'
import { dimensions, ratioCodes } from '../domain/performance.ts'
import { groupFilter } from './programme.ts'

const ratio = v.object({
  code: oneOf(ratioCodes),
  numerator: v.number(),
  denominator: v.number(),
  missing: v.number(),
})

const figureSet = {
  groups: v.number(),
  known: v.number(),
  stale: v.number(),
  members: v.number(),
  savings: v.number(),
  liquid: v.number(),
  lent: v.number(),
  socialFund: v.number(),
  ratios: v.array(ratio),
}

/** Without a currency: the one most groups have. */
const asked = { ...groupFilter, currency: maybe(currency) }

export const readPerformance = route({
  method: 'GET',
  path: '/savings/figures',
  action: 'savings.figures',
  summary:
    'Indicators of groups as ratios of sums, with both parts, the groups that are missing and those whose figures are old',
  input: v.object({ ...asked, by: v.optional(oneOf(dimensions), 'agent') }),
  reply: v.object({
    asOf: v.string(),
    currency: v.nullable(v.string()),
    /** Groups that fit, but keep their books in another currency. */
    otherCurrency: v.number(),
    staleAfterDays: v.number(),
    total: v.object(figureSet),
    rows: v.array(v.object({ key: v.string(), label: v.string(), ...figureSet })),
    stale: v.object({
      members: v.number(),
      savings: v.number(),
      groups: v.array(v.object({ id: v.string(), name: v.string(), lastOn: v.nullable(v.string()) })),
    }),
  }),
})

export const readSeries = route({
  method: 'GET',
  path: '/savings/figures/months',
  action: 'savings.figures',
  summary: 'The same indicators at the end of each of the last twelve months',
  input: v.object({ ...asked }),
  reply: v.object({
    currency: v.nullable(v.string()),
    months: v.array(v.object({ on: v.string(), ...figureSet })),
  }),
})

/** `names`: with the names of groups and villages; without them small numbers are left out as well. */
const exported = { ...asked, names: v.optional(flag, false) }
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const exportGroupsCsv = route({
  method: 'GET',
  path: '/savings/groups.csv',
  action: 'savings.export',
  summary: 'Groups with sums, indicators and the day of the last meeting, as CSV',
  download: 'text/csv',
  input: v.object(exported),
  reply: v.any(),
})

export const exportGroupsXlsx = route({
  method: 'GET',
  path: '/savings/groups.xlsx',
  action: 'savings.export',
  summary:
    'The same as XLSX, with the whole programme as ratios of sums, definitions and the groups whose figures are old',
  download: xlsx,
  input: v.object(exported),
  reply: v.any(),
})

export const exportSavix = route({
  method: 'GET',
  path: '/savings/savix.xlsx',
  action: 'savings.export',
  summary: 'A quarterly sheet like that of the SAVIX: one line a group, data items first, then the ratios',
  download: xlsx,
  input: v.object(exported),
  reply: v.any(),
})

export const readTotals = route({
  method: 'GET',
  path: '/savings/totals',
  action: 'savings.totals',
  summary:
    'Open groups, members, women as counted, savings and loans, by currency, for the organisation’s report',
  input: v.object({}),
  reply: v.object({
    asOf: v.string(),
    staleAfterDays: v.number(),
    currencies: v.array(
      v.object({
        currency: v.string(),
        groups: v.number(),
        known: v.number(),
        stale: v.number(),
        members: v.number(),
        women: v.number(),
        womenOf: v.number(),
        womenGroups: v.number(),
        savings: v.number(),
        lent: v.number(),
      }),
    ),
  }),
})
