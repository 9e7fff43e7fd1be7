import { useState } from 'preact/hooks'
import { locales } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { useChange, useData, useForm, useMay, useMe, useT, useTitle } from '#staff/hooks.ts'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readOrganisation, updateOrganisation } from '../contract.ts'
import { settingFields } from './decided-fields.ts'
import { OpeningHours } from './OpeningHours.tsx'

type Organisation = ReplyOf<typeof readOrganisation>
type Typed = Required<SentOf<typeof updateOrganisation>>

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
  const shown = (name: string, value: unknown) =>
    name === 'hours' ? hoursInWords((value ?? []) as Organisation['hours'], t) : undefined
  const change = useChange(updateOrganisation, { fields: settingFields, inputOf: formOf, shown })
  const [saved, setSaved] = useState(false)
  const form = useForm({
    draft: 'organisations.settings',
    start: formOf(organisation),
    of: organisation,
    send: (typed, read) => change.send(typed, { before: read }),
    forget: '/organisations',
    onDone: () => setSaved(true),
  })
  const { typed, set } = form
  const fields = (
    <fieldset class="field stack" disabled={readOnly} onInput={() => setSaved(false)}>
      <TextInput label={t('organisations.name')} required maxLength={200} {...form.field('name')} />
      <TextInput label={t('organisations.phone')} type="tel" {...form.text('phone')} />
      <MultiChoice
        label={t('organisations.languages')}
        options={locales.map(value => ({ value, label: t(`language.${value}`) }))}
        value={locales.filter(one => typed.languages?.includes(one))}
        onChange={value => set({ languages: [...(typed.languages ?? []).filter(isRare), ...value] })}
      />
      <Select
        label={t('organisations.timeZone')}
        required
        options={[...new Set([...zones, organisation.timeZone])].map(value => ({ value, label: value }))}
        {...form.field('timeZone')}
      />
      <OpeningHours value={typed.hours ?? []} onChange={hours => set({ hours })} />
      <Check
        label={t('organisations.publicRequests')}
        value={typed.takesPublicRequests === true}
        onChange={takesPublicRequests => set({ takesPublicRequests })}
      />
      <Check
        label={t('organisations.approval')}
        value={typed.closingNeedsApproval === true}
        onChange={closingNeedsApproval => set({ closingNeedsApproval })}
      />
    </fieldset>
  )
  if (readOnly) return <section class="card">{fields}</section>
  return (
    <Form
      card
      form={form}
      submit={t('ui.save')}
      beside={saved && <span class="tag ok">{t('ui.saved')}</span>}
    >
      {fields}
    </Form>
  )
}

/** Languages beyond the six stay as they are. */
const isRare = (language: string) => !(locales as readonly string[]).includes(language)

const formOf = (from: Organisation): Typed => ({
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
