import { useState } from 'preact/hooks'
import { locales } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import {
  announce,
  forget,
  useChange,
  useData,
  useDraft,
  useMay,
  useMe,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readOrganisation, updateOrganisation } from '../contract.ts'
import { settingFields } from './decided-fields.ts'
import { OpeningHours } from './OpeningHours.tsx'

type Organisation = ReplyOf<typeof readOrganisation>
type Form = Required<SentOf<typeof updateOrganisation>>

const zones = [
  'Asia/Dushanbe',
  'Asia/Bishkek',
  'Asia/Tashkent',
  'Asia/Almaty',
  'Asia/Ashgabat',
  'Europe/Moscow',
  'Asia/Yekaterinburg',
  'Asia/Novosibirsk',
  'Europe/Istanbul',
]

export function OrganisationSettings() {
  const t = useT()
  useTitle(t('organisations.settings.title'))
  const { organisation } = useMe()
  const { data, error, reload } = useData(readOrganisation, { id: organisation.id })
  const may = useMay('organisations.update')
  return (
    <div class="stack">
      <h1>{data?.name ?? t('organisations.settings.title')}</h1>
      {!may && <Notice>{t('organisations.readOnly')}</Notice>}
      <ErrorNote problem={error} onRetry={reload} />
      {data ? (
        <SettingsForm key={data.version} organisation={data} readOnly={!may} />
      ) : (
        !error && <Skeleton />
      )}
    </div>
  )
}

function SettingsForm({ organisation, readOnly }: { organisation: Organisation; readOnly: boolean }) {
  const t = useT()
  const [form, setForm, draft] = useDraft<Form>('organisations.settings', formOf(organisation))
  const shown = (name: string, value: unknown) =>
    name === 'hours' ? hoursInWords((value ?? []) as Organisation['hours'], t) : undefined
  const { send, sending, error, fieldErrors } = useChange(updateOrganisation, {
    fields: settingFields,
    inputOf: formOf,
    shown,
  })
  const [saved, setSaved] = useState(false)
  const set = <K extends keyof Form>(name: K, value: Form[K]) => {
    setSaved(false)
    setForm({ ...form, [name]: value })
  }
  const save = async (what: Form) => {
    const sent = await send(what, { before: form.version === organisation.version ? organisation : null })
    if (!sent.ok) return
    await draft.clear()
    setSaved(true)
    announce(t('ui.saved'))
    forget('/organisations')
  }
  return (
    <form
      class="card stack"
      onSubmit={event => {
        event.preventDefault()
        void save(form)
      }}
    >
      <ErrorNote problem={error} />
      <fieldset class="field stack" disabled={readOnly}>
        <TextInput
          label={t('organisations.name')}
          required
          maxLength={200}
          value={form.name}
          onChange={value => set('name', value)}
          error={fieldErrors.name}
        />
        <TextInput
          label={t('organisations.phone')}
          type="tel"
          value={form.phone ?? ''}
          onChange={value => set('phone', value)}
          error={fieldErrors.phone}
        />
        <MultiChoice
          label={t('organisations.languages')}
          options={locales.map(value => ({ value, label: t(`language.${value}`) }))}
          value={locales.filter(one => form.languages?.includes(one))}
          onChange={value => set('languages', [...(form.languages ?? []).filter(isRare), ...value])}
        />
        <Select
          label={t('organisations.timeZone')}
          required
          value={form.timeZone}
          options={[...new Set([...zones, organisation.timeZone])].map(value => ({ value, label: value }))}
          onChange={value => set('timeZone', value)}
          error={fieldErrors.timeZone}
        />
        <OpeningHours value={form.hours ?? []} onChange={value => set('hours', value)} />
        <Check
          label={t('organisations.publicRequests')}
          value={form.takesPublicRequests === true}
          onChange={value => set('takesPublicRequests', value)}
        />
        <Check
          label={t('organisations.approval')}
          value={form.closingNeedsApproval === true}
          onChange={value => set('closingNeedsApproval', value)}
        />
      </fieldset>
      {!readOnly && (
        <div class="row">
          <Button type="submit" look="main" busy={sending}>
            {t('ui.save')}
          </Button>
          {saved && <span class="tag ok">{t('ui.saved')}</span>}
        </div>
      )}
    </form>
  )
}

/** Languages beyond the six stay as they are. */
const isRare = (language: string) => !(locales as readonly string[]).includes(language)

const formOf = (from: Organisation): Form => ({
  id: from.id,
  version: from.version,
  name: from.name,
  phone: from.phone,
  placeId: from.placeId,
  languages: from.languages,
  timeZone: from.timeZone,
  hours: from.hours,
  takesPublicRequests: from.takesPublicRequests,
  closingNeedsApproval: from.closingNeedsApproval,
})

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function hoursInWords(hours: Organisation['hours'], t: Translate): string {
  const dayNames = (days: readonly number[]) => days.map(day => t(`ui.weekday.${day as 1}`)).join(' ')
  return hours.map(({ days, from, to }) => `${dayNames(days)} ${clock(from)}–${clock(to)}`).join('; ')
}
