import { useState } from 'preact/hooks'
import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
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
export function RevealDialog({ personId, way, purpose: usual, onClose }: Props) {
  const t = useT()
  const [purpose, setPurpose] = useState(usual)
  const [reason, setReason] = useState('')
  const [number, setNumber] = useState<string | null>(null)
  const change = useChange(revealNumber)
  const ask = async (event: Event) => {
    event.preventDefault()
    const sent = await change.send({ personId, id: way.id, purpose, reason })
    if (sent.ok && !sent.waiting) setNumber(sent.reply.shown)
  }
  return (
    <Dialog title={t('people.way.reveal')} onClose={onClose}>
      {number !== null ? (
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
      ) : (
        <form class="stack" onSubmit={event => void ask(event)}>
          {!way.now.may && <Notice tone="danger">{t(`people.unsafe.${way.now.reason as WhyNot}`)}</Notice>}
          <ErrorNote problem={change.error} />
          <Choice
            label={t('people.way.purpose')}
            value={purpose}
            options={optionsOf(revealPurposes, one => t(`people.way.purpose.${one}`))}
            onChange={setPurpose}
          />
          {!way.now.may && (
            <TextInput
              label={t('people.way.reveal.why')}
              value={reason}
              onChange={setReason}
              maxLength={500}
            />
          )}
          <Button type="submit" look={way.now.may ? 'main' : 'danger'} busy={change.sending}>
            {t('people.way.reveal')}
          </Button>
        </form>
      )}
    </Dialog>
  )
}
