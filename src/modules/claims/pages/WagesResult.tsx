import { HiddenFields } from '#site/form.tsx'
import { Go } from '#site/trail.tsx'
import { countryName } from '#ui/countries.ts'
import { warningText } from '../contract/words.ts'
import type { ClaimWarning } from '../domain/claim.ts'
import { nearestCourtDay } from '../domain/limitation.ts'
import { evidenceKinds } from '../domain/record.ts'
import { Month, Sources, type WagesProps, written } from './WagesLines.tsx'

/** What is owed and why, until when one may go to court, what is not known, what to keep; then the letter and who helps. */
export function WagesResult(props: WagesProps) {
  const { t, claim, print } = props
  const { sheet, figures } = claim
  const { result } = figures
  const { sum, day } = written(props)
  // Not a nought where no day of it could be counted.
  const counted = result.lines.length > 0 || result.unknownFrom === null
  const sums = [
    [t('claims.principal'), sum(result.principalOwed)],
    ...(counted ? [[t('claims.compensation'), sum(result.compensation)] as const] : []),
    [t('claims.sum'), sum(result.total)],
  ] as const
  return (
    <div class={print ? 'paper' : undefined}>
      <p class="soft">{countryName(t, sheet.country)}</p>
      <section class="notice">
        <h1>
          {t('claims.total', { day: day(sheet.asOf) })}: <span data-total>{sum(result.total)}</span>
        </h1>
        <table>
          <tbody>
            {sums.map(([name, amount]) => (
              <tr>
                <th scope="row">{name}</th>
                <td class="number">{amount}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {result.unknownFrom && (
          <p>
            <strong>{t('claims.wages.not_in_sum', { day: day(result.unknownFrom) })}</strong>
          </p>
        )}
        <p class="small">{t('claims.wages.grows')}</p>
      </section>
      <p class="notice due">{t('rules.result.awaiting')}</p>
      <CourtDays {...props} />
      {!print && <Letter {...props} />}
      <NotKnown {...props} />
      <h2>{t('claims.lines')}</h2>
      {sheet.debts.map(debt => (
        <Month {...props} debt={debt} />
      ))}
      <Sources {...props} />
      <h2>{t('claims.wages.keep')}</h2>
      <p>{t('claims.evidence.hint')}</p>
      <ul>
        {evidenceKinds.wage.map(one => (
          <li>{t(`claims.evidence.${one}`)}</li>
        ))}
      </ul>
      {!print && <Acts {...props} />}
    </div>
  )
}

function CourtDays(props: WagesProps) {
  const { t, claim } = props
  const { day, month } = written(props)
  const { courtDays } = claim.figures
  const nearest = nearestCourtDay(courtDays)
  const passed = courtDays.filter(one => one.state === 'passed').map(one => month(one.debt ?? ''))
  return (
    <>
      {nearest?.lastDay && (
        <section class={nearest.state === 'soon' ? 'notice danger' : 'notice due'}>
          <h2>{t('claims.court_day', { day: day(nearest.lastDay) })}</h2>
          <p>{t('claims.court_day.hint', { name: month(nearest.debt ?? '') })}</p>
          {nearest.law?.first === 'commission' && <p>{t('claims.court_day.commission')}</p>}
          {nearest.law && (
            <p class="small soft" lang="en">
              {nearest.law.source}
            </p>
          )}
        </section>
      )}
      {passed.length > 0 && (
        <p class="notice danger">{t('claims.court_day.passed', { names: passed.join(', ') })}</p>
      )}
      {courtDays.some(one => one.state === 'unknown') && (
        <p class="notice due">{t('claims.wages.court_unknown')}</p>
      )}
    </>
  )
}

/** What the reader must know before the sum is trusted: gaps of the tables, and what was assumed. */
function NotKnown(props: WagesProps) {
  const { t, claim } = props
  const { day, month, sum } = written(props)
  const { sheet, figures, assumed } = claim
  const { result } = figures
  const { warnings, unknownFrom } = result
  const partPaid = sheet.debts.length > 1 && sheet.debts.some(debt => debt.payments.length > 0)
  return (
    <>
      <h2>{t('rules.result.not_known')}</h2>
      <ul>
        {assumed && <li>{t('claims.wages.day_assumed', { day: assumed.day })}</li>}
        {partPaid && <li>{t('claims.wages.oldest_first')}</li>}
        {together(warnings.filter(one => unknownFrom === null || one.code !== 'rate_unknown')).map(
          ({ debts, ...one }) => (
            <li>{warningText(one, t, day, () => debts.map(month).join(', '))}</li>
          ),
        )}
        {result.compensation !== result.compensationEachLine && (
          <li>{t('claims.rounding.other', { sum: sum(result.compensationEachLine) })}</li>
        )}
        <li>{t('claims.wages.as_typed')}</li>
      </ul>
    </>
  )
}

/** The same thing about several months is told once. */
function together(warnings: readonly ClaimWarning[]) {
  const found = new Map<string, ClaimWarning & { debts: string[] }>()
  for (const { code, details } of warnings) {
    const { debt = '', ...others } = details
    const key = JSON.stringify([code, others])
    const same = found.get(key)
    if (same) same.debts.push(debt)
    else found.set(key, { code, details, debts: [debt] })
  }
  return [...found.values()]
}

const Letter = ({ t, locale, typed }: WagesProps) => (
  <form method="post" action={`/${locale}/wages/letter`}>
    <HiddenFields values={typed} />
    <p>
      <button type="submit" class="btn main wide">
        {t('claims.wages.letter')}
      </button>
    </p>
  </form>
)

function Acts({ t, locale, typed, claim }: WagesProps) {
  return (
    <>
      <form method="post" action={`/${locale}/wages`}>
        <HiddenFields values={typed} />
        <p class="acts">
          <button type="submit" name="view" value="print">
            {t('rules.result.print')}
          </button>
          <button type="submit" name="view" value="change">
            {t('rules.result.change')}
          </button>
        </p>
      </form>
      <p class="acts">
        <Go href={`/${locale}/help`} class="btn" field={['need', 'legal.wages']}>
          {t('rules.result.help')}
        </Go>
        <Go href={`/${locale}/handbook/${claim.sheet.country.toLowerCase()}/wages`} class="btn">
          {t('rules.handbook.title')}
        </Go>
      </p>
      <p class="small soft">{t('rules.result.nothing_kept')}</p>
    </>
  )
}
