import { type Kysely, sql } from 'kysely'
import type { Instant } from '#lib/day.ts'
import { isCurrency, parseAmount } from '#lib/money.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import {
  type Erased,
  type HeldField,
  type HeldPart,
  held,
  type PersonalData,
} from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { sealOld } from '#platform/vault/follow.ts'
import type { MaintenanceSheet, WageSheet } from './domain/sheet.ts'
import { resealClaims, words } from './store/sealing.ts'
import type { Tables } from './tables.gen.ts'

/** What is owed to a person. Where a claim is still pursued its case is open, so `open` is for the case to say. */
export const personalData: PersonalData = {
  tables: ['claims.claim'],
  words,
  things: async (use, personId) => (await claimsOf(use, [personId])).map(({ id }) => ({ kind: 'claim', id })),
  collect,
  seal: use => sealOld(use.db, 'claims', 20, resealClaims),
  async erase(use, personId) {
    const sheets = JSON.stringify(await sheetsWithoutWords(use, personId))
    const { rows } = await sql<{ counts: Erased }>`
      select claims.erase_person(${personId}, ${sheets}::jsonb) as counts`.execute(use.db)
    return rows[0]?.counts ?? {}
  },
  async activity(use, personIds) {
    const rows = await claimsOf(use, personIds)
    return rows.map(row => ({
      personId: row.person_id ?? '',
      last: row.changed_at as Instant,
      open: false,
    }))
  },
}

/** What the worker called each debt goes; sums and days stay. Sealed ones are opened for it here. */
async function sheetsWithoutWords(use: UseCase, personId: string): Promise<Record<string, unknown>> {
  const emptied = (await claimsOf(use, [personId])).map(({ id, sheet }) => {
    // Both kinds of sheet passed their schema; one whose key is gone is empty.
    const { debts, ...rest } = (sheet || {}) as { debts?: readonly object[] }
    const nameless = debts && { debts: debts.map(debt => ({ ...debt, label: null })) }
    return [id, { ...rest, ...nameless }]
  })
  return Object.fromEntries(emptied)
}

function claimsOf(use: UseCase, personIds: readonly string[]) {
  const db: Kysely<Tables> = use.db
  return db
    .selectFrom('claims.claim')
    .select(['id', 'person_id', 'kind', 'opponent', 'currency', 'total', 'recovered', 'as_of', 'status'])
    .select(['sheet', 'made_at', 'changed_at'])
    .where('organisation_id', '=', ownOrganisation(use))
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .orderBy('made_at')
    .execute()
}

async function collect(use: UseCase, personId: string): Promise<readonly HeldPart[]> {
  const claims = await claimsOf(use, [personId])
  const records = claims.map(row => [
    held('kind', 'claims.work.kind', row.kind, 'claims.title.'),
    held('madeAt', 'contacts.when', row.made_at),
    held('opponent', 'claims.opponent', row.opponent),
    held('asOf', 'claims.as_of', row.as_of),
    held('total', 'claims.debt.amount', `${row.total} ${row.currency}`, '@money'),
    held('recovered', 'claims.figures.recovered', `${row.recovered} ${row.currency}`, '@money'),
    held('status', 'referrals.state', row.status, 'claims.status.'),
  ])
  return [{ kind: 'claims.claim', title: 'claims.title', records }, ...claims.flatMap(entered)]
}

type ClaimRow = Awaited<ReturnType<typeof claimsOf>>[number]

/** What was entered of a claim, line by line. */
function entered({ sheet, kind, currency }: ClaimRow): HeldPart[] {
  const told = (name: string, label: HeldField['label'], amount: string | null) => {
    const minor = amount !== null && isCurrency(currency) ? parseAmount(amount, currency) : null
    return held(name, label, minor === null ? amount : `${minor} ${currency}`, '@money')
  }
  if (kind === 'maintenance') {
    const { months = [] } = (sheet || {}) as Partial<MaintenanceSheet> // kept as it was entered, or its key is gone
    const records = months.map(one => [
      held('month', 'claims.month.month', one.month),
      told('income', 'claims.child.income', one.income),
      told('paid', 'claims.debt.paid', one.paid),
    ])
    return [{ kind: 'claims.month', title: 'claims.step.pay', records }]
  }
  const { debts = [], work = [], months = [] } = (sheet || {}) as Partial<WageSheet> // as above
  const owed = debts.map(one => [
    held('label', 'claims.debt.label', one.label),
    held('kind', 'claims.debt.kind', one.kind, 'claims.debt.kind.'),
    held('due', 'claims.debt.due', one.due),
    told('amount', 'claims.debt.amount', one.amount),
    ...one.payments.flatMap((payment, nth) => [
      held(`paidOn${nth + 1}`, 'claims.debt.paid_on', payment.date),
      told(`paid${nth + 1}`, 'claims.debt.paid', payment.amount),
    ]),
  ])
  const worked = work.map(one => [
    held('date', 'claims.work.date', one.date),
    held('kind', 'claims.work.kind', one.kind, 'claims.work.kind.'),
    held('hours', 'claims.work.hours', one.hours),
    told('rate', 'claims.work.rate', one.hourlyRate),
    told('paid', 'claims.debt.paid', one.paid),
  ])
  const full = months.map(one => [
    held('month', 'claims.month.month', one.month),
    told('gross', 'claims.month.gross', one.gross),
    told('withheld', 'claims.month.withheld', one.withheld),
  ])
  return [
    { kind: 'claims.debt', title: 'claims.step.pay', records: owed },
    { kind: 'claims.work', title: 'claims.step.work', records: worked },
    { kind: 'claims.month', title: 'claims.step.checks', records: full },
  ]
}
