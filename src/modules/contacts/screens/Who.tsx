import { useState } from 'preact/hooks'
import { locales } from '#i18n/locales.ts'
import { PlacePicker, useTaxonomy } from '#modules/directory/screens/parts.ts'
import { PersonPicker } from '#modules/people/screens/parts.ts'
import { useLocale, useMay, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { countryOptions } from '#ui/countries.ts'
import { Select } from '#ui/Select.tsx'
import { ageBands } from '../domain/contact.ts'
import type { ContactContent } from './form.ts'

interface Props {
  readonly draft: ContactContent
  readonly onChange: (part: Partial<ContactContent>) => void
}

/** As much of the person as was said; a name only when they want one. */
export function Who({ draft, onChange }: Props) {
  const t = useT()
  return (
    <div class="stack">
      <Choice
        label={t('contacts.who')}
        shortcut="p"
        value={draft.sex === 'other' ? null : draft.sex}
        options={[
          { value: 'female', label: t('people.who.woman') },
          { value: 'male', label: t('people.who.man') },
        ]}
        onChange={sex => onChange({ sex })}
      />
      <div class="cols even">
        <Select
          label={t('contacts.age')}
          value={draft.ageBand ?? ''}
          options={ageBands.map(band => ({ value: band, label: t(`people.age_band.${band}`) }))}
          onChange={ageBand => onChange({ ageBand: ageBand || null })}
        />
        <Select
          label={t('ui.language')}
          value={draft.language ?? ''}
          options={locales.map(locale => ({ value: locale as string, label: t(`language.${locale}`) }))}
          onChange={language => onChange({ language: language || null })}
        />
        <Select
          label={t('contacts.country')}
          value={draft.country ?? ''}
          options={countryOptions(t)}
          onChange={country => onChange({ country: country || null, placeId: null })}
        />
        <Place draft={draft} onChange={onChange} />
      </div>
      <TargetGroups draft={draft} onChange={onChange} />
      <Name draft={draft} onChange={onChange} />
    </div>
  )
}

/** A place of the list, or what was said where the list does not have it. */
export function Place({
  draft,
  onChange,
  error,
}: {
  readonly draft: Pick<ContactContent, 'country' | 'placeId' | 'placeText'>
  readonly onChange: (part: Pick<ContactContent, 'placeId' | 'placeText'> & { country?: string }) => void
  readonly error?: string | undefined
}) {
  const t = useT()
  return (
    <PlacePicker
      label={t('contacts.place')}
      hint={draft.placeId ? undefined : draft.placeText || undefined}
      error={error}
      country={draft.country}
      placeId={draft.placeId}
      onType={typed => onChange({ placeId: null, placeText: typed })}
      onChange={({ id, path, country }) => onChange({ placeId: id, placeText: path, country })}
    />
  )
}

function TargetGroups({ draft, onChange }: Props) {
  const t = useT()
  const locale = useLocale()
  const groups = useTaxonomy()?.targetGroups ?? []
  return (
    <details open={draft.targetGroups.length > 0}>
      <summary>{t('contacts.target_groups')}</summary>
      <MultiChoice
        label={t('contacts.target_groups')}
        value={draft.targetGroups}
        options={groups.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        onChange={targetGroups => onChange({ targetGroups })}
      />
    </details>
  )
}

function Name({ draft, onChange }: Props) {
  const t = useT()
  const [naming, setNaming] = useState(false)
  const mayName = useMay('people.search')
  if (draft.personId)
    return (
      <p>
        <b>{draft.personLabel}</b>{' '}
        <Button look="quiet" icon="close" onClick={() => onChange({ personId: null, personLabel: '' })}>
          {t('ui.remove')}
        </Button>
      </p>
    )
  if (!naming)
    return mayName ? (
      <Button icon="person" onClick={() => setNaming(true)}>
        {t('contacts.name_person')}
      </Button>
    ) : null
  return (
    <PersonPicker
      purpose="call"
      onPick={({ id, label }) => {
        onChange({ personId: id, personLabel: label })
        setNaming(false)
      }}
      onAnonymous={() => setNaming(false)}
    />
  )
}
