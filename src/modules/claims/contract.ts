import * as v from 'valibot'
import {
  calendarDay,
  id,
  list,
  maybe,
  oneOf,
  optionalText,
  route,
  text,
  version,
  whole,
} from '#lib/contract.ts'
import { currencies } from '#lib/money.ts'
import { basisView } from './contract/basis.ts'
import { maintenanceSheet, wageSheet } from './contract/sheet.ts'
import { claimKinds, claimStatuses, claimSteps, evidences, payers } from './domain/record.ts'

const clientId = v.optional(id)
const currency = oneOf(currencies)
const colleague = v.nullable(v.object({ id: v.string(), name: v.string() }))

const claimLine = v.object({
  id: v.string(),
  caseId: v.string(),
  personId: v.nullable(v.string()),
  kind: oneOf(claimKinds),
  country: v.string(),
  currency,
  opponent: v.nullable(v.string()),
  asOf: v.string(),
  principal: v.number(),
  compensation: v.number(),
  workOwed: v.number(),
  total: v.number(),
  recovered: v.number(),
  unknownFrom: v.nullable(v.string()),
  lastCourtDay: v.nullable(v.string()),
  status: oneOf(claimStatuses),
  /** The law or the tables have changed since it was computed. */
  basisChanged: v.boolean(),
  changedAt: v.string(),
  version: v.number(),
})

export const claimView = v.object({
  ...claimLine.entries,
  wage: v.nullable(wageSheet),
  maintenance: v.nullable(maintenanceSheet),
  evidence: v.array(oneOf(evidences)),
  steps: v.array(
    v.object({
      id: v.string(),
      kind: oneOf(claimSteps),
      on: v.string(),
      note: v.nullable(v.string()),
      by: colleague,
    }),
  ),
  recoveries: v.array(
    v.object({
      id: v.string(),
      amount: v.number(),
      currency,
      on: v.string(),
      payer: oneOf(payers),
      note: v.nullable(v.string()),
      by: colleague,
      withdrawn: v.boolean(),
    }),
  ),
  may: v.object({ work: v.boolean() }),
})

const claimFields = {
  personId: maybe(id),
  opponent: optionalText(300),
  wage: maybe(wageSheet),
  maintenance: maybe(maintenanceSheet),
  evidence: list(oneOf(evidences), 20),
}

export const readBasis = route({
  method: 'GET',
  path: '/claims/basis',
  action: 'claims.basis',
  summary: 'The law and the rate tables that claims are computed from, with their sources',
  input: v.object({}),
  reply: basisView,
})

export const listClaims = route({
  method: 'GET',
  path: '/claims',
  action: 'claims.list',
  summary: 'The claims of a case, newest first',
  input: v.object({ caseId: id }),
  reply: v.object({ items: v.array(claimLine), mayWork: v.boolean() }),
})

export const readClaim = route({
  method: 'GET',
  path: '/claims/{id}',
  action: 'claims.read',
  summary:
    'A claim as it was entered, its figures, what was done and what was recovered; the reading is recorded',
  input: v.object({ id }),
  reply: claimView,
})

export const createClaim = route({
  method: 'POST',
  path: '/claims',
  action: 'claims.create',
  summary: 'Enter a claim in a case; the same id sent again answers the same claim',
  status: 201,
  input: v.object({ id: clientId, caseId: id, ...claimFields }),
  reply: claimView,
})

export const updateClaim = route({
  method: 'PATCH',
  path: '/claims/{id}',
  action: 'claims.update',
  summary: 'Enter a claim anew: what was agreed, paid, and to which day it is computed',
  input: v.object({ id, version, ...claimFields }),
  reply: claimView,
})

export const addStep = route({
  method: 'POST',
  path: '/claims/{id}/steps',
  action: 'claims.add_step',
  summary: 'What was done about a claim: demand sent, complaint, court, enforcement',
  status: 201,
  input: v.object({
    id,
    stepId: clientId,
    kind: oneOf(claimSteps),
    on: calendarDay,
    note: optionalText(1000),
  }),
  reply: claimView,
})

export const recordRecovery = route({
  method: 'POST',
  path: '/claims/{id}/recoveries',
  action: 'claims.record_recovery',
  summary: 'Money that came for a claim: how much, when, from whom',
  status: 201,
  input: v.object({
    id,
    recoveryId: clientId,
    amount: whole(1, Number.MAX_SAFE_INTEGER),
    on: calendarDay,
    payer: oneOf(payers),
    note: optionalText(1000),
  }),
  reply: claimView,
})

export const withdrawRecovery = route({
  method: 'POST',
  path: '/claims/{id}/recoveries/{recoveryId}/withdraw',
  action: 'claims.withdraw_recovery',
  summary: 'A line of money that was written down wrongly no longer counts; it stays readable',
  input: v.object({ id, recoveryId: id }),
  reply: claimView,
})

/** Null where too few stand behind a number to show it. */
const shown = v.nullable(v.number())

export const readFigures = route({
  method: 'GET',
  path: '/claims/figures',
  action: 'claims.figures',
  summary: 'How much was claimed and recovered in a quarter, by currency; small numbers are hidden',
  input: v.object({ quarter: v.pipe(text(7), v.regex(/^20\d{2}-Q[1-4]$/, 'not_one_of')) }),
  reply: v.object({
    quarter: v.string(),
    threshold: v.number(),
    rows: v.array(v.object({ currency, claims: shown, claimed: shown, paidClaims: shown, recovered: shown })),
  }),
})
