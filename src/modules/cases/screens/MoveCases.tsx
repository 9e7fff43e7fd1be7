import { useColleagues } from '#modules/accounts/screens/parts.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { moveCases } from '../contract.ts'

interface Props {
  readonly ids: readonly string[]
  /** Whose they are now. */
  readonly from: string
  readonly onClose: () => void
  readonly onMoved: () => void
}

/** To whom the chosen files go; all of them, or none where one may not be moved. */
export function MoveCases({ ids, from, onClose, onMoved }: Props) {
  const t = useT()
  const colleagues = useColleagues().filter(one => one.value !== from)
  const change = useChange(moveCases)
  const form = useForm({
    start: { toId: '', reason: '' },
    check: typed => ({ toId: typed.toId === '' && t('ui.field.missing') }),
    send: typed => change.send({ ids: [...ids], ...typed }),
    forget: '/cases',
    onDone: onMoved,
  })
  const title = t('cases.workload.move', { count: ids.length })
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={t('cases.act.assign')}>
      <Select label={t('cases.field.colleague')} required options={colleagues} {...form.field('toId')} />
      <TextArea label={t('cases.reason')} {...form.field('reason')} />
    </FormDialog>
  )
}
