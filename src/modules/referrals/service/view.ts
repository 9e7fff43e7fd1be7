import type * as v from 'valibot'
import { hasRole } from '#lib/actor.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { organisationById } from '#modules/organisations/index.ts'
import { shownDisclosure } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { type Move, mayMove, moves, type ReferralStatus, type Side } from '../domain/referral.ts'
import * as store from '../store/referrals.ts'
import { type Disclosure, withoutNumbers } from './compose.ts'

export type ReferralView = v.InferInput<typeof contract.referralView>
type Line = v.InferInput<typeof contract.referralLine>

/** On which side of it this actor stands. */
export const sideOf = (use: UseCase, row: store.ReferralRow): Side =>
  row.organisation_id === use.actor.organisationId ? 'sender' : 'receiver'

export async function linesOf(use: UseCase, rows: readonly store.ReferralRow[]): Promise<Line[]> {
  const names = new Map<string, string>()
  for (const id of new Set(rows.map(row => row.organisation_id))) {
    names.set(id, (await organisationById(use, id))?.name ?? '')
  }
  return rows.map(row => lineOf(use, row, names.get(row.organisation_id) ?? ''))
}

function lineOf(use: UseCase, row: store.ReferralRow, from: string): Line {
  const side = sideOf(use, row)
  const waiting = row.status === 'sent' || row.status === 'more_asked'
  return {
    id: row.id,
    reference: row.reference,
    direction: side === 'sender' ? 'out' : 'in',
    from: { organisationId: row.organisation_id, name: from },
    to: { organisationId: row.to_organisation_id, name: row.to_name },
    serviceName: row.service_name,
    needCode: row.need_code,
    area: row.area,
    urgency: row.urgency as Line['urgency'],
    status: row.status as ReferralStatus,
    restricted: row.restricted,
    sentAt: row.sent_at,
    answerDue: row.answer_due,
    overdue: waiting && row.answer_due < use.now,
    changedAt: row.changed_at,
    caseId: side === 'sender' ? row.case_id : row.receiver_case_id,
    version: row.version,
  }
}

/** The whole of it as this side may see it; what was told comes only through the row policy. */
export async function viewOf(use: UseCase, row: store.ReferralRow): Promise<ReferralView> {
  const side = sideOf(use, row)
  const [line] = await linesOf(use, [row])
  const told = await store.findDisclosure(use.db, row.id)
  const content = told ? shownDisclosure(use, told.content as Disclosure) : null
  const messages = await store.findMessages(use.db, row.id)
  const sender = side === 'sender' && row.sent_by ? (await colleagueNames(use)).get(row.sent_by) : undefined
  return {
    ...(line as Line),
    preview: row.preview as ReferralView['preview'],
    disclosure: withoutNumbers(content),
    personId: side === 'sender' ? row.person_id : null,
    consentId: side === 'sender' ? row.consent_id : null,
    sentBy: sender ?? (line as Line).from.name,
    acceptedBy: row.accepted_by_name,
    answeredAt: row.answered_at,
    endedAt: row.ended_at,
    reason: row.reason,
    reasonNote: row.reason_note,
    outcome: row.outcome as ReferralView['outcome'],
    outcomeNote: row.outcome_note,
    recovered:
      row.recovered_amount !== null && row.recovered_currency !== null
        ? { amount: row.recovered_amount, currency: row.recovered_currency }
        : null,
    messages: messages.map(one => ({
      id: one.id,
      at: one.at,
      side: one.side,
      author: one.author_name,
      kind: one.kind,
      text: one.text,
    })),
    may: mayOf(use, row, side),
  }
}

function mayOf(use: UseCase, row: store.ReferralRow, side: Side): ReferralView['may'] {
  const casework = ['caseworker', 'lawyer', 'supervisor'] as const
  const works =
    use.actor.kind === 'system' ||
    hasRole(use.actor, ...casework, ...(side === 'sender' ? (['operator'] as const) : []))
  const status = row.status as ReferralStatus
  const may = (move: Move) =>
    works && mayMove(status, move, side) && (!reservedToTakers.has(move) || isTaker(use, row))
  const external = row.to_organisation_id === null
  const answerable = (Object.keys(moves) as Move[]).some(move => mayMove(status, move, 'receiver'))
  return {
    accept: may('accept'),
    decline: may('decline'),
    ask_more: may('ask_more'),
    give_more: may('give_more'),
    return: may('return'),
    report: may('report'),
    withdraw: may('withdraw'),
    makeLink: works && side === 'sender' && external && answerable,
    openCase:
      works &&
      side === 'receiver' &&
      status === 'accepted' &&
      row.receiver_case_id === null &&
      isTaker(use, row),
  }
}

/** What only those do who took it, or a supervisor there. */
const reservedToTakers: ReadonlySet<Move> = new Set(['return', 'report'])

export function isTaker(use: UseCase, row: store.ReferralRow): boolean {
  if (use.actor.kind === 'system' || hasRole(use.actor, 'supervisor')) return true
  return use.actor.userId !== null && row.receiver_worker_ids.includes(use.actor.userId)
}
