import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { readCase } from '#modules/cases/contract.ts'
import {
  announce,
  forget,
  hrefOf,
  navigate,
  useChange,
  useData,
  useFormat,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Choice, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { askOthers, listTracingOrganisations, readTracing } from '../contract.ts'
import { heldDays, limits } from '../domain/question.ts'
import { Agreements } from './Agreements.tsx'

type Tracing = ReplyOf<typeof readTracing>
type File = ReplyOf<typeof readCase>
type Person = Tracing['persons'][number]

/** The one question of a case: about whom, to whom, with which consent, and what they will know and not know. */
export function AskScreen({ caseId }: { readonly caseId: string }) {
  const t = useT()
  useTitle(t('tracing.title'))
  const file = useData(readCase, { id: caseId }, { keep: false })
  const tracing = useData(readTracing, { caseId }, { keep: false })
  const error = file.error ?? tracing.error
  const reload = () => {
    file.reload()
    tracing.reload()
  }
  return (
    <div class="stack">
      <h1>{t('tracing.title')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {(file.loading || tracing.loading) && <Skeleton />}
      {file.data && tracing.data && (
        <>
          <p>
            <a href={hrefOf(`/cases/${caseId}`)}>{file.data.title}</a>{' '}
            <span class="soft">{file.data.reference}</span>
          </p>
          {tracing.data.may.ask ? (
            <AskForm file={file.data} tracing={tracing.data} onConsent={tracing.reload} />
          ) : (
            <Notice>
              {t(tracing.data.left.ofCase === 0 ? 'tracing.ask.already' : 'tracing.limit_reached')}
            </Notice>
          )}
        </>
      )}
    </div>
  )
}

interface FormProps {
  readonly file: File
  readonly tracing: Tracing
  readonly onConsent: () => void
}

function AskForm({ file, tracing, onConsent }: FormProps) {
  const t = useT()
  const [id] = useState(newId)
  // Who is looked for, where there is only one such person.
  const others = tracing.persons.filter(one => !one.isClient)
  const [personId, setPersonId] = useState<string | null>(
    others.length === 1 ? (others[0]?.id ?? null) : null,
  )
  const [to, setTo] = useState<readonly string[]>([])
  const change = useChange(askOthers)
  const client = tracing.persons.find(one => one.isClient)
  const send = async () => {
    // Unsaid is told by the field, not guessed.
    const sent = await change.send({ id, caseId: file.id, personId: personId as string, to: [...to] })
    if (!sent.ok) return
    announce(t('ui.saved'))
    forget(`/cases/${file.id}`)
    navigate(`/cases/${file.id}`)
  }
  return (
    <>
      <div class="cols even">
        <div class="stack">
          <Whom
            persons={tracing.persons}
            personId={personId}
            onChange={setPersonId}
            error={change.fieldErrors.personId}
          />
          <ToWhom to={to} onChange={setTo} error={change.fieldErrors.to} />
          {client && <Agreements clientId={client.id} to={to} agreed={tracing.agreed} onGiven={onConsent} />}
        </div>
        <WhatIsTold />
      </div>
      <p class="small soft">
        {t('tracing.ask.once')} {t('tracing.ask.left', { left: String(tracing.left.today) })}
      </p>
      <ErrorNote problem={change.error} />
      <div class="row">
        <Button look="main" icon="tracing" busy={change.sending} onClick={() => void send()}>
          {t('tracing.ask.send')}
        </Button>
        <LinkButton href={hrefOf(`/cases/${file.id}`)}>{t('ui.cancel')}</LinkButton>
      </div>
    </>
  )
}

interface WhomProps {
  readonly persons: readonly Person[]
  readonly personId: string | null
  readonly onChange: (id: string) => void
  readonly error: string | undefined
}

function Whom({ persons, personId, onChange, error }: WhomProps) {
  const t = useT()
  const { list } = useFormat()
  const chosen = persons.find(one => one.id === personId)
  return (
    <section class="card stack">
      <Choice
        label={t('tracing.ask.whom')}
        required
        value={personId}
        options={persons.map(({ id, label }) => ({ value: id, label }))}
        onChange={onChange}
        error={error}
      />
      {persons.length < 2 && <p class="small soft">{t('tracing.ask.nobody_else')}</p>}
      {chosen && (
        <p class="small soft">{t(chosen.isClient ? 'tracing.ask.same_person' : 'tracing.ask.looked_for')}</p>
      )}
      {chosen && chosen.lacks.length > 0 && (
        <Notice tone="due" live>
          <p>
            {t('tracing.ask.lacks', { what: list(chosen.lacks.map(one => t(`tracing.ask.lacks.${one}`))) })}
          </p>
          <a href={hrefOf(`/people/${chosen.id}`)}>{t('tracing.ask.open_file')}</a>
        </Notice>
      )}
    </section>
  )
}

interface ToProps {
  readonly to: readonly string[]
  readonly onChange: (to: string[]) => void
  readonly error: string | undefined
}

function ToWhom({ to, onChange, error }: ToProps) {
  const t = useT()
  const { data, error: problem, loading, reload } = useData(listTracingOrganisations, {})
  const answering = data?.items.filter(one => one.theyAnswer) ?? []
  const label = t('tracing.ask.to', { most: String(limits.organisations) })
  return (
    <section class="card stack">
      {answering.length === 0 && <h2>{label}</h2>}
      <ErrorNote problem={problem} onRetry={reload} />
      {loading && <Skeleton />}
      {data && answering.length === 0 && <p class="soft">{t('tracing.ask.to.none')}</p>}
      {answering.length > 0 && (
        <MultiChoice
          label={label}
          required
          value={to}
          options={answering.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={onChange}
          error={error}
        />
      )}
    </section>
  )
}

function WhatIsTold() {
  const t = useT()
  return (
    <section class="card stack">
      <h2>{t('tracing.ask.told')}</h2>
      <ul>
        <li>{t('tracing.ask.told.who')}</li>
        <li>{t('tracing.ask.told.kind')}</li>
        <li>{t('tracing.ask.told.code')}</li>
      </ul>
      <h2>{t('tracing.ask.not_told')}</h2>
      <ul>
        <li>{t('tracing.ask.not_told.person')}</li>
        <li>{t('tracing.ask.not_told.client')}</li>
      </ul>
      <h2>{t('tracing.ask.answer')}</h2>
      <p>{t('tracing.ask.answer.what', { days: String(heldDays) })}</p>
    </section>
  )
}
