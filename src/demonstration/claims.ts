import type { Role } from '#lib/actor.ts'
import { addDays, addHours, addMonths, type Day, dayIn, type Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import * as claims from '#modules/claims/contract.ts'
import * as documents from '#modules/documents/contract.ts'
import { seeded } from './dice.ts'
import type { Perform } from './work.ts'

// What the lawyers of the demonstration do about pay: the claim, the demand, what was done, what came.

const employers = ['ООО «Пример-Строй»', 'ИП Образцов', 'Кафе «Вымысел»', 'ООО «Макет»', 'Бригадир Эталонов']

interface Wronged {
  readonly caseId: string
  readonly personId: string
  readonly worker: Role
  readonly country: 'RU' | 'KZ'
  readonly timeZone: string
  readonly at: Instant
  readonly now: Instant
}

/** A stream of its own, so that the rest of the half year does not change with it. */
const dice = seeded(20_261_123)

export async function oneClaim(actAt: (at: Instant) => Perform, wronged: Wronged): Promise<void> {
  const { caseId, personId, worker, country, at, now } = wronged
  if (!dice.chance(70)) return
  const act = actAt(at)
  const today = dayIn(at, wronged.timeZone)
  const claimId = newId()
  const monthly = dice.whole(30, 70) * (country === 'RU' ? 1000 : 5000)
  const opponent = dice.pick(employers)
  const claim = await act(worker, claims.createClaim, {
    id: claimId,
    caseId,
    personId,
    opponent,
    evidence: dice.chance(50) ? ['messages', 'witnesses'] : ['contract', 'messages'],
    wage: {
      country,
      asOf: today,
      rounding: 'once',
      debts: [3, 2, 1].map(back => debt(addMonths(today, -back), monthly)),
      work: [],
      months: [],
    },
  })
  if (!dice.chance(75)) return
  const letter = await act(worker, documents.makeDocument, {
    caseId,
    claimId,
    personId,
    template: 'wage_demand',
    country,
    language: 'ru',
    readingLanguage: 'tg',
    answers: {
      work_kind: dice.pick(['Отделочные работы', 'Работа на кухне', 'Погрузка', 'Уборка']),
      agreed_pay: `${monthly} в месяц`,
      answer_by: addDays(today, 14),
    },
  })
  await act(worker, documents.markSent, {
    id: letter.id,
    version: letter.version,
    on: today,
    how: 'Почтой с описью',
  })
  await act(worker, claims.addStep, { id: claimId, kind: 'demand_sent', on: today })
  const later = addHours(at, 24 * dice.whole(12, 30))
  if (later >= now || !dice.chance(55)) return
  await actAt(later)(worker, claims.recordRecovery, {
    id: claimId,
    amount: dice.chance(60) ? claim.total : Math.floor(claim.total / 2),
    on: dayIn(later, wronged.timeZone),
    payer: 'employer',
  })
}

function debt(due: Day, monthly: number) {
  const paid = dice.chance(30) ? [{ date: addDays(due, 5), amount: `${Math.floor(monthly / 3)}.00` }] : []
  return { id: `d${due}`, kind: 'wage' as const, due, amount: `${monthly}.00`, payments: paid }
}
