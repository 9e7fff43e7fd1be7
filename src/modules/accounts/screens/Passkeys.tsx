import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { announce, refreshMe, useChange, useData, useFormat, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { addPasskey, beginPasskey, listPasskeys, removePasskey } from '../contract/passkeys.ts'
import { AskPassword } from './AskPassword.tsx'
import { deviceName } from './device-name.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'

type Passkey = ReplyOf<typeof listPasskeys>['items'][number]

/** Passkeys: finger, face or number of one's own device instead of password and code. */
export function Passkeys() {
  const t = useT()
  const { data, error, loading, reload } = useData(listPasskeys, {}, { keep: false })
  const [adding, setAdding] = useState(false)
  const [codes, setCodes] = useState<readonly string[]>([])
  const [removing, setRemoving] = useState<Passkey | null>(null)
  const added = async (made: readonly string[]) => {
    setAdding(false)
    setCodes(made)
    if (!made.length) await refreshMe()
    reload()
  }
  return (
    <section class="card stack">
      <h2>{t('accounts.passkey.title')}</h2>
      {!codes.length && <p>{t('accounts.passkey.why')}</p>}
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton lines={2} />}
      {data && data.items.length > 0 && <Known passkeys={data.items} onRemove={setRemoving} />}
      {codes.length > 0 && (
        <RecoveryCodes
          codes={codes}
          onDone={() => {
            setCodes([])
            void refreshMe()
          }}
        />
      )}
      {adding && <AddPasskey onDone={made => void added(made)} />}
      {!adding && !codes.length && data && (
        <div>
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('accounts.passkey.add')}
          </Button>
        </div>
      )}
      {removing && (
        <RemovePasskey
          passkey={removing}
          onClose={() => setRemoving(null)}
          onDone={() => {
            setRemoving(null)
            announce(t('ui.saved'))
            reload()
          }}
        />
      )}
    </section>
  )
}

function Known({ passkeys, onRemove }: { passkeys: readonly Passkey[]; onRemove: (one: Passkey) => void }) {
  const t = useT()
  const format = useFormat()
  const { limited } = useMe()
  return (
    <List label={t('accounts.passkey.title')} rows={passkeys} rowKey={one => one.id}>
      {one => (
        <div class="row apart">
          <span>
            <b>{one.name}</b>
            <br />
            <span class="small soft">
              {one.usedAt
                ? t('accounts.sessions.seen', { when: format.instant(one.usedAt) })
                : t('accounts.passkey.unused')}
            </span>
          </span>
          {!limited && (
            <Button label={`${t('accounts.passkey.remove')}: ${one.name}`} onClick={() => onRemove(one)}>
              {t('accounts.passkey.remove')}
            </Button>
          )}
        </div>
      )}
    </List>
  )
}

function AddPasskey({ onDone }: { readonly onDone: (codes: readonly string[]) => void }) {
  const t = useT()
  const begin = useChange(beginPasskey)
  const add = useChange(addPasskey)
  const [name, setName] = useState(deviceName())
  const [stopped, setStopped] = useState(false)
  const make = async (password: string | null) => {
    setStopped(false)
    const { makePasskey, passkeysWork } = await import('./passkey.ts')
    const begun = passkeysWork() ? await begin.send({ password }) : null
    if (!begun) return setStopped(true)
    if (!begun.ok || begun.waiting) return
    const credential = await makePasskey(begun.reply.options)
    if (!credential) return setStopped(true)
    const sent = await add.send({ ceremony: begun.reply.ceremony, name, credential })
    if (sent.ok && !sent.waiting) onDone(sent.reply.recoveryCodes)
  }
  return (
    <AskPassword
      button={t('accounts.passkey.make')}
      busy={begin.sending || add.sending}
      error={begin.error ?? add.error}
      fieldError={begin.fieldErrors.password}
      onGiven={password => void make(password)}
    >
      {stopped && <Notice live>{t('accounts.passkey.stopped')}</Notice>}
      <TextInput
        label={t('accounts.passkey.name')}
        hint={t('accounts.passkey.name.hint')}
        required
        maxLength={60}
        value={name}
        onChange={setName}
        error={add.fieldErrors.name}
      />
    </AskPassword>
  )
}

interface RemoveProps {
  readonly passkey: Passkey
  readonly onClose: () => void
  readonly onDone: () => void
}

function RemovePasskey({ passkey, onClose, onDone }: RemoveProps) {
  const t = useT()
  const { send, sending, error, fieldErrors } = useChange(removePasskey)
  const remove = async (password: string | null) => {
    if ((await send({ id: passkey.id, password })).ok) onDone()
  }
  return (
    <Dialog title={`${t('accounts.passkey.remove')}: ${passkey.name}`} onClose={onClose}>
      <AskPassword
        button={t('accounts.passkey.remove')}
        danger
        busy={sending}
        error={error}
        fieldError={fieldErrors.password}
        onGiven={password => void remove(password)}
      />
    </Dialog>
  )
}
