import type { ComponentChildren } from 'preact'
import type { Translate } from '#i18n/translate.ts'
import { DayField, HiddenFields } from '#site/form.tsx'
import { Go } from '#site/trail.tsx'
import {
  askedDestinations,
  askedPurposes,
  citizenships,
  earlierStays,
  type Filled,
  type Paper,
  type Typed,
} from '../domain/questionnaire.ts'

export interface CheckProps {
  readonly t: Translate
  readonly locale: string
  readonly typed: Typed
  readonly filled: Filled
  readonly papers: readonly Paper[]
  readonly country: (code: string) => string
}

/** One question after the other on one address; everything is posted, so that no answer stays in the phone's history. */
export function CheckPage(props: CheckProps) {
  const { t, filled } = props
  const number = ['citizenship', 'destination', 'purpose', 'entry', 'papers'].indexOf(filled.step) + 1
  return (
    <>
      <p class="soft">{t('rules.check.step', { number, of: 5 })}</p>
      {filled.step === 'citizenship' && <Citizenship {...props} />}
      {filled.step === 'destination' && <Destination {...props} />}
      {filled.step === 'purpose' && <Purpose {...props} />}
      {filled.step === 'entry' && <Entry {...props} />}
      {filled.step === 'papers' && <Papers {...props} />}
    </>
  )
}

function Form({ locale, typed, but, children }: CheckProps & { but: string[]; children: ComponentChildren }) {
  return (
    <form method="post" action={`/${locale}/check`} novalidate>
      <HiddenFields values={typed} but={but} />
      {children}
    </form>
  )
}

interface ChoiceProps {
  readonly name: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

const Choices = ({ name, options }: ChoiceProps) => (
  <ul class="need-grid">
    {options.map(({ value, label }) => (
      <li>
        <button type="submit" class="card" name={name} value={value}>
          {label}
        </button>
      </li>
    ))}
  </ul>
)

function Citizenship(props: CheckProps) {
  const { t, locale, country } = props
  return (
    <Form {...props} but={['citizenship']}>
      <h1>{t('rules.check.title')}</h1>
      <p>{t('rules.check.what')}</p>
      <h2>{t('rules.check.citizenship')}</h2>
      <Choices
        name="citizenship"
        options={citizenships.map(code => ({ value: code, label: country(code) }))}
      />
      <p class="soft">
        {t('rules.check.other')} <Go href={`/${locale}/ask`}>{t('rules.check.ask')}</Go>
      </p>
    </Form>
  )
}

function Destination(props: CheckProps) {
  const { t, locale, typed, country } = props
  const options = askedDestinations.filter(code => code !== typed.citizenship)
  return (
    <Form {...props} but={['destination']}>
      <h1>{t('rules.check.destination')}</h1>
      <Choices name="destination" options={options.map(code => ({ value: code, label: country(code) }))} />
      <p class="soft">
        {t('rules.check.other')} <Go href={`/${locale}/ask`}>{t('rules.check.ask')}</Go>
      </p>
    </Form>
  )
}

function Purpose(props: CheckProps) {
  const { t } = props
  return (
    <Form {...props} but={['purpose']}>
      <h1>{t('rules.check.purpose')}</h1>
      <p class="hint">{t('rules.check.purpose.hint')}</p>
      <Choices
        name="purpose"
        options={askedPurposes.map(one => ({ value: one, label: t(`rules.purpose.${one}`) }))}
      />
    </Form>
  )
}

/** What a field of a day is given, by its name. */
function dayOf({ t, typed, filled }: CheckProps, name: string) {
  const problem = filled.problems[name]
  return { name, value: typed[name] ?? '', problem: problem && t(`problem.${problem}`) }
}

function Entry(props: CheckProps) {
  const { t, typed, country } = props
  const stays = earlierStays.flatMap(n => [`from${n}`, `to${n}`])
  const land = country(typed.destination ?? '')
  return (
    <Form {...props} but={['entry', 'asked', ...stays]}>
      <h1>{t('rules.check.entry', { country: land })}</h1>
      <DayField
        {...dayOf(props, 'entry')}
        label={t('rules.check.entry.day')}
        hint={t('rules.check.entry.hint')}
      />
      <details class="card" open={stays.some(name => typed[name])}>
        <summary class="fold">{t('rules.check.earlier')}</summary>
        <p class="hint">{t('rules.check.earlier.hint')}</p>
        {earlierStays.map(n => (
          <fieldset>
            <legend>{t('rules.check.earlier.stay', { number: n })}</legend>
            <DayField {...dayOf(props, `from${n}`)} label={t('rules.check.from')} />
            <DayField {...dayOf(props, `to${n}`)} label={t('rules.check.to')} />
          </fieldset>
        ))}
      </details>
      <button type="submit" class="btn main wide" name="asked" value="entry">
        {t('rules.check.next')}
      </button>
    </Form>
  )
}

function Papers(props: CheckProps) {
  const { t, papers } = props
  const names = papers.flatMap(({ kind }) => [kind, `${kind}_until`])
  return (
    <Form {...props} but={['asked', ...names]}>
      <h1>{t('rules.check.papers')}</h1>
      <p class="hint">{t('rules.check.papers.hint')}</p>
      {papers.map(({ kind, until }) => (
        <fieldset>
          <legend>{t(`rules.event.${kind}`)}</legend>
          <DayField {...dayOf(props, kind)} label={t('rules.check.on')} />
          {until && (
            <DayField {...dayOf(props, `${kind}_until`)} label={t(`rules.until.${kind as 'contract'}`)} />
          )}
        </fieldset>
      ))}
      <button type="submit" class="btn main wide" name="asked" value="papers">
        {t('rules.check.show')}
      </button>
    </Form>
  )
}
