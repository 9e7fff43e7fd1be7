import { useT } from '#staff/hooks.ts'
import { Face, Sum } from '../Parts.tsx'
import { offices } from '../setup/plan.ts'
import { numberOf, useGroup, useMoney, useNameOf } from '../use-group.ts'

/** The rules in the numbers that members ask for. */
export function RulesNow() {
  const t = useT()
  const { group, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const { savings, socialFund, loans, fines } = rules
  const fine = (code: string) => fines.list.find(one => one.code === code)?.amount ?? 0
  const percent = (loans.rate.num * 100) / loans.rate.den
  return (
    <div class="card">
      <Sum label={t('savings.set_up.saving')} amount={t(`savings.mode.${savings.mode}`)} />
      {savings.mode !== 'amount' && <Sum label={t('savings.set_up.price')} amount={savings.price} />}
      <Sum label={t('savings.set_up.social')} amount={socialFund.perMeeting} />
      <Sum label={t('savings.set_up.rate')} amount={`${percent} %`} />
      <Sum
        label={t('savings.more.cap')}
        amount={`× ${loans.capTimesSavings.num / loans.capTimesSavings.den}`}
      />
      {loans.maxPeriods !== null && (
        <Sum label={t('savings.more.longest')} amount={String(loans.maxPeriods)} />
      )}
      {(loans.guarantors ?? 0) > 0 && (
        <Sum label={t('savings.more.guarantors')} amount={String(loans.guarantors)} />
      )}
      <Sum label={t('savings.fine.late')} amount={money.show(fine('late'))} />
      <Sum label={t('savings.fine.absent')} amount={money.show(fine('absent'))} />
    </div>
  )
}

export function OfficesNow() {
  const t = useT()
  const { book } = useGroup()
  const nameOf = useNameOf()
  const held = book.governance?.offices ?? {}
  const keys = book.governance?.keyHolders ?? []
  const rows = [
    ...offices.flatMap(office => {
      const member = held[office]
      return member === undefined ? [] : [[t(`savings.office.${office}`), member] as const]
    }),
    ...keys.map((member, index) => [t('savings.keys.of', { number: index + 1 }), member] as const),
  ]
  return (
    <ul class="tiles two">
      {rows.map(([label, member]) => (
        <li key={label} class="tile">
          <Face number={numberOf(book, member)} />
          <span class="who">
            <b>{nameOf(member)}</b>
            <span class="small">{label}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
