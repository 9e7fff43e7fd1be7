import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { hrefOf, useData, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listCases } from '../contract.ts'
import { CaseTags } from './CaseTags.tsx'
import { DueTag } from './DueTag.tsx'
import { MoveCases } from './MoveCases.tsx'

type File = ReplyOf<typeof listCases>['items'][number]

interface Props {
  /** A colleague, or `nobody`. */
  readonly of: string
  readonly name: string
  /** How many restricted files are not in this list. */
  readonly hidden: number
}

/** The files of one colleague, the most pressing first, to give the chosen ones to somebody else. */
export function WorkerFiles({ of, name, hidden }: Props) {
  const t = useT()
  const asked = { scope: 'all', responsibleId: of, order: 'due', limit: 200 } as const
  const { data, error, reload } = useData(listCases, asked, { keep: false })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [moving, setMoving] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  // Whoever pressed a name above looks here next.
  useEffect(() => heading.current?.scrollIntoView({ block: 'nearest' }), [of])
  const files = data?.items ?? []
  const choose = (id: string, on: boolean) =>
    setChosen(before => (on ? [...before, id] : before.filter(one => one !== id)))
  return (
    <section class="card stack">
      <div class="row apart">
        <h2 ref={heading}>{name}</h2>
        {chosen.length > 0 && (
          <Button look="main" icon="people" onClick={() => setMoving(true)}>
            {t('cases.workload.move', { count: chosen.length })}
          </Button>
        )}
      </div>
      {error && !data && <ErrorNote problem={error} onRetry={reload} />}
      {!data && !error && <Skeleton />}
      {hidden > 0 && <p class="small soft">{t('cases.workload.hidden')}</p>}
      {data && files.length === 0 && <Empty icon="case" title={t('ui.nothingHere')} />}
      {files.length > 1 && (
        <Check
          label={t('cases.workload.all')}
          value={chosen.length === files.length}
          onChange={all => setChosen(all ? files.map(file => file.id) : [])}
        />
      )}
      <List label={name} rows={files} rowKey={file => file.id}>
        {file => (
          <FileLine file={file} value={chosen.includes(file.id)} onChange={on => choose(file.id, on)} />
        )}
      </List>
      {moving && (
        <MoveCases
          ids={chosen}
          from={of}
          onClose={() => setMoving(false)}
          onMoved={() => {
            setMoving(false)
            setChosen([])
          }}
        />
      )}
    </section>
  )
}

interface LineProps {
  readonly file: File
  readonly value: boolean
  readonly onChange: (on: boolean) => void
}

function FileLine({ file, value, onChange }: LineProps) {
  return (
    <div class="stack">
      <div class="row apart">
        <Check label={file.title} value={value} onChange={onChange} />
        <a class="nowrap small" href={hrefOf(`/cases/${file.id}`)}>
          {file.reference}
        </a>
      </div>
      <div class="row small">
        <CaseTags {...file} />
        <span>{file.nextStep}</span>
        <DueTag day={file.nextStepOn ?? file.dueOn} />
      </div>
    </div>
  )
}
