import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { type readRule, signRule } from '../contract.ts'

interface Props {
  readonly id: string
  readonly version: ReplyOf<typeof readRule>['versions'][number]
  readonly onClose: () => void
}

/** A lawyer puts a name to one version as it was read here. */
export function SignRule({ id, version, onClose }: Props) {
  const t = useT()
  const [note, setNote] = useState('')
  const [signatureId] = useState(newId)
  const change = useChange(signRule)
  const sign = async (event: Event) => {
    event.preventDefault()
    const sent = await change.send({ id, version: version.key, hash: version.hash, note, signatureId })
    if (!sent.ok) return
    forget('/rules')
    onClose()
  }
  return (
    <Dialog title={t('rules.sign')} onClose={onClose}>
      <form class="stack" onSubmit={event => void sign(event)}>
        <p>
          <b>{version.says ?? t('rules.version.nothing')}</b>
        </p>
        <p>{t('rules.sign.what')}</p>
        <ErrorNote problem={change.error} />
        <TextArea
          label={t('rules.sign.note')}
          value={note}
          onChange={setNote}
          error={change.fieldErrors.note}
        />
        <Button type="submit" look="main" busy={change.sending}>
          {t('rules.sign')}
        </Button>
      </form>
    </Dialog>
  )
}
