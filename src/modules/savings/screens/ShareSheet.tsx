import { useFormat, useT } from '#staff/hooks.ts'
import { type Division, setOffTotal } from '../domain/share-out.ts'
import { numberOf, useGroup, useMoney, useNameOf } from './use-group.ts'

interface Props {
  readonly division: Division
  readonly carryOver: number
}

/** The sheet that anybody can work out again by hand: what is divided, by how many, each line, and what is left. */
export function ShareSheet({ division, carryOver }: Props) {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const format = useFormat()
  const nameOf = useNameOf()
  const inStamps = rules.savings.mode !== 'amount'
  const lines = division.lines.filter(line => line.stamps > 0 || setOffTotal(line) > 0 || line.writtenOff > 0)
  const paid = lines.reduce((sum, line) => sum + line.payout, 0)
  const setOff = lines.reduce((sum, line) => sum + setOffTotal(line), 0)
  return (
    <div class="share-sheet stack">
      <h2>
        {t('savings.share_out.title')} · {group.lid.name}
      </h2>
      <p class="paper-only">{format.day(format.today(), 'long')}</p>
      <div class="card">
        {carryOver > 0 && (
          <p>
            {t('savings.share_out.carry_over')}: <b>{money.show(carryOver)}</b>
          </p>
        )}
        <p>
          {t('savings.share_out.fund')}: <b>{money.show(division.fund)}</b>
        </p>
        {inStamps && (
          <>
            <p>
              {t('savings.shares')}: <b>{format.number(division.stamps)}</b>
            </p>
            <p>
              {t('savings.share_out.value')}: <b>{money.show(division.valuePerShare)}</b>
            </p>
            <p class="soft">
              {t('savings.share_out.sum', {
                fund: money.show(division.fund),
                shares: format.number(division.stamps),
                value: money.show(division.valuePerShare),
              })}
            </p>
          </>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways is reached by keyboard */}
      <div class="wide-table" tabIndex={0}>
        <table class="sheet-table">
          <caption class="hidden">{t('savings.share_out.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('savings.who')}</th>
              {inStamps && <th scope="col">{t('savings.shares')}</th>}
              {setOff > 0 && <th scope="col">{t('savings.share_out.part')}</th>}
              {setOff > 0 && <th scope="col">{t('savings.share_out.debt')}</th>}
              <th scope="col">{t('savings.share_out.pays')}</th>
              <th scope="col" class="paper-only">
                {t('savings.share_out.signed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map(line => (
              <tr key={line.member}>
                <th scope="row">
                  {numberOf(book, line.member)}. {nameOf(line.member)}
                </th>
                {inStamps && <td>{format.number(line.stamps)}</td>}
                {setOff > 0 && <td>{money.show(line.claim)}</td>}
                {setOff > 0 && <td>{setOffTotal(line) > 0 ? money.show(setOffTotal(line)) : '–'}</td>}
                <td>
                  <b>{money.show(line.payout)}</b>
                </td>
                <td class="paper-only">&nbsp;</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('savings.total')}</th>
              {inStamps && <td>{format.number(division.stamps)}</td>}
              {setOff > 0 && <td>{money.show(paid + setOff)}</td>}
              {setOff > 0 && <td>{money.show(setOff)}</td>}
              <td>{money.show(paid)}</td>
              <td class="paper-only">&nbsp;</td>
            </tr>
          </tfoot>
        </table>
      </div>
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
      <p class="paper-only">
        {t('savings.share_out.counters')}: ____________________ &nbsp; ____________________
      </p>
      <p class="small soft">
        {t('savings.code')}: {group.log.log.head.hash.slice(0, 8).toUpperCase()}
      </p>
    </div>
  )
}
