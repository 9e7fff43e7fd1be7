import type { ReplyOf } from '#lib/contract.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { announce, forget, useChange, useData, useDraft, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readRequest, reply, takeRequest } from '../contract.ts'
import { EndRequest } from './EndRequest.tsx'
import { RequestCase } from './RequestCase.tsx'

export type Request = ReplyOf<typeof readRequest>

/** One request: what was asked, how to reach the person safely, what was written; a reply stands at the code at once. */
export function RequestScreen({ id }: { readonly id: string }) {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  useTitle(t('contacts.requests'))
  const { data, error, reload } = useData(readRequest, { id })
  const [body, setBody, draft] = useDraft(`contacts.reply.${id}`, '')
  const taking = useChange(takeRequest)
  const replying = useChange(reply)
  const after = async (work: Promise<{ ok: boolean }>, clear = false) => {
    const { ok } = await work
    if (ok && clear) await draft.clear()
    if (ok) announce(t('ui.saved'))
    forget('/contact-requests')
    reload()
  }
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  const open = data.state !== 'closed'
  return (
    <div class="stack">
      <h1>{data.reference}</h1>
      <ErrorNote problem={taking.error ?? replying.error} />
      <section class="card stack">
        <p class="row">
          <Tag tone={data.urgency === 'now' ? 'danger' : undefined}>
            {t(`contacts.urgency.${data.urgency}`)}
          </Tag>
          <b>{format.list(data.needs.map(names))}</b>
          <span class="soft">{[data.country, data.placeText].filter(Boolean).join(', ')}</span>
        </p>
        {data.contact.said && <p>{data.contact.said}</p>}
        <p>
          <b>{t(`contacts.reach.${data.reach}`)}</b>{' '}
          {[data.reachAt, data.reachWhen].filter(Boolean).join(' · ')}{' '}
          {data.reachAt && (
            <Tag tone={data.mayLeaveMessage ? undefined : 'due'}>
              {t(data.mayLeaveMessage ? 'people.way.leave_message' : 'people.way.no_message')}
            </Tag>
          )}
        </p>
        {data.reach !== 'none' && data.reachWho === 'only_me' && (
          <p>
            <Tag tone="danger" icon="warning">
              {t('contacts.warning.only_the_person')}
            </Tag>
          </p>
        )}
        <div class="row">
          {open && !data.takenBy && (
            <Button look="main" busy={taking.sending} onClick={() => void after(taking.send({ id }))}>
              {t('contacts.take')}
            </Button>
          )}
          <RequestCase request={data} />
        </div>
      </section>
      {data.messages.map(message => (
        <section key={message.id} class="card">
          <p class="small soft">
            {message.authorName ?? ''} {format.instant(message.at, 'short')}
          </p>
          <p>{message.body}</p>
        </section>
      ))}
      {open && (
        <section class="card stack">
          <TextArea label={t('contacts.reply.write')} value={body} maxLength={10_000} onChange={setBody} />
          <div class="row">
            <Button
              look="main"
              busy={replying.sending}
              disabled={body.trim() === ''}
              onClick={() => void after(replying.send({ id, body }), true)}
            >
              {t('contacts.ask.send')}
            </Button>
          </div>
        </section>
      )}
      {open && <EndRequest request={data} onEnded={() => void after(Promise.resolve({ ok: true }))} />}
    </div>
  )
}
