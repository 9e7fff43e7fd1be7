import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { forget, hrefOf, useActs, useChange, useData, useDraft, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { addTriage, triageQuestions } from '../contract.ts'
import type { TriageAnswer } from '../domain/triage.ts'

/** One question a screen, each may be skipped; at the end what must happen and why, never a figure. */
export function TriageScreen({ id }: { readonly id: string }) {
  const t = useT()
  useTitle(t('cases.act.triage'))
  const { data, error, reload } = useData(triageQuestions, {}, { keep: true })
  const name = `cases.triage.${id}`
  const [answers, setAnswers, draft] = useDraft<Record<string, TriageAnswer>>(name, {})
  const [triageId] = useState(newId)
  const [result, setResult] = useState<ReplyOf<typeof addTriage> | 'waiting' | null>(null)
  const change = useChange(addTriage, { offline: true, label: 'cases.act.triage', chain: id, draft: name })
  const questions = data?.items ?? []
  const at = questions.findIndex(question => answers[question.code] === undefined)
  const question = questions[at]
  const answer = async (given: TriageAnswer) => {
    if (!question) return
    const all = { ...answers, [question.code]: given }
    setAnswers(all)
    if (at < questions.length - 1) return
    const sent = await change.send({ id, triageId, answers: all })
    if (!sent.ok) return
    await draft.clear()
    forget(`/cases/${id}`)
    setResult(sent.reply ?? 'waiting')
  }
  useActs(
    question
      ? [
          { key: 'y', label: t('ui.yes'), run: () => void answer('yes') },
          { key: 'n', label: t('ui.no'), run: () => void answer('no') },
          { key: 's', label: t('cases.act.skip'), run: () => void answer('skipped') },
        ]
      : [],
  )
  return (
    <div class="stack">
      <h1>{t('cases.act.triage')}</h1>
      <ErrorNote problem={error ?? change.error} onRetry={error ? reload : undefined} />
      {!data && !error && <Skeleton />}
      {result && <Result result={result} />}
      {!result && question && (
        <section class="card stack" aria-live="polite">
          <p class="small soft">{t('cases.triage.advice')}</p>
          <p class="small soft">{t('cases.triage.step', { number: at + 1, all: questions.length })}</p>
          <h2>{question.question}</h2>
          <div class="row">
            <Button shortcut="y" onClick={() => void answer('yes')}>
              {question.listen ? t('cases.triage.listen') : t('ui.yes')}
            </Button>
            <Button shortcut="n" onClick={() => void answer('no')}>
              {question.listen ? t('cases.triage.listen_no') : t('ui.no')}
            </Button>
            <Button onClick={() => void answer('unknown')}>{t('ui.unknown')}</Button>
            <Button look="quiet" shortcut="s" onClick={() => void answer('skipped')}>
              {t('cases.act.skip')}
            </Button>
          </div>
        </section>
      )}
      <LinkButton href={hrefOf(`/cases/${id}`)} look="quiet" icon="back">
        {t('ui.back')}
      </LinkButton>
    </div>
  )
}

function Result({ result }: { result: ReplyOf<typeof addTriage> | 'waiting' }) {
  const t = useT()
  if (result === 'waiting') return <Notice live>{t('ui.savedOnDevice')}</Notice>
  const grave = result.level === 'danger_now' || result.level === 'today'
  return (
    <section class="card stack" aria-live="polite">
      <h2>
        <Tag tone={grave ? 'danger' : result.level === 'lawyer' ? 'due' : undefined}>
          {t(`cases.risk.${result.level}`)}
        </Tag>
      </h2>
      <ul>
        {result.reasons.map(reason => (
          <li key={reason.code}>{reason.name}</li>
        ))}
      </ul>
      {result.askAgain.length > 0 && (
        <p class="soft">
          {t('cases.triage.again', { names: result.askAgain.map(one => one.name).join(', ') })}
        </p>
      )}
    </section>
  )
}
