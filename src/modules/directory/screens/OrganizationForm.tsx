import type { SentOf } from '#lib/contract.ts'
import { type Typing, useChange, useForm, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
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
  const { shown } = useEntryWords(placeName(organization))
  const change = useChange(updateOrganization, { fields: entryFields, inputOf: draftOf, shown })
  const form = useForm({
    draft: `directory.organization.${organization.id}`,
    start: draftOf(organization),
    of: organization,
    send: (typed, read) => change.send(typed, { before: read }),
    onDone,
  })
  return (
    <Form form={form} submit={t('ui.save')} onCancel={() => void form.discard().then(onCancel)}>
      <OrganizationFields form={form} />
      <TranslationsEditor {...form.field('translations')} errors={form.errors} />
    </Form>
  )
}

type Said = Omit<Draft, 'id' | 'version'>

/** What an organisation is and how to reach it, for a new one and for one that is there. */
export function OrganizationFields({ form }: { readonly form: Typing<Said> }) {
  const t = useT()
  const { typed, set, errors } = form
  return (
    <section class="card stack">
      <TextInput label={t('organisations.name')} required maxLength={200} {...form.field('name')} />
      <TextInput label={t('directory.form.other_name')} maxLength={200} {...form.text('alternateName')} />
      <Select
        label={t('directory.form.kind')}
        required
        options={organizationKinds.map(value => ({ value, label: t(`directory.kind.${value}`) }))}
        {...form.field('kind')}
      />
      <TextArea label={t('directory.form.description')} required {...form.field('description')} />
      <PlacePicker
        label={t('directory.place')}
        placeId={typed.placeId ?? null}
        onChange={({ id, country }) => set({ placeId: id, country })}
        error={errors.placeId}
      />
      <PhonesEditor value={typed.phones} onChange={phones => set({ phones })} errors={errors} />
      <TextInput label={t('accounts.email')} type="email" {...form.text('email')} />
      <TextInput
        label={t('directory.form.website')}
        type="url"
        placeholder="https://"
        {...form.text('website')}
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
