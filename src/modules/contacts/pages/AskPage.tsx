import type { Translate } from '#i18n/translate.ts'
import { Choice, Field, HiddenFields, Problem, type Problems, TextField } from '#site/form.tsx'
import { Picture } from '#site/Picture.tsx'
import { ReachQuestion } from './ReachQuestion.tsx'

export interface AskProps {
  readonly t: Translate
  readonly locale: string
  readonly needs: readonly { readonly code: string; readonly icon: string; readonly ask: string }[]
  readonly countries: readonly { readonly code: string; readonly name: string }[]
  /** As typed, field by field. */
  readonly typed: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly problems: Problems
  /** What is wrong with the whole, not with one field. */
  readonly refused: string | null
}

/** Five questions on one page: what, danger, where, how to reach you, send. Nothing of it names a person. */
export function AskPage(props: AskProps) {
  const { t, locale, typed, problems, refused } = props
  const wrong = Object.keys(problems).length > 0 || refused !== null
  return (
    <form method="post" action={`/${locale}/ask`} class="ask" autocomplete="off" novalidate>
      <h1>{t('contacts.ask.title')}</h1>
      <p>{t('contacts.ask.what')}</p>
      {wrong && (
        <p class="notice danger" role="alert">
          {refused ?? t('contacts.ask.look_again')}
        </p>
      )}
      <HiddenFields values={{ formKey: typed.formKey }} />
      <WhatQuestion {...props} />
      <DangerQuestion {...props} />
      <WhereQuestion {...props} />
      <ReachQuestion t={t} typed={typed} problems={problems} />
      <div class="trap" aria-hidden="true">
        <label for="website">{t('contacts.ask.leave_empty')}</label>
        <input id="website" name="website" tabIndex={-1} autocomplete="off" value={typed.website ?? ''} />
      </div>
      <button type="submit" class="btn main wide">
        {t('contacts.ask.send')}
      </button>
    </form>
  )
}

function WhatQuestion({ t, needs, chosen, typed, problems }: AskProps) {
  return (
    <fieldset>
      <legend>{t('contacts.ask.needs')}</legend>
      <p class="hint">{t('contacts.ask.needs.hint')}</p>
      <Problem id="needs" text={problems.needs} />
      <div class="need-grid">
        {needs.map(({ code, icon, ask }) => (
          <label class="card">
            <input type="checkbox" name="needs" value={code} checked={chosen.includes(code)} />
            <Picture name={icon} />
            <span>{ask}</span>
          </label>
        ))}
      </div>
      <TextField
        name="said"
        label={t('contacts.ask.said')}
        hint={t('contacts.ask.said.hint')}
        value={typed.said ?? ''}
        problem={problems.said}
        lines={4}
        max={5000}
      />
    </fieldset>
  )
}

function DangerQuestion({ t, typed }: AskProps) {
  return (
    <fieldset>
      <legend>{t('contacts.ask.danger')}</legend>
      <div class="acts">
        <Choice type="radio" name="dangerNow" value="1" checked={typed.dangerNow === '1'}>
          {t('contacts.ask.danger.yes')}
        </Choice>
        <Choice type="radio" name="dangerNow" value="0" checked={typed.dangerNow === '0'}>
          {t('contacts.ask.danger.no')}
        </Choice>
      </div>
      <p class="hint">{t('contacts.ask.danger.hint')}</p>
    </fieldset>
  )
}

function WhereQuestion({ t, countries, typed, problems }: AskProps) {
  const select = (name: 'country' | 'homeCountry', label: string) => (
    <Field name={name} label={label} problem={problems[name]}>
      {common => (
        <select {...common}>
          <option value="">{t('contacts.ask.country.other')}</option>
          {countries.map(({ code, name: words }) => (
            <option value={code} selected={typed[name] === code}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <fieldset>
      <legend>{t('contacts.ask.where')}</legend>
      {select('country', t('contacts.ask.country'))}
      <TextField
        name="placeText"
        label={t('contacts.ask.place')}
        hint={t('contacts.ask.place.hint')}
        value={typed.placeText ?? ''}
        problem={problems.placeText}
        max={200}
      />
      {select('homeCountry', t('contacts.ask.home_country'))}
    </fieldset>
  )
}
