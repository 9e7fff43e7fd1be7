import { useState } from 'preact/hooks'
import { announce, useChange, useData, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { endOtherSessions, endSession, listSessions } from '../contract.ts'
import { ClearDevice } from './ClearDevice.tsx'

/** Where this person is signed in; a lost phone is signed out from here. */
export function Sessions() {
  const t = useT()
  const format = useFormat()
  const { data, error, loading, reload } = useData(listSessions, {}, { keep: false })
  const ending = useChange(endSession)
  const endingOthers = useChange(endOtherSessions)
  const end = async (id: string) => {
    if (!(await ending.send({ id })).ok) return
    announce(t('ui.saved'))
    reload()
  }
  const endOthers = async () => {
    if (!(await endingOthers.send({})).ok) return
    announce(t('accounts.sessions.ended'))
    reload()
  }
  // Read out alone, a button must say which device it is about.
  const named = (words: 'accounts.sessions.end' | 'accounts.clear.title', { device }: { device: string }) =>
    `${t(words)}: ${device || t('accounts.sessions.unknown')}`
  const [clearing, setClearing] = useState<string | null>(null)
  const others = data?.items.some(session => !session.current)
  return (
    <section class="card stack">
      <h2>{t('accounts.sessions.title')}</h2>
      <ErrorNote problem={error ?? ending.error ?? endingOthers.error} onRetry={reload} />
      {loading && <Skeleton lines={2} />}
      {data && (
        <List label={t('accounts.sessions.title')} rows={data.items} rowKey={session => session.id}>
          {session => (
            <div class="row apart">
              <span>
                <b>{session.device || t('accounts.sessions.unknown')}</b>{' '}
                {session.current && <Tag tone="accent">{t('accounts.sessions.this')}</Tag>}
                <br />
                <span class="small soft">
                  {t('accounts.sessions.seen', { when: format.instant(session.seenAt) })}
                </span>
              </span>
              {!session.current && (
                <span class="row">
                  <Button
                    label={named('accounts.sessions.end', session)}
                    onClick={() => void end(session.id)}
                  >
                    {t('accounts.sessions.end')}
                  </Button>
                  <Button
                    label={named('accounts.clear.title', session)}
                    onClick={() => setClearing(session.id)}
                  >
                    {t('accounts.clear.title')}
                  </Button>
                </span>
              )}
            </div>
          )}
        </List>
      )}
      {clearing && (
        <ClearDevice
          whose={{ session: clearing }}
          onClose={() => setClearing(null)}
          onDone={() => {
            setClearing(null)
            reload()
          }}
        />
      )}
      {others && (
        <div>
          <Button busy={endingOthers.sending} onClick={() => void endOthers()}>
            {t('accounts.sessions.end_others')}
          </Button>
        </div>
      )}
    </section>
  )
}
