import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { announce, hrefOf, useChange, useData, useFormat, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readTracing, withdrawQuestion } from '../contract.ts'
import { ListsOfCase } from './ListsOfCase.tsx'
import { toneOf } from './tones.ts'

type Tracing = ReplyOf<typeof readTracing>
type Question = NonNullable<Tracing['question']>

/** The one question of a case to other organisations, for its page; and whether others may ask about its persons. */
export function TracingOfCase({ caseId }: { readonly caseId: string }) {
  const t = useT()
  const { data, error, loading, reload } = useData(readTracing, { caseId }, { keep: false })
  return (
    <section class="card stack" id="tracing">
      <div class="row apart">
        <h2>{t('tracing.title')}</h2>
        {data?.may.ask && (
          <LinkButton href={hrefOf(`/cases/${caseId}/ask`)} icon="tracing">
            {t('tracing.ask.send')}
          </LinkButton>
        )}
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && !data.question && (
        <p class="soft">
          {t(data.left.today > 0 && data.left.quarter > 0 ? 'tracing.none' : 'tracing.limit_reached')}
        </p>
      )}
      {data?.question && (
        <Asked caseId={caseId} question={data.question} mayWithdraw={data.may.withdraw} onChanged={reload} />
      )}
      {data && <ListsOfCase persons={data.persons} onChanged={reload} />}
    </section>
  )
}

interface AskedProps {
  readonly caseId: string
  readonly question: Question
  readonly mayWithdraw: boolean
  readonly onChanged: () => void
}

function Asked({ caseId, question, mayWithdraw, onChanged }: AskedProps) {
  const t = useT()
  const { day, dayOf } = useFormat()
  const [withdrawing, setWithdrawing] = useState(false)
  const on = day(dayOf(question.askedAt))
  return (
    <>
      <p>
        {question.person
          ? t('tracing.about', { name: question.person.label, day: on })
          : t('tracing.about.erased', { day: on })}
        {question.askedBy && <span class="soft"> · {t('tracing.by', { name: question.askedBy })}</span>}
      </p>
      <ul class="stack plain">
        {question.to.map(one => (
          <Answer key={one.organisationId} caseId={caseId} one={one} due={dayOf(question.dueAt)} />
        ))}
      </ul>
      {mayWithdraw && (
        <div class="row">
          <Button look="quiet" onClick={() => setWithdrawing(true)}>
            {t('tracing.withdraw')}
          </Button>
        </div>
      )}
      {withdrawing && (
        <WithdrawDialog
          caseId={caseId}
          onClose={() => setWithdrawing(false)}
          onDone={() => {
            setWithdrawing(false)
            onChanged()
          }}
        />
      )}
    </>
  )
}

interface AnswerProps {
  readonly caseId: string
  readonly one: Question['to'][number]
  readonly due: Day
}

function Answer({ caseId, one, due }: AnswerProps) {
  const t = useT()
  const { day } = useFormat()
  const { organisationId, name, state, reference } = one
  const query = new URLSearchParams({ to: organisationId, name, reference: reference ?? '' })
  return (
    <li class="stack">
      <span>
        <b>{name}</b> <Tag tone={toneOf(state)}>{t(`tracing.state.${state}`)}</Tag>
        <br />
        <span class="small soft">
          {t(`tracing.state.${state}.what`, { day: day(due), reference: reference ?? '' })}
        </span>
      </span>
      {state === 'match' && (
        <div class="row">
          <LinkButton href={hrefOf(`/cases/${caseId}/refer?${query}`)} icon="referral">
            {t('tracing.refer', { name })}
          </LinkButton>
        </div>
      )}
    </li>
  )
}

interface WithdrawProps {
  readonly caseId: string
  readonly onClose: () => void
  readonly onDone: () => void
}

function WithdrawDialog({ caseId, onClose, onDone }: WithdrawProps) {
  const t = useT()
  const change = useChange(withdrawQuestion)
  const send = async () => {
    const sent = await change.send({ caseId })
    if (!sent.ok) return
    announce(t('ui.saved'))
    onDone()
  }
  return (
    <Dialog title={t('tracing.withdraw')} onClose={onClose}>
      <div class="stack">
        <p>{t('tracing.withdraw.what')}</p>
        <ErrorNote problem={change.error} />
        <div class="row end">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="danger" busy={change.sending} onClick={() => void send()}>
            {t('tracing.withdraw')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
