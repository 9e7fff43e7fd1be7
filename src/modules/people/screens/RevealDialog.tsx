import { useState } from 'preact/hooks'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { revealNumber, revealPurposes, type WayView } from '../contract.ts'
import type { WhyNot } from '../domain/safe-way.ts'
import { optionsOf } from './options.ts'

interface Props {
  readonly personId: string
  readonly way: WayView
  readonly purpose: (typeof revealPurposes)[number]
  readonly onClose: () => void
}

/** The number for a stated purpose; gone again when the dialog closes. */
export function RevealDialog(props: Props) {
  const { way, onClose } = props
  const t = useT()
  const [number, setNumber] = useState<string | null>(null)
  if (number === null) return <Ask {...props} onShown={setNumber} />
  return (
    <Dialog title={t('people.way.reveal')} onClose={onClose}>
      <div class="stack">
        <p style={{ fontSize: '1.6rem' }}>
          <b>{number}</b>
        </p>
        {!way.mayLeaveMessage && <Notice tone="due">{t('people.way.no_message')}</Notice>}
        {way.coverStory && (
          <Notice>
            {t('people.way.cover_story')}: <b>{way.coverStory}</b>
          </Notice>
        )}
        <Button onClick={onClose}>{t('ui.close')}</Button>
      </div>
    </Dialog>
  )
}

type AskProps = Props & { readonly onShown: (number: string) => void }

function Ask({ personId, way, purpose, onClose, onShown }: AskProps) {
  const t = useT()
  const change = useChange(revealNumber)
  const form = useForm({
    start: { purpose, reason: '' },
    send: typed => change.send({ personId, id: way.id, ...typed }),
    told: '', // nothing was saved
    onDone: ({ reply }) => reply && onShown(reply.shown),
  })
  const title = t('people.way.reveal')
  const look = way.now.may ? 'main' : 'danger'
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={title} look={look}>
      {!way.now.may && <Notice tone="danger">{t(`people.unsafe.${way.now.reason as WhyNot}`)}</Notice>}
      <Choice
        label={t('people.way.purpose')}
        options={optionsOf(revealPurposes, one => t(`people.way.purpose.${one}`))}
        {...form.field('purpose')}
      />
      {!way.now.may && (
        <TextInput label={t('people.way.reveal.why')} maxLength={500} {...form.field('reason')} />
      )}
    </FormDialog>
  )
}
