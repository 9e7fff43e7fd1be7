import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { call, useFormat, useT } from '#staff/hooks.ts'
import { useMore } from '#staff/list.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { type readCase, readTimeline } from '../contract.ts'
import { CorrectNote } from './CorrectNote.tsx'
import { EntryBody } from './EntryBody.tsx'

export type File = ReplyOf<typeof readCase>
export type Entry = File['timeline']['items'][number]

/** The account of a case, newest first; the rest is fetched when asked for. */
export function CaseTimeline({ file }: { readonly file: File }) {
  const t = useT()
  const format = useFormat()
  const [correcting, setCorrecting] = useState<Entry | null>(null)
  const { items, more, busy, problem } = useMore(file.timeline, file.id, cursor =>
    call(readTimeline, { id: file.id, cursor }),
  )
  // Also in a closed case: what was written down wrongly stays wrong there.
  const mayNote = file.may.work || file.may.reopen
  const isNote = (entry: Entry) =>
    entry.thingId !== null && (entry.kind === 'note' || entry.kind === 'correction') && !entry.correctedBy
  const title = (entry: Entry) =>
    entry.kind === 'note' && entry.noteKind && entry.noteKind !== 'other'
      ? t(`cases.note.${entry.noteKind}`)
      : t(`cases.entry.${entry.kind}`)
  const body = (entry: Entry) => (
    <>
      <EntryBody file={file} entry={entry} />
      {entry.text && <p>{entry.correctedBy ? <s>{entry.text}</s> : entry.text}</p>}
      {entry.correctedBy && <p class="small soft">{t('cases.corrected')}</p>}
      {typeof entry.details.partner === 'string' && <p>{entry.details.partner}</p>}
      {/* A referral gives its reason as a code; its own page says it in words. */}
      {typeof entry.details.reason === 'string' && !entry.kind.startsWith('referral_') && (
        <p>{entry.details.reason}</p>
      )}
      {mayNote && isNote(entry) && (
        <Button
          look="quiet"
          icon="edit"
          label={`${t('cases.act.correct')}: ${entry.text?.slice(0, 60)}`}
          onClick={() => setCorrecting(entry)}
        >
          {t('cases.act.correct')}
        </Button>
      )}
    </>
  )
  return (
    <section>
      <h2>{t('cases.happened')}</h2>
      <Timeline
        label={t('cases.happened')}
        entries={items.map(entry => ({
          id: entry.id,
          title: title(entry),
          when: [format.instant(entry.at, 'medium'), entry.actor?.name].filter(Boolean).join(', '),
          body: body(entry),
          ...(entry.kind === 'glass_broken' ? { tone: 'danger' as const } : {}),
        }))}
      />
      <ErrorNote problem={problem} />
      {more && (
        <Button busy={busy} onClick={more}>
          {t('cases.list.more')}
        </Button>
      )}
      {correcting && <CorrectNote caseId={file.id} entry={correcting} onClose={() => setCorrecting(null)} />}
    </section>
  )
}
