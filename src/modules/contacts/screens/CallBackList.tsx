import { useState } from 'preact/hooks'
import { useNames } from '#modules/directory/screens/parts.ts'
import { forget, hrefOf, useChange, useData, useFormat, useMe, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { claimCallBack, finishCallBack, giveUpCallBack, listCallBacks, triedCallBack } from '../contract.ts'

/** Promised calls, the most overdue first; who takes one sees the number, nobody else. */
export function CallBackList() {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  const me = useMe()
  useTitle(t('contacts.call_backs'))
  const { data, error, reload } = useData(listCallBacks, {})
  const claim = useChange(claimCallBack)
  const tried = useChange(triedCallBack)
  const done = useChange(finishCallBack)
  const giveUp = useChange(giveUpCallBack)
  const [numbers, setNumbers] = useState<Readonly<Record<string, string>>>({})
  const after = async (work: Promise<{ ok: boolean }>) => {
    await work
    forget('/call-backs')
    reload()
  }
  const take = async (id: string) => {
    const sent = await claim.send({ id })
    if (sent.ok && !sent.waiting && sent.reply.number)
      setNumbers(before => ({ ...before, [id]: sent.reply.number ?? '' }))
    return sent
  }
  return (
    <div class="stack">
      <h1>{t('contacts.call_backs')}</h1>
      <ErrorNote
        problem={error ?? claim.error ?? tried.error ?? done.error ?? giveUp.error}
        onRetry={reload}
      />
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && <Empty title={t('contacts.call_backs.empty')} />}
      <List label={t('contacts.call_backs')} rows={data?.items ?? []} rowKey={({ id }) => id}>
        {row => (
          <div class="stack">
            <p class="row">
              <Tag tone={row.overdue ? 'danger' : 'due'} icon="clock">
                {format.instant(row.dueAt, 'short')}
              </Tag>
              {row.overdue && <span>{t('contacts.overdue')}</span>}
              {!row.safe.now && <Tag tone="danger">{t('contacts.warning.not_now')}</Tag>}
              <b>{row.personLabel ?? format.list(row.needs.map(names))}</b>
              {row.claimedByName && <span class="soft">{row.claimedByName}</span>}
            </p>
            {row.note && <p>{row.note}</p>}
            <div class="row">
              {numbers[row.id] && (
                <LinkButton href={`tel:${numbers[row.id]}`} icon="phone" look="main">
                  {numbers[row.id]}
                </LinkButton>
              )}
              {row.claimedBy !== me.userId && !row.claimedBy && (
                <Button look="main" busy={claim.sending} onClick={() => void after(take(row.id))}>
                  {t('contacts.take')}
                </Button>
              )}
              {row.claimedBy === me.userId && (
                <>
                  {!numbers[row.id] && row.hasNumber && (
                    <Button onClick={() => void take(row.id)}>{t('contacts.number')}</Button>
                  )}
                  <LinkButton href={hrefOf(`/contacts/new?callBack=${row.id}`)} icon="plus">
                    {t('contacts.call_back.record')}
                  </LinkButton>
                  <Button icon="check" onClick={() => void after(done.send({ id: row.id, contactId: null }))}>
                    {t('contacts.call_back.done')}
                  </Button>
                  <Button onClick={() => void after(tried.send({ id: row.id, nextAt: inHours(2) }))}>
                    {t('contacts.call_back.no_answer')}
                  </Button>
                  <Button look="quiet" onClick={() => void after(giveUp.send({ id: row.id, note: null }))}>
                    {t('contacts.call_back.give_up')}
                  </Button>
                </>
              )}
            </div>
          </div>
        )}
      </List>
    </div>
  )
}

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
