import { formatDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { Day } from '#lib/day.ts'
import { Choice, type Common, DayField, Field, HiddenFields, Problem as Wrong } from '#site/form.tsx'
import { countryName } from '#ui/countries.ts'
import { wageCountries } from '../domain/sheet.ts'
import { monthsToChoose, type Problem, paidRows, type Typed } from '../domain/wage-form.ts'

interface Props {
  readonly t: Translate
  readonly locale: Locale
  readonly typed: Typed
  readonly today: Day
  readonly problems: Readonly<Record<string, Problem>>
  /** The latest pay day of the law; null where it may not be relied on, and the day is needed. */
  readonly latest: { readonly RU: number | null; readonly KZ: number | null }
}

/** The name of a field with what is wrong with it, in words. */
function aboutOf({ t, problems }: Pick<Props, 't' | 'problems'>, name: string) {
  const problem = problems[name]
  return { name, problem: problem && t(`problem.${problem}`) }
}

/** Five questions on one page; everything is posted, so that no answer stands in an address. */
export function WagesPage(props: Props) {
  const { t, locale, typed, problems, latest } = props
  const { RU, KZ } = latest
  const about = (name: string) => aboutOf(props, name)
  return (
    <>
      <h1>{t('claims.wages.title')}</h1>
      <p>{t('claims.wages.what')}</p>
      {Object.keys(problems).length > 0 && (
        <p class="notice danger" role="alert">
          {t('claims.wages.look_again')}
        </p>
      )}
      <form method="post" action={`/${locale}/wages`} novalidate>
        <Country {...props} />
        <HiddenFields values={{}} />
        <Field {...about('pay')} label={t('claims.wages.pay')} hint={t('claims.wages.pay.hint')}>
          {common => <input {...common} value={typed.pay ?? ''} inputMode="decimal" maxLength={20} />}
        </Field>
        <Field {...about('from')} label={t('claims.wages.from')}>
          {common => <Months {...props} common={common} chosen={typed.from} />}
        </Field>
        <Field {...about('to')} label={t('claims.wages.to')} hint={t('claims.wages.to.hint')}>
          {common => <Months {...props} common={common} chosen={typed.to} />}
        </Field>
        <Field
          {...about('day')}
          label={t('claims.wages.day')}
          hint={RU && KZ ? t('claims.wages.day.hint', { ru: RU, kz: KZ }) : undefined}
        >
          {common => (
            <select {...common}>
              <option value="">{RU || KZ ? t('claims.wages.day.unknown') : ''}</option>
              {Array.from({ length: 31 }, (_, n) => String(n + 1)).map(day => (
                <option value={day} selected={typed.day === day}>
                  {day}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field {...about('month')} label={t('claims.wages.month')}>
          {common => (
            <select {...common}>
              <option value="next">{t('claims.wages.month.next')}</option>
              <option value="same" selected={typed.month === 'same'}>
                {t('claims.wages.month.same')}
              </option>
            </select>
          )}
        </Field>
        <Paid {...props} />
        <button type="submit" class="btn main wide">
          {t('claims.wages.show')}
        </button>
      </form>
      <p class="small soft">{t('rules.result.nothing_kept')}</p>
    </>
  )
}

function Country({ t, typed, problems }: Props) {
  return (
    <fieldset aria-describedby={problems.country ? 'country-problem' : undefined}>
      <legend>{t('claims.country')}</legend>
      {wageCountries.map(code => (
        <Choice type="radio" name="country" value={code} checked={typed.country === code}>
          {countryName(t, code)}
        </Choice>
      ))}
      <Wrong id="country" text={aboutOf({ t, problems }, 'country').problem} />
    </fieldset>
  )
}

/** What was paid of it: folded away, because mostly nothing was. */
function Paid(props: Props) {
  const { t, typed } = props
  const open = paidRows.some(n => typed[`sum${n}`] || typed[`on${n}`])
  return (
    <details class="card" open={open}>
      <summary class="fold">{t('claims.wages.paid')}</summary>
      <p class="hint">{t('claims.wages.paid.hint')}</p>
      {paidRows.map(n => (
        <fieldset>
          <legend>{t('claims.wages.paid.row', { number: n })}</legend>
          <Field {...aboutOf(props, `sum${n}`)} label={t('claims.sum')}>
            {common => (
              <input {...common} value={typed[`sum${n}`] ?? ''} inputMode="decimal" maxLength={20} />
            )}
          </Field>
          <DayField
            {...aboutOf(props, `on${n}`)}
            label={t('claims.debt.paid_on')}
            value={typed[`on${n}`] ?? ''}
          />
        </fieldset>
      ))}
    </details>
  )
}

interface MonthsProps extends Pick<Props, 'locale' | 'today'> {
  readonly common: Common
  readonly chosen: string | undefined
}

const Months = ({ locale, today, common, chosen }: MonthsProps) => (
  <select {...common}>
    <option value="" />
    {monthsToChoose(today).map(month => (
      <option value={month} selected={month === chosen}>
        {formatDay(locale, `${month}-01` as Day, 'monthYear')}
      </option>
    ))}
  </select>
)
