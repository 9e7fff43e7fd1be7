import { useState } from 'preact/hooks'
import { announce, forget, useChange, useData, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { askRecovery, confirmRecovery, listRecoveries, withdrawRecovery } from '../contract/recovery.ts'
import { Handover } from './Handover.tsx'

/** Colleagues who lost their way in and wait for a second one to confirm. Nothing while there is nobody. */
export function Recoveries() {
  const t = useT()
  const format = useFormat()
  const { data, error, reload } = useData(listRecoveries, {}, { keep: false })
  const confirming = useChange(confirmRecovery)
  const withdrawing = useChange(withdrawRecovery)
  const [link, setLink] = useState<{ link: string; name: string } | null>(null)
  const confirm = async (id: string, name: string) => {
    const sent = await confirming.send({ id })
    if (sent.ok && !sent.waiting) setLink({ link: location.origin + sent.reply.link, name })
    reload()
  }
  const withdraw = async (id: string) => {
    if ((await withdrawing.send({ id })).ok) reload()
  }
  if (!error && !data?.items.length && !link) return null
  return (
    <section class="card stack">
      <h2>{t('accounts.recovery.waiting')}</h2>
      <ErrorNote problem={error ?? confirming.error ?? withdrawing.error} onRetry={reload} />
      <List label={t('accounts.recovery.waiting')} rows={data?.items ?? []} rowKey={({ id }) => id}>
        {({ id, name, askedBy, askedAt, may }) => (
          <div class="row apart">
            <span>
              <b>{name}</b>
              <br />
              <span class="small soft">
                {t('accounts.recovery.asked', { name: askedBy, when: format.instant(askedAt) })}
              </span>
            </span>
            <span class="row">
              {may.confirm && (
                <Button
                  look="main"
                  label={`${t('accounts.recovery.confirm')}: ${name}`}
                  busy={confirming.sending}
                  onClick={() => void confirm(id, name)}
                >
                  {t('accounts.recovery.confirm')}
                </Button>
              )}
              <Button label={`${t('accounts.invite.withdraw')}: ${name}`} onClick={() => void withdraw(id)}>
                {t('accounts.invite.withdraw')}
              </Button>
            </span>
          </div>
        )}
      </List>
      {link && (
        <Dialog title={t('accounts.recovery.link.title')} onClose={() => setLink(null)}>
          <Handover
            text={t('accounts.recovery.link', { name: link.name })}
            link={link.link}
            onClose={() => setLink(null)}
          />
        </Dialog>
      )}
    </section>
  )
}

interface AskProps {
  readonly member: { readonly userId: string; readonly name: string }
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The first of two. */
export function AskRecovery({ member, onClose, onDone }: AskProps) {
  const t = useT()
  const { send, sending, error } = useChange(askRecovery)
  const ask = async () => {
    if (!(await send({ id: member.userId })).ok) return
    announce(t('ui.saved'))
    forget('/recoveries')
    onDone()
  }
  return (
    <Dialog title={t('accounts.recovery.ask', { name: member.name })} onClose={onClose}>
      <div class="stack">
        <p>{t('accounts.recovery.what')}</p>
        <ErrorNote problem={error} />
        <div class="row end">
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button look="main" busy={sending} onClick={() => void ask()}>
            {t('accounts.recovery.begin')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
