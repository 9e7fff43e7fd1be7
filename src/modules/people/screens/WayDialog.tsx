import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { type Sent, useChange, useForm, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { addWay, updateWay, type WayView } from '../contract.ts'
import { wayKinds } from '../domain/safe-way.ts'
import { wayFields } from './decided-fields.ts'
import { optionsOf } from './options.ts'
import { useWayWords } from './useWayWords.ts'
import { sentWay, WayFields, wayDraft } from './WayFields.tsx'

interface Props {
  readonly personId: string
  /** Null for a new one. */
  readonly way: WayView | null
  readonly onClose: () => void
  readonly onSaved: () => void
}

/** As it is sent when nothing is changed; of the number only its end is known here. */
const wayInput = (way: WayView) => ({
  ...sentWay(wayDraft(way), way),
  number: way.hasNumber ? `… ${way.numberEnd ?? ''}` : null,
})

export function WayDialog({ personId, way, onClose, onSaved }: Props) {
  const t = useT()
  const [id] = useState(() => way?.id ?? newId())
  const shown = useWayWords()
  const adding = useChange(addWay)
  const changing = useChange(updateWay, { fields: wayFields, inputOf: wayInput, shown })
  const form = useForm({
    start: wayDraft(way),
    of: way,
    send: (typed, before): Promise<Sent<WayView>> => {
      const fields = { personId, id, ...sentWay(typed, before) }
      return before ? changing.send({ ...fields, version: before.version }, { before }) : adding.send(fields)
    },
    onDone: onSaved,
  })
  const title = t(way ? 'ui.edit' : 'people.way.add')
  return (
    <FormDialog title={title} onClose={onClose} wide form={form} submit={t('ui.save')}>
      <Choice
        label={t('people.way.kind')}
        options={optionsOf(wayKinds, kind => t(`people.way.kind.${kind}`))}
        {...form.field('kind')}
      />
      {form.typed.kind !== 'none' && <WayFields form={form} old={way !== null} />}
    </FormDialog>
  )
}
