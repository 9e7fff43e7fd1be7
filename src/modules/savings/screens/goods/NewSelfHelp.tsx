import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { currencies } from '#lib/money.ts'
import { PlacePicker } from '#modules/directory/screens/parts.ts'
import { forget, navigate, useChange, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { registerSelfHelpGroup } from '../../contract/goods.ts'

/** A self-help group that has no phone: how many they are, never who. */
export function NewSelfHelp() {
  const t = useT()
  useTitle(t('savings.self_help.new'))
  const change = useChange(registerSelfHelpGroup, { offline: true, label: 'savings.self_help.new' })
  const [form, setForm] = useState({
    ...{ id: newId() as string, name: '', village: '', currency: 'TJS', members: '', women: '' },
    placeId: null as string | null,
  })
  const set = (part: Partial<typeof form>) => setForm(before => ({ ...before, ...part }))
  const counts = { members: countOf(form.members), women: countOf(form.women) }
  const [wrong, setWrong] = useState(false)
  const save = async () => {
    const { members, women } = counts
    if (!form.name.trim() || members === null || members < 1 || women === null || women > members)
      return setWrong(true)
    const sent = await change.send({ ...form, village: form.village || null, members, women })
    if (!sent.ok) return
    forget('/savings')
    navigate(sent.waiting ? '/groups/goods' : `/groups/${form.id}/goods`)
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <h1>{t('savings.self_help.new')}</h1>
      <section class="card stack">
        <TextInput
          {...{ label: t('savings.set_up.name_label'), value: form.name, maxLength: 120, required: true }}
          onChange={name => set({ name })}
          error={wrong && !form.name.trim() ? t('savings.set_up.name_missing') : change.fieldErrors.name}
        />
        <TextInput
          {...{ label: t('savings.set_up.village'), value: form.village, maxLength: 120 }}
          onChange={village => set({ village })}
        />
        <PlacePicker
          label={t('savings.self_help.place')}
          placeId={form.placeId}
          onChange={place => set({ placeId: place.id })}
          error={change.fieldErrors.placeId}
        />
        <div class="cols even">
          <TextInput
            {...{
              label: t('savings.self_help.members'),
              value: form.members,
              inputMode: 'numeric',
              required: true,
            }}
            onChange={members => set({ members })}
            error={wrong && !counts.members ? t('ui.field.number') : change.fieldErrors.members}
          />
          <TextInput
            {...{
              label: t('savings.self_help.women'),
              value: form.women,
              inputMode: 'numeric',
              required: true,
            }}
            onChange={women => set({ women })}
            error={
              wrong && (counts.women === null || counts.women > (counts.members ?? 0))
                ? t('ui.field.tooBig', { limit: counts.members ?? 0 })
                : change.fieldErrors.women
            }
          />
        </div>
        <Select
          {...{ label: t('savings.set_up.currency'), value: form.currency, required: true }}
          options={currencies.map(code => ({ value: code as string, label: code }))}
          onChange={currency => set({ currency })}
        />
      </section>
      <ErrorNote problem={change.error} />
      <div class="row">
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

const countOf = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : null)
