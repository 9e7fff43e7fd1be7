import { useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { isDay } from '#lib/day.ts'
import { listMembers } from '#modules/accounts/contract.ts'
import { ApiProblem, call, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listLines } from '../contract.ts'

type Filter = SentOf<typeof listLines>
type Page = ReplyOf<typeof listLines>

/** Who did what and when; never what stands in a file. */
export function LogScreen() {
  const t = useT()
  useTitle(t('audit.log.title'))
  const [filter, setFilter] = useState<Filter>({})
  const { data, error, loading, reload } = useData(listLines, filter, { keep: false })
  return (
    <div class="stack">
      <h1>{t('audit.log.title')}</h1>
      <p class="soft">{t('audit.log.what')}</p>
      <Filters filter={filter} onChange={setFilter} />
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && data.items.length === 0 && <Empty icon="book" title={t('ui.nothingFound')} />}
      {data && data.items.length > 0 && <Lines key={JSON.stringify(filter)} first={data} filter={filter} />}
    </div>
  )
}

function Lines({ first, filter }: { readonly first: Page; readonly filter: Filter }) {
  const t = useT()
  const { instant } = useFormat()
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
  return (
    <>
      <Table
        caption={t('audit.log.title')}
        rows={[...first.items, ...(rest?.items ?? [])]}
        rowKey={line => line.id}
        columns={[
          { label: t('audit.log.when'), cell: line => instant(line.at, 'medium') },
          {
            label: t('audit.log.who'),
            cell: line =>
              `${line.name ?? t(whoOf(line.actorKind))}${line.organisation ? ` (${line.organisation})` : ''}`,
          },
          { label: t('audit.log.doing'), cell: line => <code class="small">{line.action}</code> },
          {
            label: t('audit.log.thing'),
            cell: line =>
              line.thingId ? (
                <code class="small audit-hash">
                  {line.thingKind} {line.thingId}
                </code>
              ) : (
                <code class="small">{line.thingKind}</code>
              ),
          },
        ]}
      />
      <ErrorNote problem={problem} />
      {next !== null && <Button onClick={() => void more()}>{t('ui.more')}</Button>}
    </>
  )
}

const dayOf = (text: string | null | undefined) => (text && isDay(text) ? text : '')

const whoOf = (kind: string) =>
  kind === 'system'
    ? ('audit.who.system' as const)
    : kind === 'member'
      ? ('audit.who.left' as const)
      : ('audit.who.public' as const)

function Filters({
  filter,
  onChange,
}: {
  readonly filter: Filter
  readonly onChange: (filter: Filter) => void
}) {
  const t = useT()
  const members = useData(listMembers, {}).data?.items ?? []
  const [thing, setThing] = useState(filter.thingId ?? '')
  const [doing, setDoing] = useState(filter.doing ?? '')
  const submit = (event: Event) => {
    event.preventDefault()
    onChange({ ...filter, thingId: thing.trim() || null, doing: doing.trim() || null })
  }
  return (
    <form class="card stack" onSubmit={submit}>
      <div class="cols three">
        <DateInput
          label={t('audit.log.from')}
          value={dayOf(filter.from)}
          onChange={from => onChange({ ...filter, from: from || null })}
        />
        <DateInput
          label={t('audit.log.to')}
          value={dayOf(filter.to)}
          onChange={to => onChange({ ...filter, to: to || null })}
        />
        <Select
          label={t('audit.log.who')}
          value={filter.userId ?? ''}
          options={members.map(member => ({ value: member.userId, label: member.name }))}
          onChange={userId => onChange({ ...filter, userId: userId || null })}
        />
        <TextInput
          label={t('audit.log.doing')}
          hint={t('audit.log.doing.hint')}
          code
          value={doing}
          onChange={setDoing}
        />
        <TextInput
          label={t('audit.log.thing')}
          hint={t('audit.log.thing.hint')}
          code
          value={thing}
          onChange={setThing}
        />
      </div>
      <div>
        <Button type="submit" icon="search">
          {t('ui.search')}
        </Button>
      </div>
    </form>
  )
}
