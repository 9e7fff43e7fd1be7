import { useState } from 'preact/hooks'
import { locales } from '#i18n/locales.ts'
import { PersonPicker } from '#modules/people/screens/parts.ts'
import { useMay, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { ageBands } from '../domain/contact.ts'
import type { ContactDraft } from './form.ts'

interface Props {
  readonly draft: ContactDraft
  readonly onChange: (part: Partial<ContactDraft>) => void
}

/** As much of the person as was said; a name only when they want one. */
export function Who({ draft, onChange }: Props) {
  const t = useT()
  const [naming, setNaming] = useState(false)
  const mayName = useMay('people.search')
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
      <div class="row">
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
        <TextInput
          label={t('contacts.place')}
          value={draft.placeText}
          onChange={placeText => onChange({ placeText })}
        />
      </div>
      {draft.personId ? (
        <p>
          <b>{draft.personLabel}</b>{' '}
          <Button look="quiet" icon="close" onClick={() => onChange({ personId: null, personLabel: '' })}>
            {t('ui.remove')}
          </Button>
        </p>
      ) : (
        mayName &&
        !naming && (
          <Button icon="person" onClick={() => setNaming(true)}>
            {t('contacts.name_person')}
          </Button>
        )
      )}
      {naming && !draft.personId && (
        <PersonPicker
          purpose="call"
          onPick={({ id, label }) => {
            onChange({ personId: id, personLabel: label })
            setNaming(false)
          }}
          onAnonymous={() => setNaming(false)}
        />
      )}
    </div>
  )
}
