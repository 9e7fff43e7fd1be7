import type { ComponentChildren } from 'preact'
import { useFormat, useT } from '#staff/hooks.ts'
import type { ShownDivision } from '../domain/divisions.ts'
import { type Division, setOffTotal } from '../domain/share-out.ts'
import { Notes } from './Notes.tsx'
import { SheetTable } from './SheetTable.tsx'
import { codeOf, useGroup, useMoney, useNameOf } from './use-group.ts'

/** The sheet that anybody can work out again by hand: what is divided, by how many, each line, and what is left. */
export function ShareSheet({
  division,
  carryOver,
  rounding,
  rules,
  governance,
  meeting,
  made,
}: ShownDivision) {
  const t = useT()
  const { group } = useGroup()
  const money = useMoney(group.lid.currency)
  const format = useFormat()
  const nameOf = useNameOf()
  const byShares = rules.savings.mode !== 'amount' && rules.shareOut.mode === 'by_shares'
  const kept = division.lines.reduce((sum, line) => sum + setOffTotal(line) - line.setOff.socialFines, 0)
  const lost = division.lines.reduce((sum, line) => sum + line.writtenOff, 0)
  const inBox = division.fund - kept + carryOver
  const { money_counter_1, money_counter_2 } = governance?.offices ?? {}
  const counters = [money_counter_1, money_counter_2].flatMap(member => (member ? [nameOf(member)] : []))
  const line = (label: string, sum: ComponentChildren) => (
    <p>
      {label}: <b>{sum}</b>
    </p>
  )
  return (
    <div class="share-sheet stack">
      <h2>
        {t('savings.share_out.title')} · {group.lid.name}
      </h2>
      <p class="paper-only">
        {format.day(made ? format.dayOf(made.at) : format.today(), 'long')} ·{' '}
        {t('savings.meeting_number', { number: String(meeting) })}
      </p>
      <div class="card">
        {line(t('savings.share_out.in_box'), money.show(inBox))}
        {carryOver > 0 && line(`− ${t('savings.share_out.carry_over')}`, money.show(carryOver))}
        {kept > 0 && line(`+ ${t('savings.share_out.kept_debts')}`, money.show(kept))}
        {line(`= ${t('savings.share_out.fund')}`, money.show(division.fund))}
        {byShares && (
          <>
            {line(t('savings.shares'), format.number(division.stamps))}
            {line(t('savings.share_out.value'), money.show(division.valuePerShare))}
            <p class="soft">
              {t(rounding === 'floor_member' ? 'savings.share_out.sum_each' : 'savings.share_out.sum', {
                fund: money.show(division.fund),
                shares: format.number(division.stamps),
                value: money.show(division.valuePerShare),
              })}{' '}
              {t('savings.share_out.unit', { amount: money.show(rules.cashUnit) })}
            </p>
          </>
        )}
        {lost > 0 && line(t('savings.share_out.lost'), money.show(lost))}
      </div>
      <SheetTable {...{ division, rules }} />
      <Check division={division} />
      <Notes />
      <p class="paper-only">
        {t('savings.share_out.counters')}: {counters.join(', ')} ____________________ &nbsp;
        ____________________
      </p>
      <p class="small soft">
        {t('savings.code')}: {codeOf(made?.hash ?? group.log.log.head.hash)}
      </p>
    </div>
  )
}

/** What was left over, and that everything together is the fund again. */
function Check({ division }: { readonly division: Division }) {
  const t = useT()
  const { group } = useGroup()
  const money = useMoney(group.lid.currency)
  const paid = division.lines.reduce((sum, line) => sum + line.payout, 0)
  const setOff = division.lines.reduce((sum, line) => sum + setOffTotal(line), 0)
  return (
    <p>
      {t('savings.share_out.remainder')}: <b>{money.show(division.remainder)}</b>{' '}
      <span class="soft">
        {t('savings.share_out.check', {
          paid: money.show(paid),
          setOff: money.show(setOff),
          remainder: money.show(division.remainder),
          fund: money.show(division.fund),
        })}
      </span>
    </p>
  )
}
