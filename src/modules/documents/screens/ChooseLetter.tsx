import { compareText } from '#i18n/sort.ts'
import type { Currency } from '#lib/money.ts'
import { useFormat, useLocale, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { List } from '#ui/List.tsx'
import { Select } from '#ui/Select.tsx'
import { Tag } from '#ui/Tag.tsx'
import { languages, languagesFor, type Template } from '../domain/template.ts'
import { choose, type Facts, inCountry, type LetterPlan } from './plan.ts'
import type { Pack } from './usePack.ts'

interface Props {
  readonly pack: Pack
  readonly facts: Facts | undefined
  readonly plan: LetterPlan
  readonly onChange: (plan: LetterPlan) => void
}

/** Which letter, to which country's office, in which languages. What fits the needs of the case comes first. */
export function ChooseLetter({ pack, facts, plan, onChange }: Props) {
  const template = pack.templates.get(plan.template)
  return template ? (
    <LetterSettings template={template} facts={facts} plan={plan} onChange={onChange} />
  ) : (
    <TemplateList pack={pack} facts={facts} onChoose={one => onChange(choose(plan, one, facts))} />
  )
}

interface ListProps {
  readonly pack: Pack
  readonly facts: Facts | undefined
  readonly onChoose: (template: Template) => void
}

function TemplateList({ pack, facts, onChoose }: ListProps) {
  const t = useT()
  const locale = useLocale()
  const inOrder = compareText(locale)
  const fits = (template: Template) => template.needs.some(need => facts?.needCodes.includes(need))
  const all = [...pack.templates.values()].sort(
    (a, b) => Number(fits(b)) - Number(fits(a)) || inOrder(a.title[locale], b.title[locale]),
  )
  return (
    <section class="card stack">
      <h2>{t('documents.choose')}</h2>
      <List label={t('documents.choose')} rows={all} rowKey={one => one.code}>
        {one => (
          <button type="button" class="open" onClick={() => onChoose(one)}>
            <span>
              <b>{one.title[locale]}</b> {fits(one) && <Tag tone="accent">{t('documents.fits')}</Tag>}
              <br />
              <span class="small soft">{one.about[locale]}</span>
            </span>
          </button>
        )}
      </List>
    </section>
  )
}

interface SettingsProps {
  readonly template: Template
  readonly facts: Facts | undefined
  readonly plan: LetterPlan
  readonly onChange: (plan: LetterPlan) => void
}

function LetterSettings({ template, facts, plan, onChange }: SettingsProps) {
  const t = useT()
  const locale = useLocale()
  const { money } = useFormat()
  const claims = facts?.claims.filter(one => template.claim === 'any' || one.kind === template.claim) ?? []
  const named = (codes: readonly (typeof languages)[number][]) =>
    codes.map(code => ({ value: code, label: t(`language.${code}`) }))
  return (
    <section class="card stack">
      <h2>{template.title[locale]}</h2>
      <p class="soft">{template.about[locale]}</p>
      {template.countries.length > 1 && (
        <Choice
          label={t('documents.country')}
          value={plan.country}
          options={template.countries.map(code => ({ value: code, label: t(`country.${code}`) }))}
          onChange={country => onChange(inCountry(plan, template, country))}
        />
      )}
      <Choice
        label={t('documents.language')}
        value={plan.language}
        options={named(languagesFor(template, plan.country))}
        onChange={language => onChange({ ...plan, language })}
      />
      <Choice
        label={t('documents.reading_language')}
        hint={t('documents.reading_language.hint')}
        value={plan.readingLanguage}
        options={named(languages)}
        onChange={readingLanguage => onChange({ ...plan, readingLanguage })}
      />
      {template.claim && claims.length > 0 && (
        <Select
          label={t('documents.claim')}
          value={plan.claimId}
          options={claims.map(one => ({
            value: one.id,
            label: `${t(one.kind === 'wage' ? 'claims.title.wage' : 'claims.title.maintenance')} · ${money({
              amount: one.total,
              currency: one.currency as Currency,
            })}`,
          }))}
          onChange={claimId => onChange({ ...plan, claimId })}
        />
      )}
      {template.claim && template.claim !== 'any' && claims.length === 0 && (
        <p class="small soft">{t('documents.no_claim')}</p>
      )}
      <div class="row">
        <Button look="main" icon="next" onClick={() => onChange({ ...plan, at: 0 })}>
          {t('documents.begin')}
        </Button>
        <Button look="quiet" onClick={() => onChange({ ...plan, template: '', at: -1 })}>
          {t('documents.other_letter')}
        </Button>
      </div>
    </section>
  )
}
