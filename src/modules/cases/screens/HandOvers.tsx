import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { useData, useForm, useFormat, useMe, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listHandOvers } from '../contract.ts'
import { useAnswerHandOver } from './useAnswerHandOver.ts'

type Request = ReplyOf<typeof listHandOvers>['items'][number]

/** Who asks me to take a case over, and whom I asked; answered here, without opening a file that is not mine yet. */
export function HandOvers() {
  const t = useT()
  useTitle(t('cases.hand_overs.title'))
  const me = useMe()
  const { data, error, loading, reload } = useData(listHandOvers, {})
  const { answer, change } = useAnswerHandOver()
  const names = useNames()
  const [declining, setDeclining] = useState<Request | null>(null)
  const forMe = (data?.items ?? []).filter(one => one.to?.id === me.userId)
  const byMe = (data?.items ?? []).filter(one => one.to?.id !== me.userId)
  return (
    <div class="stack">
      <h1>{t('cases.hand_overs.title')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      <ErrorNote problem={change.error} />
      {loading && <Skeleton />}
      {data?.items.length === 0 && <Empty icon="case" title={t('cases.hand_overs.none')} />}
      {forMe.length > 0 && <h2>{t('cases.hand_overs.for_me')}</h2>}
      {forMe.map(one => (
        <RequestCard key={one.id} request={one} needName={names} name={one.from?.name}>
          <Button look="main" busy={change.sending} onClick={() => void answer(one.id, 'accept')}>
            {t('cases.act.take')}
          </Button>
          <Button onClick={() => setDeclining(one)}>{t('cases.act.refuse')}</Button>
        </RequestCard>
      ))}
      {byMe.length > 0 && <h2>{t('cases.hand_overs.by_me')}</h2>}
      {byMe.map(one => (
        <RequestCard key={one.id} request={one} needName={names} name={one.to?.name}>
          <Button busy={change.sending} onClick={() => void answer(one.id, 'withdraw')}>
            {t('cases.act.withdraw')}
          </Button>
        </RequestCard>
      ))}
      {declining && <Decline id={declining.id} onClose={() => setDeclining(null)} />}
    </div>
  )
}

interface CardProps {
  readonly request: Request
  readonly name: string | undefined
  readonly needName: (code: string) => string
  readonly children: ComponentChildren
}

function RequestCard({ request, name, needName, children }: CardProps) {
  const t = useT()
  const { day, instant } = useFormat()
  return (
    <section class="card stack">
      <div>
        <b>{name ?? '–'}</b> <span class="small soft">{instant(request.requestedAt, 'medium')}</span>
        <p>{request.reason}</p>
        <span class="row">
          <span class="small soft">
            {[request.reference, ...request.needCodes.map(needName)].join(' · ')}
          </span>
          {request.restricted && (
            <Tag tone="accent" icon="lock">
              {t('cases.restricted')}
            </Tag>
          )}
          {request.coverUntil && (
            <Tag>{t('cases.hand_overs.cover', { day: day(request.coverUntil as Day) })}</Tag>
          )}
        </span>
      </div>
      <div class="row">{children}</div>
    </section>
  )
}

function Decline({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useT()
  const { answer } = useAnswerHandOver()
  const form = useForm({
    start: { reason: '' },
    send: ({ reason }) => answer(id, 'decline', reason),
    onDone: onClose,
  })
  const title = t('cases.act.refuse')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={title}>
      <TextArea label={t('cases.hand_overs.no_reason')} {...form.field('reason')} />
    </FormDialog>
  )
}
