import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useData, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { type readCase, readTimeline } from '../contract.ts'

type Page = ReplyOf<typeof readCase>['timeline']
type Entry = Page['items'][number]

/** The account of a case, newest first; the rest is fetched when asked for. */
export function CaseTimeline({ caseId, first }: { readonly caseId: string; readonly first: Page }) {
  const t = useT()
  const format = useFormat()
  const [whole, setWhole] = useState(false)
  const { data } = useData(readTimeline, whole ? { id: caseId, limit: 200 } : null)
  const page = data ?? first
  const title = (entry: Entry) =>
    entry.kind === 'note' && entry.noteKind && entry.noteKind !== 'other'
      ? t(`cases.note.${entry.noteKind}`)
      : t(`cases.entry.${entry.kind}`)
  const body = (entry: Entry) => (
    <>
      {entry.text && <p>{entry.correctedBy ? <s>{entry.text}</s> : entry.text}</p>}
      {entry.correctedBy && <p class="small soft">{t('cases.corrected')}</p>}
      {typeof entry.details.partner === 'string' && <p>{entry.details.partner}</p>}
      {/* A referral gives its reason as a code; its own page says it in words. */}
      {typeof entry.details.reason === 'string' && !entry.kind.startsWith('referral_') && (
        <p>{entry.details.reason}</p>
      )}
    </>
  )
  return (
    <section>
      <h2>{t('cases.happened')}</h2>
      <Timeline
        label={t('cases.happened')}
        entries={page.items.map(entry => ({
          id: entry.id,
          title: title(entry),
          when: [format.instant(entry.at, 'medium'), entry.actor?.name].filter(Boolean).join(', '),
          body: body(entry),
          ...(entry.kind === 'glass_broken' ? { tone: 'danger' as const } : {}),
        }))}
      />
      {page.next && !whole && <Button onClick={() => setWhole(true)}>{t('ui.showAll')}</Button>}
    </section>
  )
}
