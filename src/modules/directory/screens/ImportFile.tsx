import { useState } from 'preact/hooks'
import { type ApiProblem, announce, call, forget, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Field } from '#ui/Field.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Spinner } from '#ui/Waiting.tsx'
import { type PlanView, previewImport, runImport } from '../contract/files.ts'
import { ImportPlan } from './ImportPlan.tsx'

const mostBytes = 10_000_000

interface Chosen {
  readonly name: string
  readonly content: string
}

/** A file, what its columns mean, what it would change; then, with one press, all of it. */
export function ImportFile() {
  const t = useT()
  const [file, setFile] = useState<Chosen | null>(null)
  const [source, setSource] = useState('')
  const [mapping, setMapping] = useState<Record<string, string> | null>(null)
  const [leaveOut, setLeaveOut] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const { plan, error, asking, ask, clear } = usePlan()
  const run = useChange(runImport)
  const [done, setDone] = useState<PlanView['counts'] | null>(null)
  const look = (given: Chosen, columns: Record<string, string> | null) =>
    ask({ ...given, source: source || null, mapping: columns })
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    setDone(null)
    setMapping(null)
    clear()
    setTooLarge(chosen.size > mostBytes)
    if (chosen.size > mostBytes) return setFile(null)
    const next = {
      name: chosen.name.slice(-200),
      content: base64Of(new Uint8Array(await chosen.arrayBuffer())),
    }
    setFile(next)
    await look(next, null)
  }
  const take = async () => {
    if (!file || !plan) return
    const sent = await run.send({
      ...file,
      source: source || null,
      mapping: mapping ?? plan.sheet?.mapping ?? null,
      hash: plan.hash,
      leaveOut,
    })
    if (!sent.ok || sent.waiting) return
    setDone(sent.reply.counts)
    setFile(null)
    clear()
    forget('/directory')
    announce(t('directory.import.done', { fresh: sent.reply.counts.new, changed: sent.reply.counts.changed }))
  }
  const nothing = plan !== null && plan.counts.new + plan.counts.changed === 0
  return (
    <section class="card stack">
      <h2>{t('directory.import.title')}</h2>
      <p class="soft">{t('directory.import.what')}</p>
      <div class="cols even">
        <Field
          label={t('directory.import.choose')}
          error={tooLarge ? t('directory.import.too_big') : undefined}
        >
          {parts => (
            <input
              {...parts}
              class="input"
              type="file"
              accept=".json,.ndjson,.zip,.csv,.tsv,.txt,.xlsx"
              onChange={({ currentTarget }) => {
                const chosen = currentTarget.files?.[0]
                // The same file, corrected, may be chosen again.
                void choose(chosen).finally(() => (currentTarget.value = ''))
              }}
            />
          )}
        </Field>
        <TextInput
          label={t('directory.import.source')}
          hint={t('directory.import.source.hint')}
          value={source}
          maxLength={120}
          onChange={setSource}
        />
      </div>
      {file && <p class="small soft">{file.name}</p>}
      {asking && <Spinner />}
      <ErrorNote problem={error} />
      {plan?.sheet && file && (
        <Columns
          sheet={plan.sheet}
          mapping={mapping ?? plan.sheet.mapping}
          onChange={next => {
            setMapping(next)
            void look(file, next)
          }}
        />
      )}
      {plan && <ImportPlan plan={plan} />}
      {plan && nothing && plan.mistakes.length === 0 && (
        <Notice tone="ok">{t('directory.import.nothing')}</Notice>
      )}
      {plan && !nothing && (
        <>
          {plan.mistakes.length > 0 && (
            <Check label={t('directory.import.leave_out')} value={leaveOut} onChange={setLeaveOut} />
          )}
          <ErrorNote problem={run.error} />
          <div class="row">
            <Button
              look="main"
              icon="check"
              busy={run.sending}
              disabled={plan.mistakes.length > 0 && !leaveOut}
              onClick={() => void take()}
            >
              {t('directory.import.run')}
            </Button>
            {file && (
              <Button icon="search" busy={asking} onClick={() => void look(file, mapping)}>
                {t('directory.import.preview')}
              </Button>
            )}
          </div>
        </>
      )}
      {done && (
        <Notice tone="ok" live>
          {t('directory.import.done', { fresh: done.new, changed: done.changed })}
        </Notice>
      )}
    </section>
  )
}

interface ColumnsProps {
  readonly sheet: NonNullable<PlanView['sheet']>
  readonly mapping: Readonly<Record<string, string>>
  readonly onChange: (mapping: Record<string, string>) => void
}

/** Fields that a column fills, and those without which nothing goes; the others are folded away. */
function Columns({ sheet, mapping, onChange }: ColumnsProps) {
  const t = useT()
  const [first] = useState(() => new Set(['organization', 'service', 'needs', ...Object.keys(mapping)]))
  const select = (field: string) => (
    <Select
      key={field}
      // The fields of a list are those of the server; each has its words.
      label={t(`directory.sheet.${field as 'organization'}`)}
      value={mapping[field] ?? ''}
      options={sheet.headers.map(value => ({ value, label: value }))}
      onChange={header => onChange({ ...mapping, [field]: header })}
    />
  )
  return (
    <section class="stack">
      <h3>{t('directory.import.columns')}</h3>
      <div class="cols even three">{sheet.fields.filter(field => first.has(field)).map(select)}</div>
      <details>
        <summary>{t('directory.import.more_columns')}</summary>
        <div class="cols even three">{sheet.fields.filter(field => !first.has(field)).map(select)}</div>
      </details>
      <h3>{t('directory.import.first_row')}</h3>
      {sheet.sample.map(row => (
        <p key={row.join('|')} class="small soft">
          {row.filter(Boolean).join(' · ')}
        </p>
      ))}
    </section>
  )
}

/** What a file would change, asked of the server; a late answer to an earlier question is dropped. */
function usePlan() {
  const [state, setState] = useState<{
    plan: PlanView | null
    error: ApiProblem | null
    asking: boolean
    turn: number
  }>({
    plan: null,
    error: null,
    asking: false,
    turn: 0,
  })
  const ask = async (input: Parameters<typeof call<typeof previewImport>>[1]) => {
    let mine = 0
    setState(old => {
      mine = old.turn + 1
      return { ...old, asking: true, error: null, turn: mine }
    })
    const answer = await call(previewImport, input).then(
      plan => ({ plan, error: null }),
      (error: ApiProblem) => ({ plan: null, error }),
    )
    setState(old => (old.turn === mine ? { ...old, ...answer, asking: false } : old))
  }
  const clear = () => setState(old => ({ plan: null, error: null, asking: false, turn: old.turn + 1 }))
  return { ...state, ask, clear }
}

/** In pieces: all of a large file at once is too much for one call. */
function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}
