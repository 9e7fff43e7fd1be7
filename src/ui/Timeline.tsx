import type { ComponentChildren } from 'preact'
import type { Tone } from './Tag.tsx'

export interface TimelineEntry {
  readonly id: string
  readonly title: string
  /** When and by whom, in words. */
  readonly when: string
  readonly body?: ComponentChildren
  readonly tone?: Tone | undefined
}

/** What happened, newest first or oldest first as given. */
export function Timeline({
  label,
  entries,
}: {
  readonly label: string
  readonly entries: readonly TimelineEntry[]
}) {
  return (
    <ol class="timeline" aria-label={label}>
      {entries.map(entry => (
        <li key={entry.id} class={entry.tone}>
          <b>{entry.title}</b> <span class="small soft">{entry.when}</span>
          {entry.body && <div>{typeof entry.body === 'string' ? <p>{entry.body}</p> : entry.body}</div>}
        </li>
      ))}
    </ol>
  )
}
