import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { forget, hrefOf, useChange, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Spinner } from '#ui/Waiting.tsx'
import { importGoods } from '../../contract/goods.ts'
import { importColumns } from '../../domain/goods-import.ts'

type Result = ReplyOf<typeof importGoods>

/** Past grants and harvests from a file: looked at first, every bad row explained, then the good ones written down. */
export function ImportGoods() {
  const t = useT()
  useTitle(t('savings.goods.import'))
  const change = useChange(importGoods)
  const [content, setContent] = useState<string | null>(null)
  const [createGroups, setCreate] = useState(true)
  const [result, setResult] = useState<Result | null>(null)
  const [done, setDone] = useState(false)
  const send = async (file: string, create: boolean, run: boolean) => {
    const sent = await change.send({ content: file, createGroups: create, run })
    if (!sent.ok || sent.waiting) return setResult(null)
    setResult(sent.reply)
    setDone(run)
    if (run) forget('/savings')
  }
  const choose = async (file: File | undefined) => {
    if (!file) return
    setResult(null)
    const read = base64Of(new Uint8Array(await file.arrayBuffer()))
    setContent(read)
    await send(read, createGroups, false)
  }
  return (
    <div class="stack">
      <h1>{t('savings.goods.import')}</h1>
      <p>
        <a href={hrefOf('/groups/goods')}>{t('savings.goods.report')}</a>
      </p>
      <p class="soft">{t('savings.goods.import.how')}</p>
      <Columns />
      <section class="card stack">
        <Check
          {...{ label: t('savings.goods.import.create'), value: createGroups }}
          onChange={create => {
            setCreate(create)
            if (content && !done) void send(content, create, false)
          }}
        />
        <Field label={t('savings.goods.import.file')}>
          {parts => (
            <input
              {...parts}
              class="input"
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv"
              disabled={change.sending}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0]
                // The same file, corrected, may be chosen again.
                void choose(file).finally(() => (currentTarget.value = ''))
              }}
            />
          )}
        </Field>
        {change.sending && <Spinner />}
        <MissingColumns errors={change.fieldErrors} />
        <ErrorNote problem={change.error} />
      </section>
      {result && (
        <Outcome
          {...{ result, done, busy: change.sending }}
          onStart={() => content && void send(content, createGroups, true)}
        />
      )}
    </div>
  )
}

function MissingColumns({ errors }: { readonly errors: Readonly<Record<string, string>> }) {
  const t = useT()
  const missing = importColumns.filter(code => errors[`content.${code}`] !== undefined)
  if (missing.length === 0) return errors.content ? <Notice tone="danger">{errors.content}</Notice> : null
  return (
    <Notice tone="danger">
      {t('problem.column_missing')} {missing.map(code => t(`savings.goods.column.${code}`)).join(', ')}
    </Notice>
  )
}

function Columns() {
  const t = useT()
  const names = importColumns.map(code => t(`savings.goods.column.${code}`))
  const table = `\uFEFF${names.join(';')}\r\n`
  return (
    <details class="card">
      <summary>
        <b>{t('savings.goods.import.columns')}</b>
      </summary>
      <p>{names.join(' · ')}</p>
      <a download="goods.csv" href={`data:text/csv;charset=utf-8,${encodeURIComponent(table)}`}>
        {t('savings.goods.import.template')}
      </a>
    </details>
  )
}

interface OutcomeProps {
  readonly result: Result
  readonly done: boolean
  readonly busy: boolean
  readonly onStart: () => void
}

function Outcome({ result, done, busy, onStart }: OutcomeProps) {
  const t = useT()
  const format = useFormat()
  const { good, known, bad, newGroups, written, rows } = result
  const counts = { good: format.number(good), known: format.number(known), bad: format.number(bad) }
  return (
    <section class="stack">
      <p role="status">
        <b>{t('savings.goods.import.result', { ...counts, groups: format.number(newGroups) })}</b>
      </p>
      {done ? (
        <Notice tone="ok">{t('savings.goods.import.done', { count: written })}</Notice>
      ) : (
        good > 0 && (
          <div class="row">
            <Button look="main" icon="check" busy={busy} onClick={onStart}>
              {t('savings.goods.import.start')}
            </Button>
          </div>
        )
      )}
      <Table
        caption={t('savings.goods.import')}
        rows={rows}
        rowKey={row => String(row.row)}
        columns={[
          { label: t('savings.goods.import.row'), cell: row => row.row },
          { label: t('savings.group'), cell: row => row.group || '–' },
          { label: t('savings.goods.column.part'), cell: row => row.kind ?? '–' },
          { label: t('savings.goods.column.item'), cell: row => row.item ?? '–' },
          { label: t('savings.goods.column.amount'), cell: row => row.amount ?? '–' },
          { label: t('savings.goods.column.day'), cell: row => row.day ?? '–' },
          { label: '', cell: row => <Judged row={row} /> },
        ]}
      />
    </section>
  )
}

function Judged({ row }: { readonly row: Result['rows'][number] }) {
  const t = useT()
  if (row.known) return <Tag>{t('savings.goods.import.known')}</Tag>
  if (row.problems.length === 0) return <Tag tone="ok">✓</Tag>
  return (
    <ul class="plain">
      {row.problems.map(problem => {
        // A column of the list, and a problem or refusal that has its words (test of completeness).
        const column = t(`savings.goods.column.${problem.column as 'group'}`)
        const key = problem.code.includes('.') ? `refusal.${problem.code}` : `problem.${problem.code}`
        return (
          <li key={`${problem.column}${problem.code}`}>
            <b>{column}</b> {problem.value && `“${problem.value}”`} {t(key as 'problem.required')}
          </li>
        )
      })}
    </ul>
  )
}

/** In pieces: all of a large file at once is too much for one call. */
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
