import { useFormat, useT } from '#staff/hooks.ts'
import { Empty } from '#ui/Empty.tsx'
import type { Entry } from '../domain/entry.ts'
import { Frame } from './Frame.tsx'
import { useSentence } from './sentences.ts'
import { useGroup } from './use-group.ts'

/** The whole book, newest meeting first: nothing is ever missing from it, what was taken back is struck out. */
export function Journal({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.journal')} whole>
      {() => <Meetings />}
    </Frame>
  )
}

function Meetings() {
  const t = useT()
  const { group } = useGroup()
  const meetings = byMeeting(group.log.entries)
  return (
    <>
      <h1>{t('savings.journal')}</h1>
      {meetings.length === 0 && <Empty icon="document" title={t('savings.empty.meetings')} />}
      {meetings.map((entries, index) => (
        <Meeting key={entries[0]?.seq} entries={entries} open={index === 0} />
      ))}
    </>
  )
}

function Meeting({ entries, open }: { readonly entries: readonly Entry[]; readonly open: boolean }) {
  const t = useT()
  const format = useFormat()
  const sentence = useSentence()
  const [first] = entries
  const number = first?.event.kind === 'meeting_opened' ? first.event.number : 0
  const takenBack = new Set(
    entries.flatMap(({ event }) => (event.kind === 'corrected' ? [event.corrects] : [])),
  )
  return (
    <details class="card" open={open}>
      <summary>
        <b>{t('savings.meeting_number', { number: String(number) })}</b>{' '}
        <span class="soft">{first && format.day(format.dayOf(first.at), 'medium')}</span>
      </summary>
      <ul class="list">
        {entries.map(({ event }) => {
          const words = sentence(event)
          return words === null ? null : (
            <li key={event.id}>{takenBack.has(event.id) ? <s>{words}</s> : words}</li>
          )
        })}
      </ul>
      <p class="small soft">
        {t('savings.code')}: {entries.at(-1)?.hash.slice(0, 8).toUpperCase()}
      </p>
    </details>
  )
}

function byMeeting(entries: readonly Entry[]): Entry[][] {
  const meetings: Entry[][] = []
  for (const entry of entries) {
    if (entry.event.kind === 'meeting_opened') meetings.push([])
    meetings.at(-1)?.push(entry)
  }
  return meetings.reverse()
}
