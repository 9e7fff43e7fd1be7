import { isLocale } from '#i18n/locales.ts'
import type { Day } from '#lib/day.ts'
import { instant } from '#lib/day.ts'
import type { Currency } from '#lib/money.ts'
import type { Payload, UseCase } from '#platform/use-case.ts'
import type { NeedStatus } from '../domain/case.ts'
import {
  type DeadlineBasis,
  dueState,
  type GoalStatus,
  type TaskKind,
  type TaskStatus,
} from '../domain/plan.ts'
import type { EntryKind, NoteKind } from '../domain/timeline.ts'
import { type RiskLevel, type TriageAnswer, triage } from '../domain/triage.ts'
import type { EntryRow, NeedRow } from '../store/parts.ts'
import type { GoalRow, TaskRow, TriageRow } from '../store/plan.ts'
import type { GlassRow, HandOverLine } from '../store/team.ts'
import { type namesOf, todayOf } from './load.ts'
import { indicators, needByCode } from './taxonomy.ts'

// Rows as the contract shows them.

export type Name = Awaited<ReturnType<typeof namesOf>>

export function needOf(use: UseCase, row: NeedRow, name: Name) {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  return {
    id: row.id,
    code: row.code,
    name: needByCode(row.code)?.name[locale] ?? row.code,
    area: row.area,
    status: row.status as NeedStatus,
    servedBy: name(row.served_by),
    partner: row.partner,
    reason: row.reason,
    recovered:
      row.recovered_amount === null || row.recovered_currency === null
        ? null
        : { amount: row.recovered_amount, currency: row.recovered_currency as Currency },
    referralId: row.referral_id,
    referralState: row.referral_state,
    referralAt: row.referral_at && instant(row.referral_at),
    version: row.version,
  }
}

export const goalOf = (row: GoalRow) => ({
  id: row.id,
  needId: row.need_id,
  text: row.text,
  status: row.status as GoalStatus,
  version: row.version,
})

export function taskOf(use: UseCase, row: TaskRow, name: Name) {
  const due = row.due_on as Day | null
  return {
    id: row.id,
    goalId: row.goal_id,
    kind: row.kind as TaskKind,
    text: row.text,
    doer: name(row.doer_id),
    dueOn: due,
    due: due && row.status === 'open' ? dueState(due, todayOf(use)) : null,
    basis: row.basis as DeadlineBasis,
    rule: row.rule,
    source: row.source,
    status: row.status as TaskStatus,
    result: row.result,
    version: row.version,
  }
}

export function entryOf(row: EntryRow, name: Name) {
  return {
    id: row.id,
    at: row.at,
    recordedAt: row.recorded_at,
    kind: row.kind as EntryKind,
    actor: name(row.actor_id),
    thingId: row.thing_id,
    noteKind: row.note_kind as NoteKind | null,
    text: row.text,
    corrects: row.corrects,
    correctedBy: row.corrected_by,
    details: row.details as { [key: string]: Exclude<Payload[string], readonly string[]> | string[] },
  }
}

export function triageOf(use: UseCase, row: TriageRow, name: Name) {
  const locale = isLocale(use.actor.locale) ? use.actor.locale : 'en'
  const known = new Map(indicators().map(one => [one.code, one.name[locale]]))
  const said = (codes: readonly string[]) => codes.map(code => ({ code, name: known.get(code) ?? code }))
  const { askAgain } = triage(indicators(), row.answers as Record<string, TriageAnswer>)
  return {
    id: row.id,
    at: row.at,
    by: name(row.by_id),
    level: row.level as RiskLevel,
    reasons: said(row.reasons),
    askAgain: said(askAgain),
  }
}

export const glassOf = (row: GlassRow, name: Name) => ({
  id: row.id,
  caseId: row.case_id,
  who: name(row.user_id),
  reason: row.reason,
  brokenAt: instant(row.broken_at),
  until: instant(row.until),
})

export const handOverOf = (row: HandOverLine, name: Name) => ({
  id: row.id,
  caseId: row.case_id,
  reference: row.reference,
  restricted: row.restricted,
  needCodes: row.need_codes,
  from: name(row.from_id),
  to: name(row.to_id),
  reason: row.reason,
  coverUntil: row.cover_until,
  status: row.status as 'requested' | 'accepted' | 'declined' | 'withdrawn' | 'ended',
  answer: row.answer,
  requestedAt: instant(row.requested_at),
})
