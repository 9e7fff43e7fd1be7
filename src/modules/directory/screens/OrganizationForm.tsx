import type { SentOf } from '#lib/contract.ts'
import { useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type OrganizationView, updateOrganization } from '../contract.ts'
import { organizationKinds } from '../domain/directory.ts'
import { entryFields } from './decided-fields.ts'
import { useEntryWords } from './entry-words.ts'
import { PhonesEditor } from './PhonesEditor.tsx'
import { PlacePicker } from './PlacePicker.tsx'
import { TranslationsEditor } from './TranslationsEditor.tsx'

type Draft = Required<SentOf<typeof updateOrganization>>

interface Props {
  readonly organization: OrganizationView
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** The entry of an organisation; its services have forms of their own. */
export function OrganizationForm({ organization, onDone, onCancel }: Props) {
  const t = useT()
  const [form, setForm, draft] = useDraft<Draft>(
    `directory.organization.${organization.id}`,
    draftOf(organization),
  )
  const words = useEntryWords(placeName(organization))
  const change = useChange(updateOrganization, { fields: entryFields, inputOf: draftOf, shown: words.shown })
  // A draft from an older version was not made on what is known here: whatever differs is asked.
  const before = form.version === organization.version ? organization : null
  const set = (part: Partial<Draft>) => setForm(old => ({ ...old, ...part }))
  const save = async (what: Draft) => {
    const sent = await change.send(what, { before })
    if (!sent.ok) return
    await draft.clear()
    onDone()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void save(form)
      }}
    >
      <OrganizationFields form={form} set={set} errors={change.fieldErrors} />
      <TranslationsEditor
        value={form.translations}
        onChange={translations => set({ translations })}
        errors={change.fieldErrors}
      />
      <ErrorNote problem={change.error} />
      <div class="row">
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
        <Button onClick={() => void draft.clear().then(onCancel)}>{t('ui.cancel')}</Button>
      </div>
    </form>
  )
}

type Said = Omit<Draft, 'id' | 'version'>

interface FieldsProps {
  readonly form: Said
  readonly set: (part: Partial<Said>) => void
  readonly errors: Readonly<Record<string, string>>
}

/** What an organisation is and how to reach it, for a new one and for one that is there. */
export function OrganizationFields({ form, set, errors }: FieldsProps) {
  const t = useT()
  return (
    <section class="card stack">
      <TextInput
        label={t('organisations.name')}
        required
        maxLength={200}
        value={form.name}
        onChange={name => set({ name })}
        error={errors.name}
      />
      <TextInput
        label={t('directory.form.other_name')}
        maxLength={200}
        value={form.alternateName ?? ''}
        onChange={name => set({ alternateName: name || null })}
        error={errors.alternateName}
      />
      <Select
        label={t('directory.form.kind')}
        required
        value={form.kind}
        options={organizationKinds.map(value => ({ value, label: t(`directory.kind.${value}`) }))}
        onChange={kind => set({ kind })}
      />
      <TextArea
        label={t('directory.form.description')}
        required
        value={form.description}
        onChange={description => set({ description })}
        error={errors.description}
      />
      <PlacePicker
        label={t('directory.place')}
        placeId={form.placeId ?? null}
        onChange={({ id, country }) => set({ placeId: id, country })}
        error={errors.placeId}
      />
      <PhonesEditor value={form.phones} onChange={phones => set({ phones })} errors={errors} />
      <TextInput
        label={t('accounts.email')}
        type="email"
        value={form.email ?? ''}
        onChange={email => set({ email: email || null })}
        error={errors.email}
      />
      <TextInput
        label={t('directory.form.website')}
        type="url"
        placeholder="https://"
        value={form.website ?? ''}
        onChange={website => set({ website: website || null })}
        error={errors.website}
      />
    </section>
  )
}

/** The place's name, by its id. */
export const placeName = ({ placeId, place }: OrganizationView): Record<string, string> =>
  placeId && place ? { [placeId]: place } : {}

function draftOf(from: OrganizationView): Draft {
  return {
    id: from.id,
    version: from.version,
    kind: from.kind,
    name: from.original.name,
    alternateName: from.alternateName,
    description: from.original.description,
    // They came from the same server that takes them back.
    translations: from.translations as Draft['translations'],
    email: from.email,
    website: from.website,
    legalStatus: from.legalStatus,
    yearIncorporated: from.yearIncorporated,
    country: from.country,
    placeId: from.placeId,
    phones: from.phones,
  }
}
