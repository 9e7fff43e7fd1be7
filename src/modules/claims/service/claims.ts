import { createHash } from 'node:crypto'
import type { InputOf } from '#lib/contract.ts'
import { type Day, dayIn } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { changedMeanwhile, forbidden, invalid, notFound } from '#lib/refusal.ts'
import { caseToRefer } from '#modules/cases/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { claimBasis } from '../content/checks.ts'
import type * as contract from '../contract.ts'
import { events } from '../domain/events.ts'
import { maintenanceFigures, wageFigures } from '../domain/figures.ts'
import { nearestCourtDay } from '../domain/limitation.ts'
import { type ClaimKind, type ClaimStatus, waitsForCourt } from '../domain/record.ts'
import { refuse } from '../domain/refusals.ts'
import { currencyOf } from '../domain/sheet.ts'
import * as store from '../store/claims.ts'
import { lineOf, viewOf } from './view.ts'

const todayOf = (use: UseCase): Day => dayIn(use.now, use.actor.timeZone)

type Entered = Pick<
  InputOf<typeof contract.createClaim>,
  'personId' | 'opponent' | 'wage' | 'maintenance' | 'evidence'
>

/** The claim, if its case may be read; not there and not theirs are one answer. */
export async function mustSee(use: UseCase, id: string): Promise<store.ClaimRow> {
  const row = await store.findClaim(use.db, ownOrganisation(use), id)
  if (!row) throw notFound()
  return row
}

/** A claim, and whether its file is restricted, so that its words are written sealed. */
export type WorkedClaim = store.ClaimRow & { readonly restricted: boolean }

/** The claim, to write into it: its case is worked on by this actor. */
export async function mustWork(use: UseCase, id: string, action: string): Promise<WorkedClaim> {
  const row = await mustSee(use, id)
  const { restricted } = await mustWorkOn(use, row.case_id, action)
  return { ...row, restricted }
}

async function mustWorkOn(use: UseCase, caseId: string, action: string) {
  const file = await caseToRefer(use, caseId)
  if (!file.mayWork) throw forbidden(action)
  return file
}

export async function listClaims(use: UseCase, { caseId }: { caseId: string }) {
  const file = await caseToRefer(use, caseId)
  const { digest } = await claimBasis()
  const rows = await store.findClaims(use.db, ownOrganisation(use), caseId)
  use.audit({ action: 'claims.list', thing: 'case', thingId: caseId, details: { shown: rows.length } })
  return { items: rows.map(row => lineOf(row, digest)), mayWork: file.mayWork && file.status !== 'closed' }
}

export async function readClaim(use: UseCase, { id }: { id: string }) {
  const row = await mustSee(use, id)
  const file = await caseToRefer(use, row.case_id)
  use.audit({ action: 'claims.read', thing: 'claim', thingId: id, details: { caseId: row.case_id } })
  return viewOf(use, row, file.mayWork)
}

export async function createClaim(use: UseCase, input: InputOf<typeof contract.createClaim>) {
  const file = await mustWorkOn(use, input.caseId, 'claims.create')
  const personId = personOf(input.personId, file.persons)
  const organisationId = ownOrganisation(use)
  const id = input.id ?? newId()
  const { columns, rule } = await columnsOf(use, { ...input, personId })
  const made = madeFrom(input)
  const isNew = await store.insertOnce(
    use.db,
    'claims.claim',
    {
      ...columns,
      made_from: made,
      organisation_id: organisationId,
      id,
      case_id: input.caseId,
      made_by: use.actor.userId,
      made_at: use.now,
    },
    { claimId: id, restricted: file.restricted },
  )
  const row = await store.findClaim(use.db, organisationId, id)
  // Under this id there is something else: of a case that may not be read, or with other content.
  if (!row?.made_from || !made.equals(row.made_from)) throw refuse('claims.id_taken')
  if (isNew) {
    use.audit({ action: 'claims.create', thing: 'claim', thingId: id, details: { caseId: row.case_id } })
    use.announce(events.computed, { caseId: row.case_id, claimId: id, kind: row.kind })
    tellCourtDay(use, row, rule)
  }
  return viewOf(use, row, true)
}

export async function updateClaim(use: UseCase, input: InputOf<typeof contract.updateClaim>) {
  const before = await mustSee(use, input.id)
  const file = await mustWorkOn(use, before.case_id, 'claims.update')
  const kind = input.wage ? 'wage' : 'maintenance'
  if (kind !== before.kind) throw invalid({ path: kind, code: 'not_one_of' })
  const personId = personOf(input.personId ?? before.person_id, file.persons)
  const { columns, rule } = await columnsOf(use, { ...input, personId })
  const after = await store.updateClaim(
    use.db,
    { ...before, restricted: file.restricted },
    input.version,
    columns,
  )
  if (!after) throw changedMeanwhile(input, await viewOf(use, before, true))
  use.audit({
    action: 'claims.update',
    thing: 'claim',
    thingId: input.id,
    details: { caseId: after.case_id },
  })
  tellCourtDay(use, after, rule)
  return viewOf(use, after, true)
}

/** Of all that was sent but the id. */
function madeFrom({ id: _, ...content }: InputOf<typeof contract.createClaim>): Buffer {
  return createHash('sha256').update(JSON.stringify(content)).digest()
}

/** Whose claim it is: the one who was named, or the one client of the case. */
function personOf(
  named: string | null,
  persons: readonly { readonly id: string; readonly part: string; readonly files: readonly string[] }[],
): string | null {
  if (named !== null && !persons.some(one => one.files.includes(named))) {
    throw refuse('claims.not_of_this_case', {}, [{ path: 'personId', code: 'not_one_of' }])
  }
  const clients = persons.filter(one => one.part === 'client')
  return named ?? (clients.length === 1 ? (clients[0]?.id ?? null) : null)
}

/** What is written of a claim: the sheet, and the figures that the computation gives for it today. */
async function columnsOf(use: UseCase, { personId, opponent, wage, maintenance, evidence }: Entered) {
  const { basis, digest } = await claimBasis()
  const common = {
    person_id: personId,
    opponent,
    evidence: [...new Set(evidence)],
    basis_digest: digest,
    changed_at: use.now,
  }
  if (wage && !maintenance) {
    if (!wage.debts.length && !wage.work.length) throw refuse('claims.nothing_to_compute')
    const figures = wageFigures(wage, todayOf(use), basis)
    const { result } = figures
    const court = nearestCourtDay(figures.courtDays)
    return {
      rule: court?.law?.rule ?? null,
      columns: {
        ...common,
        kind: 'wage',
        country: wage.country,
        currency: currencyOf[wage.country],
        sheet: JSON.stringify(wage),
        as_of: wage.asOf,
        principal: Number(result.principalOwed),
        compensation: Number(result.compensation),
        work_owed: Number(figures.workOwed),
        total: Number(result.total),
        unknown_from: result.unknownFrom,
        last_court_day: court?.lastDay ?? null,
      },
    }
  }
  if (maintenance && !wage) {
    if (!maintenance.months.length) throw refuse('claims.nothing_to_compute')
    const { total } = maintenanceFigures(maintenance, basis)
    return {
      rule: null,
      columns: {
        ...common,
        kind: 'maintenance',
        country: maintenance.country,
        currency: currencyOf[maintenance.country],
        sheet: JSON.stringify(maintenance),
        as_of: maintenance.asOf,
        principal: Number(total),
        compensation: 0,
        work_owed: 0,
        total: Number(total),
        unknown_from: null,
        last_court_day: null,
      },
    }
  }
  throw invalid({ path: 'wage', code: 'required' })
}

/** The deadline of the case follows the claim; once a court was asked, or it is over, nothing waits for that day. */
export function tellCourtDay(use: UseCase, row: store.ClaimRow, rule: string | null): void {
  use.announce(events.courtDay, {
    caseId: row.case_id,
    claimId: row.id,
    dueOn: waitsForCourt(row.status as ClaimStatus) ? row.last_court_day : null,
    rule,
    locale: use.actor.locale,
  })
}

/** Another module's question: the claims of a case that may be read, in one line each; money in minor units. */
export async function claimsOfCase(use: UseCase, caseId: string) {
  const rows = await store.findClaims(use.db, ownOrganisation(use), caseId)
  return rows.map(row => ({
    id: row.id,
    kind: row.kind as ClaimKind,
    total: row.total,
    currency: row.currency,
  }))
}
