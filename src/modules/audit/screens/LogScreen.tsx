import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { ApiProblem, call, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listLines } from '../contract.ts'
import { type LogFilter, LogFilters } from './LogFilters.tsx'
import { LineDetails, Thing, useThingName, useWho } from './LogLine.tsx'
import { type LogWords, useLogWords } from './log-words.ts'

type Page = ReplyOf<typeof listLines>
export type Line = Page['items'][number]

/** Who did what and when, in words; never what stands in a file. */
export function LogScreen() {
  const t = useT()
  useTitle(t('audit.log.title'))
  const { words, problem } = useLogWords()
  const [filter, setFilter] = useState<LogFilter>({})
  const [about, setAbout] = useState<string | null>(null)
  const { data, error, loading, reload } = useData(listLines, filter, { keep: false })
  const only = (line: Line, name: string) => {
    setAbout(name)
    setFilter({ ...filter, thingId: line.thingId })
  }
  return (
    <div class="stack">
      <h1>{t('audit.log.title')}</h1>
      <p class="soft">{t('audit.log.what')}</p>
      {words && <LogFilters filter={filter} words={words} about={about} onChange={setFilter} />}
      <ErrorNote problem={error ?? problem} onRetry={reload} />
      {(loading || (!words && !problem)) && <Skeleton />}
      {data && data.items.length === 0 && <Empty icon="book" title={t('ui.nothingFound')} />}
      {words && data && data.items.length > 0 && (
        <Lines key={JSON.stringify(filter)} first={data} filter={filter} words={words} onOnly={only} />
      )}
    </div>
  )
}

interface LinesProps {
  readonly first: Page
  readonly filter: LogFilter
  readonly words: LogWords
  readonly onOnly: (line: Line, name: string) => void
}

function Lines({ first, filter, words, onOnly }: LinesProps) {
  const t = useT()
  const { instant } = useFormat()
  const whoOf = useWho()
  const nameOf = useThingName(words)
  const { rows, next, more, problem } = usePages(first, filter)
  return (
    <>
      <Table
        caption={t('audit.log.title')}
        rows={rows}
        rowKey={line => line.id}
        columns={[
          { label: t('audit.log.when'), cell: line => instant(line.at, 'medium') },
          { label: t('audit.log.who'), cell: whoOf },
          { label: t('audit.log.doing'), cell: line => words.action(line.action) },
          { label: t('audit.log.thing'), cell: line => <Thing line={line} name={nameOf(line)} /> },
          {
            label: t('audit.log.details'),
            cell: line => (
              <LineDetails
                line={line}
                name={nameOf(line)}
                onOnly={filter.thingId ? undefined : () => onOnly(line, nameOf(line))}
              />
            ),
          },
        ]}
      />
      <ErrorNote problem={problem} />
      {next !== null && <Button onClick={() => void more()}>{t('ui.more')}</Button>}
    </>
  )
}

function usePages(first: Page, filter: LogFilter) {
  const [rest, setRest] = useState<Page | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const next = rest ? rest.next : first.next
  const more = async () => {
    if (next === null) return
    try {
      const page = await call(listLines, { ...filter, cursor: next })
      setRest({ items: [...(rest?.items ?? []), ...page.items], next: page.next })
      setProblem(null)
    } catch (error) {
      setProblem(error instanceof ApiProblem ? error : new ApiProblem(0, { code: 'network' }))
    }
  }
  return { rows: [...first.items, ...(rest?.items ?? [])], next, more, problem }
}
