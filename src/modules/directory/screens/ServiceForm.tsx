import { localeNames, locales } from '#i18n/locales.ts'
import type { SentOf } from '#lib/contract.ts'
import { useChange, useDraft, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type ServiceView, updateService } from '../contract.ts'
import { fees } from '../domain/directory.ts'
import { NeedPicker } from './NeedPicker.tsx'

type Draft = SentOf<typeof updateService>

interface Props {
  readonly service: ServiceView
  readonly onDone: () => void
  readonly onCancel: () => void
}

/** What changes most often; hours and places stay as they are. */
export function ServiceForm({ service, onDone, onCancel }: Props) {
  const t = useT()
  const change = useChange(updateService)
  const [form, setForm, draft] = useDraft<Draft>(`directory.service.${service.id}`, draftOf(service))
  const set = (part: Partial<Draft>) => setForm({ ...form, ...part })
  const save = async (event: Event) => {
    event.preventDefault()
    const sent = await change.send(form)
    if (!sent.ok) return
    await draft.clear()
    onDone()
  }
  const cancel = async () => {
    await draft.clear()
    onCancel()
  }
  const wrong = change.fieldErrors
  const phone = form.phones?.[0]?.number ?? ''
  const bed = form.capacities?.[0]
  return (
    <form class="card stack" onSubmit={save}>
      <TextInput
        label={t('directory.form.name')}
        value={form.name}
        onChange={name => set({ name })}
        error={wrong.name}
        required
      />
      <TextArea
        label={t('directory.form.description')}
        value={form.description ?? ''}
        onChange={description => set({ description })}
        error={wrong.description}
      />
      <NeedPicker
        label={t('directory.form.needs')}
        value={form.needCodes}
        onChange={needCodes => set({ needCodes })}
        error={wrong.needCodes}
      />
      <TextInput
        label={t('directory.form.phone')}
        type="tel"
        value={phone}
        onChange={number => set({ phones: number ? [{ ...form.phones?.[0], number }] : [] })}
        error={wrong['phones[0].number']}
      />
      <MultiChoice
        label={t('directory.speak')}
        value={form.languages ?? []}
        options={locales.map(value => ({ value: value as string, label: localeNames[value] }))}
        onChange={languages => set({ languages })}
      />
      <Select
        label={t('directory.form.fees')}
        value={form.fees ?? 'unknown'}
        options={fees.map(value => ({ value, label: t(`directory.fees.${value}`) }))}
        onChange={value => set({ fees: value })}
      />
      {bed && (
        <TextInput
          label={t('directory.form.free')}
          inputMode="numeric"
          value={String(bed.available)}
          onChange={typed => set({ capacities: [{ ...bed, available: Number(typed.replace(/\D/g, '')) }] })}
        />
      )}
      <TextArea
        label={t('directory.service.how')}
        value={form.applicationProcess ?? ''}
        onChange={applicationProcess => set({ applicationProcess })}
      />
      <Check
        label={t('directory.tells_nobody')}
        value={form.tellsNobody === true}
        onChange={tellsNobody => set({ tellsNobody })}
      />
      {change.error?.status === 409 ? (
        <Notice tone="due" live>
          {t('ui.error.conflict')}
        </Notice>
      ) : (
        <ErrorNote problem={change.error} />
      )}
      <div class="row">
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
        <Button onClick={() => void cancel()}>{t('ui.cancel')}</Button>
      </div>
    </form>
  )
}

/** The whole entry goes back, so that what the form does not show stays. */
function draftOf(service: ServiceView): Draft {
  return {
    ...service,
    name: service.original.name,
    description: service.original.description,
    locationIds: service.locations.map(location => location.id),
    servedPlaces: service.servedPlaces.map(place => place.id),
    // They came from the same server that takes them back.
    translations: service.translations as Draft['translations'],
  }
}
