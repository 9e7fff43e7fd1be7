import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { PlacePicker } from '#modules/directory/screens/parts.ts'
import { announce, forget, useChange, useDraft, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
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
  // What was typed outlives a newer version of the group; saving then asks about both.
  const [form, setForm, draft] = useDraft(`savings.group.${id}`, {
    version,
    ...{ name: group.name, village: group.village ?? '', placeId: group.placeId, kind: group.kind },
    formedOn: (group.formedOn ?? '') as Day | '', // the server keeps days only
  })
  const change = useChange(changeGroup, { fields: groupFields })
  const set = (part: Partial<typeof form>) => setForm(before => ({ ...before, ...part }))
  const save = async () => {
    const input = { id, ...form, formedOn: form.formedOn || null }
    const before = form.version === version ? group : null
    if (!(await change.send(input, { before })).ok) return
    await draft.clear()
    forget('/savings')
    announce(t('ui.saved'))
    onChanged()
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <div class="cols even">
        <TextInput
          required
          label={t('savings.name')}
          value={form.name}
          error={change.fieldErrors.name}
          onChange={name => set({ name })}
        />
        <TextInput label={t('savings.village')} value={form.village} onChange={village => set({ village })} />
        <PlacePicker
          label={t('savings.place')}
          placeId={form.placeId}
          error={change.fieldErrors.placeId}
          onChange={place => set({ placeId: place.id })}
          onType={typed => typed === '' && set({ placeId: null })}
        />
        <Select
          required
          label={t('savings.kind')}
          value={form.kind}
          options={groupKinds.map(value => ({ value, label: t(`savings.kind.${value}`) }))}
          onChange={kind => set({ kind })}
        />
        <DateInput
          label={t('savings.formed_on')}
          value={form.formedOn}
          error={change.fieldErrors.formedOn}
          onChange={formedOn => set({ formedOn })}
        />
      </div>
      <ErrorNote problem={change.error} />
      <div class="row">
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

function Close({ group, onClose, onChanged }: Props & { readonly onClose: () => void }) {
  const t = useT()
  const { today } = useFormat()
  const [on, setOn] = useState<Day | ''>(today())
  const [reason, setReason] = useState<CloseReason | ''>('')
  const change = useChange(closeGroup)
  const close = async () => {
    if (!on || !reason || !(await change.send({ id: group.id, on, reason })).ok) return
    forget('/savings')
    announce(t('ui.saved'))
    onChanged()
    onClose()
  }
  return (
    <Dialog title={t('savings.page.close')} onClose={onClose}>
      <div class="stack">
        <p>{t('savings.page.close_how')}</p>
        <DateInput
          required
          label={t('savings.page.close_day')}
          value={on}
          error={change.fieldErrors.on}
          onChange={setOn}
        />
        <Select
          required
          label={t('savings.page.close_why')}
          value={reason}
          options={closeReasons.map(value => ({ value, label: t(`savings.close.${value}`) }))}
          onChange={setReason}
        />
        <ErrorNote problem={change.error} />
        <Button look="danger" busy={change.sending} disabled={!on || !reason} onClick={() => void close()}>
          {t('savings.page.close')}
        </Button>
      </div>
    </Dialog>
  )
}
