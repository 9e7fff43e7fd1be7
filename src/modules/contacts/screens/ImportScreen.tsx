import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { forget, hrefOf, useChange, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { previewImport, readImport, runImport } from '../contract.ts'
import { ImportColumns } from './ImportColumns.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { ImportReport } from './ImportReport.tsx'

export type ImportFile = ReplyOf<typeof readImport>
export type Choices = Pick<ImportFile, 'mapping' | 'settings'>

/** One file on its way into the log: columns, preview, import, report. Left in the middle, it goes on where it stood. */
export function ImportScreen({ id }: { readonly id: string }) {
  const t = useT()
  useTitle(t('contacts.import'))
  const { data, error, reload } = useData(readImport, { id })
  const again = () => {
    forget('/contact-imports')
    reload()
  }
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  return (
    <div class="stack">
      <h1>{data.filename}</h1>
      <p>
        <a href={hrefOf('/contacts/import')}>{t('contacts.import')}</a>
      </p>
      {data.may.run ? (
        <Steps key={data.id} file={data} onDone={again} />
      ) : (
        <ImportReport file={data} onChanged={again} />
      )}
    </div>
  )
}

function Steps({ file, onDone }: { readonly file: ImportFile; readonly onDone: () => void }) {
  const t = useT()
  const [choices, setChoices] = useState<Choices>({ mapping: file.mapping, settings: file.settings })
  const preview = useChange(previewImport)
  const [shown, setShown] = useState<ReplyOf<typeof previewImport> | null>(null)
  const running = useRun(file, choices, onDone)
  const begun = file.state === 'running' || running.at !== null
  const hasDay = Object.values(choices.mapping).includes('day')
  const look = async () => {
    const sent = await preview.send({ id: file.id, ...choices })
    if (sent.ok && !sent.waiting) setShown(sent.reply)
  }
  if (begun)
    return (
      <section class="card stack">
        <Progress done={running.at ?? file.rows.done} all={file.rows.total} />
        <ErrorNote problem={running.error} />
        {!running.busy && (
          <div class="row">
            <Button look="main" onClick={running.start}>
              {t('contacts.import.go_on')}
            </Button>
          </div>
        )}
      </section>
    )
  return (
    <>
      <ImportColumns
        file={file}
        choices={choices}
        onChange={next => {
          setChoices(next)
          setShown(null)
        }}
      />
      {!hasDay && <Notice tone="due">{t('problem.day_needed')}</Notice>}
      <ErrorNote problem={preview.error} />
      <div class="row">
        <Button
          look={shown ? undefined : 'main'}
          busy={preview.sending}
          disabled={!hasDay}
          onClick={() => void look()}
        >
          {t('contacts.import.preview')}
        </Button>
      </div>
      {shown && <ImportPreview preview={shown} onStart={running.start} />}
    </>
  )
}

function Progress({ done, all }: { readonly done: number; readonly all: number }) {
  const t = useT()
  const format = useFormat()
  const words = t('contacts.import.progress', { done: format.number(done), all: format.number(all) })
  return (
    <div class="stack" role="status">
      <progress style={{ width: '100%' }} max={all} value={done} aria-label={words} />
      <p>{words}</p>
    </div>
  )
}

/** Asks for batch after batch; stops when the screen is left or a batch fails, and may be begun again. */
function useRun(file: ImportFile, choices: Choices, onDone: () => void) {
  const batch = useChange(runImport)
  const [at, setAt] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const gone = useRef(false)
  useEffect(
    () => () => {
      gone.current = true
    },
    [],
  )
  const run = async () => {
    setBusy(true)
    setAt(file.rows.done)
    while (!gone.current) {
      const sent = await batch.send({ id: file.id, ...choices })
      if (!sent.ok || sent.waiting) break
      setAt(sent.reply.rows.done)
      if (sent.reply.state === 'running') continue
      onDone()
      break
    }
    setBusy(false)
  }
  return { at, busy, error: batch.error, start: () => void run() }
}
