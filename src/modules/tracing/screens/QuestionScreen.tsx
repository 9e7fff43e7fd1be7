import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { announce, forget, hrefOf, useChange, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { answerReceived, readReceived } from '../contract.ts'
import type { Wish } from '../domain/question.ts'
import { TracingConsent } from './Agreements.tsx'

type Question = ReplyOf<typeof readReceived>
type Person = Question['persons'][number]

/** One question that may mean a person of ours: look, ask the person, answer what they wish. */
export function QuestionScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data, error, loading, reload } = useData(readReceived, { id }, { keep: false })
  const title = data ? t('tracing.one', { name: data.from.name }) : t('tracing.one.title')
  useTitle(title)
  const { day, dayOf } = useFormat()
  return (
    <div class="stack">
      <h1>{title}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && (
        <>
          <p class="row">
            <span>
              {data.from.name} · {t(`tracing.kind.${data.kind}`)}
            </span>
            {data.state === 'open' && (
              <Tag tone="due">{t('tracing.until', { day: day(dayOf(data.dueAt)) })}</Tag>
            )}
          </p>
          {data.state === 'open' && <Steps name={data.from.name} />}
          {data.persons.map(person => (
            <OnePerson key={person.personId} question={data} person={person} onChanged={reload} />
          ))}
          <End question={data} />
        </>
      )}
    </div>
  )
}

function Steps({ name }: { readonly name: string }) {
  const t = useT()
  return (
    <section class="card stack">
      <p>{t('tracing.one.maybe')}</p>
      <p>{t('tracing.one.look')}</p>
      <p>{t('tracing.one.talk', { name })}</p>
      <p>{t('tracing.one.answer')}</p>
    </section>
  )
}

function End({ question }: { readonly question: Question }) {
  const t = useT()
  const { day, dayOf } = useFormat()
  if (question.state === 'open')
    return <Notice>{t('tracing.one.no_is_silent', { day: day(dayOf(question.dueAt)) })}</Notice>
  if (question.state !== 'match') return <Notice>{t('tracing.one.over')}</Notice>
  return <Notice tone="ok">{t('tracing.one.matched', { reference: question.reference ?? '' })}</Notice>
}

interface PersonProps {
  readonly question: Question
  readonly person: Person
  readonly onChanged: () => void
}

function OnePerson({ question, person, onChanged }: PersonProps) {
  const t = useT()
  const [consenting, setConsenting] = useState(false)
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{person.label}</h2>
        <LinkButton href={hrefOf(`/people/${person.personId}`)} icon="person">
          {t('tracing.one.open')}
        </LinkButton>
      </div>
      <p class="row">
        <span class="soft">{person.reference}</span>
        {person.restricted && <Tag icon="lock">{t('referrals.restricted')}</Tag>}
        {person.wish && (
          <Tag tone={person.wish === 'yes' ? 'ok' : undefined}>
            {t('tracing.wish.decided', {
              wish: t(`tracing.wish.${person.wish}`),
              name: person.decidedBy ?? '',
            })}
          </Tag>
        )}
      </p>
      {question.state === 'open' && (
        <Wishes
          question={question}
          person={person}
          onConsent={() => setConsenting(true)}
          onChanged={onChanged}
        />
      )}
      {consenting && (
        <TracingConsent
          personId={person.personId}
          recipientId={question.from.id}
          onClose={() => setConsenting(false)}
          onGiven={() => {
            setConsenting(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

function Wishes({
  question,
  person,
  onConsent,
  onChanged,
}: PersonProps & { readonly onConsent: () => void }) {
  const t = useT()
  const change = useChange(answerReceived)
  const answer = async (wish: Wish) => {
    const sent = await change.send({ id: question.id, personId: person.personId, wish })
    if (!sent.ok) return
    announce(t('ui.saved'))
    forget('/tracing')
    onChanged()
  }
  return (
    <>
      <ErrorNote problem={change.error} />
      {!person.agreed && (
        <p class="small soft">{t('tracing.one.needs_consent', { name: question.from.name })}</p>
      )}
      <div class="row">
        {person.agreed ? (
          <Button look="main" icon="check" busy={change.sending} onClick={() => void answer('yes')}>
            {t('tracing.wish.yes')}
          </Button>
        ) : (
          <Button look="main" onClick={onConsent}>
            {t('people.consent.add')}
          </Button>
        )}
        {person.wish !== 'no' && (
          <Button busy={change.sending} onClick={() => void answer('no')}>
            {t('tracing.wish.no')}
          </Button>
        )}
      </div>
    </>
  )
}
