import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { currencies } from '#lib/money.ts'
import { PlacePicker } from '#modules/directory/screens/parts.ts'
import { navigate, useChange, useForm, useT, useTitle } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { registerSelfHelpGroup } from '../../contract/goods.ts'

const empty = {
  ...{ name: '', village: '', currency: 'TJS' as string, members: '', women: '' },
  placeId: null as string | null,
}

/** A self-help group that has no phone: how many they are, never who. */
export function NewSelfHelp() {
  const t = useT()
  useTitle(t('savings.self_help.new'))
  const [id] = useState(newId)
  const change = useChange(registerSelfHelpGroup, { offline: true, label: 'savings.self_help.new' })
  const form = useForm({
    start: empty,
    check: typed => {
      const [members, women] = [countOf(typed.members), countOf(typed.women)]
      return {
        name: !typed.name.trim() && t('savings.set_up.name_missing'),
        members: !members && t('ui.field.number'),
        women:
          women === null
            ? t('ui.field.number')
            : women > (members ?? women) && t('ui.field.tooBig', { limit: members ?? 0 }),
      }
    },
    send: typed => {
      const counts = { members: countOf(typed.members) ?? 0, women: countOf(typed.women) ?? 0 }
      return change.send({ id, ...typed, village: typed.village || null, ...counts })
    },
    forget: '/savings',
    onDone: ({ waiting }) => navigate(waiting ? '/groups/goods' : `/groups/${id}/goods`),
  })
  return (
    <div class="stack">
      <h1>{t('savings.self_help.new')}</h1>
      <Form card form={form} submit={t('ui.save')}>
        <TextInput label={t('savings.set_up.name_label')} maxLength={120} required {...form.field('name')} />
        <TextInput label={t('savings.set_up.village')} maxLength={120} {...form.field('village')} />
        <PlacePicker
          label={t('savings.self_help.place')}
          placeId={form.typed.placeId}
          onChange={place => form.set({ placeId: place.id })}
          error={form.errors.placeId}
        />
        <div class="cols even">
          <TextInput
            label={t('savings.self_help.members')}
            inputMode="numeric"
            required
            {...form.field('members')}
          />
          <TextInput
            label={t('savings.self_help.women')}
            inputMode="numeric"
            required
            {...form.field('women')}
          />
        </div>
        <Select
          label={t('savings.set_up.currency')}
          required
          options={currencies.map(code => ({ value: code as string, label: code }))}
          {...form.field('currency')}
        />
      </Form>
    </div>
  )
}

const countOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)
