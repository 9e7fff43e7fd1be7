import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { PlacePicker } from '#modules/directory/screens/parts.ts'
import { useChange, useForm, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Form, FormDialog } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { changeGroup, closeGroup } from '../../contract/programme.ts'
import { type CloseReason, closeReasons, groupKinds } from '../../domain/programme.ts'
import { groupFields } from '../decided-fields.ts'
import type { GroupView } from './GroupPage.tsx'

interface Props {
  readonly group: GroupView
  readonly onChanged: () => void
}

/** What is known of a group beside its book; closing it is beside that, out of the way. */
export function EditGroup({ group, onChanged }: Props) {
  const t = useT()
  const [isClosing, setIsClosing] = useState(false)
  return (
    <details class="card">
      <summary>{t('savings.page.edit')}</summary>
      <Known group={group} onChanged={onChanged} />
      {group.may.manage && !group.closedOn && (
        <div class="row">
          <Button look="quiet" onClick={() => setIsClosing(true)}>
            {t('savings.page.close')}
          </Button>
        </div>
      )}
      {isClosing && <Close group={group} onClose={() => setIsClosing(false)} onChanged={onChanged} />}
    </details>
  )
}

function Known({ group, onChanged }: Props) {
  const t = useT()
  const { id, version } = group
  const change = useChange(changeGroup, { fields: groupFields })
  const form = useForm({
    // What was typed outlives a newer version of the group; saving then asks about both.
    draft: `savings.group.${id}`,
    start: {
      version,
      ...{ name: group.name, village: group.village ?? '', placeId: group.placeId, kind: group.kind },
      formedOn: (group.formedOn ?? '') as Day | '', // the server keeps days only
    },
    of: group,
    send: (typed, read) => {
      const input = { id, ...typed, formedOn: typed.formedOn || null }
      return change.send(input, { before: read })
    },
    forget: '/savings',
    onDone: onChanged,
  })
  return (
    <Form form={form} submit={t('ui.save')}>
      <div class="cols even">
        <TextInput required label={t('savings.name')} {...form.field('name')} />
        <TextInput label={t('savings.village')} {...form.field('village')} />
        <PlacePicker
          label={t('savings.place')}
          placeId={form.typed.placeId}
          error={form.errors.placeId}
          onChange={place => form.set({ placeId: place.id })}
          onType={typed => typed === '' && form.set({ placeId: null })}
        />
        <Select
          required
          label={t('savings.kind')}
          options={groupKinds.map(value => ({ value, label: t(`savings.kind.${value}`) }))}
          {...form.field('kind')}
        />
        <DateInput label={t('savings.formed_on')} {...form.field('formedOn')} />
      </div>
    </Form>
  )
}

function Close({ group, onClose, onChanged }: Props & { readonly onClose: () => void }) {
  const t = useT()
  const { today } = useFormat()
  const change = useChange(closeGroup)
  const form = useForm({
    start: { on: today() as Day | '', reason: '' as CloseReason | '' },
    send: ({ on, reason }) => change.send({ id: group.id, on, reason: reason as CloseReason }), // required
    forget: '/savings',
    onDone() {
      onChanged()
      onClose()
    },
  })
  const title = t('savings.page.close')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={title} look="danger">
      <p>{t('savings.page.close_how')}</p>
      <DateInput required label={t('savings.page.close_day')} {...form.field('on')} />
      <Select
        required
        label={t('savings.page.close_why')}
        options={closeReasons.map(value => ({ value, label: t(`savings.close.${value}`) }))}
        {...form.field('reason')}
      />
    </FormDialog>
  )
}
