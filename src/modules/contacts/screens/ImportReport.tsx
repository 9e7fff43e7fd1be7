import { useState } from 'preact/hooks'
import { addressOf, useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { importReport, undoImport } from '../contract.ts'
import type { ImportFile } from './ImportScreen.tsx'

/** What came of an import; taken back whole or not at all. */
export function ImportReport({ file, onChanged }: { file: ImportFile; onChanged: () => void }) {
  const t = useT()
  const { number } = useFormat()
  const [asking, setAsking] = useState(false)
  const undo = useChange(undoImport)
  const { imported, known, bad } = file.rows
  const takeBack = async () => {
    const sent = await undo.send({ id: file.id })
    if (!sent.ok) return
    setAsking(false)
    onChanged()
  }
  return (
    <section class="card stack">
      <Notice tone={file.state === 'done' ? 'ok' : 'accent'} live>
        {t(`contacts.import.state.${file.state}`)}
      </Notice>
      <p class="row">
        <Tag tone="ok">{t('contacts.import.imported', { number: number(imported) })}</Tag>
        {known > 0 && <Tag>{t('contacts.import.known', { number: number(known) })}</Tag>}
        {bad > 0 && <Tag tone="danger">{t('contacts.import.bad', { number: number(bad) })}</Tag>}
      </p>
      <div class="row">
        {bad > 0 && (
          <LinkButton href={addressOf(importReport, { id: file.id })} icon="download">
            {t('contacts.import.report')}
          </LinkButton>
        )}
        {file.may.undo && (
          <Button look="danger" onClick={() => setAsking(true)}>
            {t('contacts.import.undo')}
          </Button>
        )}
      </div>
      {bad > 0 && <p class="soft">{t('contacts.import.bad_rows.hint')}</p>}
      {asking && (
        <Dialog title={t('contacts.import.undo')} onClose={() => setAsking(false)}>
          <div class="stack">
            <ErrorNote problem={undo.error} />
            <p>{t('contacts.import.undo.what')}</p>
            <div class="row">
              <Button look="danger" busy={undo.sending} onClick={() => void takeBack()}>
                {t('contacts.import.undo')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('ui.cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </section>
  )
}
