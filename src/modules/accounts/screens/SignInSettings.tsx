import { useState } from 'preact/hooks'
import { type Role, roles } from '#lib/actor.ts'
import type { ReplyOf } from '#lib/contract.ts'
import { announce, forget, useChange, useData, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readSettings, updateSettings } from '../contract/provider.ts'

type Settings = ReplyOf<typeof readSettings>

/** For administrators: whether a second factor is asked for, and the organisation's own provider. */
export function SignInSettings() {
  const t = useT()
  useTitle(t('accounts.settings.title'))
  const { data, error, loading, reload } = useData(readSettings, {}, { keep: false })
  const changed = () => {
    announce(t('ui.saved'))
    forget('/sign-in-settings')
    reload()
  }
  return (
    <div class="stack">
      <h1>{t('accounts.settings.title')}</h1>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && <Waiver settings={data} onChanged={changed} />}
      {data && <DeviceDays key={`days ${data.version}`} settings={data} onChanged={changed} />}
      {data && <Provider key={data.version} settings={data} onChanged={changed} />}
    </div>
  )
}

interface Props {
  readonly settings: Settings
  readonly onChanged: () => void
}

function Waiver({ settings, onChanged }: Props) {
  const t = useT()
  const { send, sending, error } = useChange(updateSettings)
  const { version, provider, secondFactorWaived } = settings
  const end = async () => {
    if ((await send({ version, provider, endWaiver: true })).ok) onChanged()
  }
  return (
    <section class="card stack">
      <h2>{t('accounts.second.title')}</h2>
      {secondFactorWaived ? (
        <>
          <Notice tone="danger">{t('accounts.settings.waived')}</Notice>
          <ErrorNote problem={error} />
          <div>
            <Button look="main" busy={sending} onClick={() => void end()}>
              {t('accounts.settings.end_waiver')}
            </Button>
          </div>
        </>
      ) : (
        <p>{t('accounts.settings.forced')}</p>
      )}
    </section>
  )
}

/** How long a device that was lost, or has no network, keeps what it can show. */
function DeviceDays({ settings, onChanged }: Props) {
  const t = useT()
  const { version, provider, deviceDays } = settings
  const [typed, setTyped] = useState(String(deviceDays))
  const { send, sending, error, fieldErrors } = useChange(updateSettings)
  const save = async (event: Event) => {
    event.preventDefault()
    // What is no number is refused by the contract, beside its field.
    if ((await send({ version, provider, deviceDays: Number(typed) })).ok) onChanged()
  }
  return (
    <form class="card stack" onSubmit={event => void save(event)}>
      <h2>{t('accounts.settings.device')}</h2>
      <p>{t('accounts.settings.device.why')}</p>
      <ErrorNote problem={error} />
      <TextInput
        label={t('accounts.settings.device.days')}
        hint={t('accounts.settings.device.hint')}
        inputMode="numeric"
        required
        maxLength={2}
        value={typed}
        onChange={setTyped}
        error={fieldErrors.deviceDays}
      />
      <div>
        <Button type="submit" busy={sending}>
          {t('ui.save')}
        </Button>
      </div>
    </form>
  )
}

const empty = {
  issuer: '',
  clientId: '',
  clientSecret: '',
  createsAccounts: false,
  createdRoles: [] as Role[],
  asksSecondFactor: false,
}

/** OpenID Connect: what the provider must be told, and what it tells. */
function Provider({ settings, onChanged }: Props) {
  const t = useT()
  const { version, provider, returnAddress } = settings
  const [form, setForm] = useState({ ...empty, ...provider })
  const { send, sending, error, fieldErrors } = useChange(updateSettings)
  const save = async (next: typeof form | null) => {
    if ((await send({ version, provider: next })).ok) onChanged()
  }
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  return (
    <form
      class="card stack"
      onSubmit={event => {
        event.preventDefault()
        void save(form)
      }}
    >
      <h2>{t('accounts.provider.title')}</h2>
      <p>{t('accounts.provider.why')}</p>
      <p class="small">
        {t('accounts.provider.return')}: <b class="unbroken">{returnAddress}</b>
      </p>
      <ErrorNote problem={error} />
      <TextInput
        label={t('accounts.provider.issuer')}
        type="url"
        placeholder="https://"
        required
        value={form.issuer}
        onChange={issuer => set({ issuer })}
        error={fieldErrors['provider.issuer']}
      />
      <TextInput
        label={t('accounts.provider.client')}
        required
        value={form.clientId}
        onChange={clientId => set({ clientId })}
        error={fieldErrors['provider.clientId']}
      />
      <TextInput
        label={t('accounts.provider.secret')}
        hint={provider ? t('accounts.provider.secret.hint') : undefined}
        type="password"
        autocomplete="off"
        required={!provider}
        value={form.clientSecret}
        onChange={clientSecret => set({ clientSecret })}
        error={fieldErrors['provider.clientSecret']}
      />
      <Check
        label={t('accounts.provider.asks_two')}
        value={form.asksSecondFactor}
        onChange={asksSecondFactor => set({ asksSecondFactor })}
      />
      <Check
        label={t('accounts.provider.creates')}
        value={form.createsAccounts}
        onChange={createsAccounts => set({ createsAccounts })}
      />
      {form.createsAccounts && (
        <MultiChoice
          label={t('accounts.members.roles')}
          required
          options={roles
            .filter(role => role !== 'administrator')
            .map(role => ({ value: role, label: t(`role.${role}`) }))}
          value={form.createdRoles}
          onChange={createdRoles => set({ createdRoles })}
          error={fieldErrors['provider.createdRoles']}
        />
      )}
      <div class="row">
        <Button type="submit" look="main" busy={sending}>
          {t('ui.save')}
        </Button>
        {provider && (
          <Button look="danger" busy={sending} onClick={() => void save(null)}>
            {t('accounts.provider.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}
