import { type Role, roles } from '#lib/actor.ts'
import type { ReplyOf } from '#lib/contract.ts'
import { announce, forget, useChange, useData, useForm, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Form } from '#ui/Form.tsx'
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
      {data && <Devices key={`devices ${data.version}`} settings={data} onChanged={changed} />}
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

/** How long a device that was lost, or has no network, keeps what it can show, and what may open it. */
function Devices({ settings, onChanged }: Props) {
  const t = useT()
  const { version, provider, deviceDays, devicePasskeys } = settings
  const change = useChange(updateSettings)
  const form = useForm({
    start: { deviceDays: String(deviceDays), devicePasskeys },
    // What is no number is refused by the contract, beside its field.
    send: typed => change.send({ ...typed, version, provider, deviceDays: Number(typed.deviceDays) }),
    onDone: onChanged,
  })
  return (
    <Form card form={form} submit={t('ui.save')}>
      <h2>{t('accounts.settings.device')}</h2>
      <p>{t('accounts.settings.device.why')}</p>
      <TextInput
        label={t('accounts.settings.device.days')}
        hint={t('accounts.settings.device.hint')}
        inputMode="numeric"
        required
        maxLength={2}
        {...form.field('deviceDays')}
      />
      <Check
        label={t('accounts.settings.device.passkeys')}
        hint={t('accounts.settings.device.passkeys.hint')}
        {...form.field('devicePasskeys')}
      />
    </Form>
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
  const saving = useChange(updateSettings)
  const removing = useChange(updateSettings)
  const form = useForm({
    start: { ...empty, ...provider },
    send: next => saving.send({ version, provider: next }),
    onDone: onChanged,
  })
  const { errors } = form
  const remove = async () => {
    if ((await removing.send({ version, provider: null })).ok) onChanged()
  }
  return (
    <section class="card stack">
      <h2>{t('accounts.provider.title')}</h2>
      <p>{t('accounts.provider.why')}</p>
      <p class="small">
        {t('accounts.provider.return')}: <b class="unbroken">{returnAddress}</b>
      </p>
      <ErrorNote problem={removing.error} />
      <Form
        form={form}
        submit={t('ui.save')}
        beside={
          provider && (
            <Button look="danger" busy={removing.sending} onClick={() => void remove()}>
              {t('accounts.provider.remove')}
            </Button>
          )
        }
      >
        <TextInput
          label={t('accounts.provider.issuer')}
          type="url"
          placeholder="https://"
          required
          {...form.field('issuer')}
          error={errors['provider.issuer']}
        />
        <TextInput
          label={t('accounts.provider.client')}
          required
          {...form.field('clientId')}
          error={errors['provider.clientId']}
        />
        <TextInput
          label={t('accounts.provider.secret')}
          hint={provider ? t('accounts.provider.secret.hint') : undefined}
          type="password"
          autocomplete="off"
          required={!provider}
          {...form.field('clientSecret')}
          error={errors['provider.clientSecret']}
        />
        <Check label={t('accounts.provider.asks_two')} {...form.field('asksSecondFactor')} />
        <Check label={t('accounts.provider.creates')} {...form.field('createsAccounts')} />
        {form.typed.createsAccounts && (
          <MultiChoice
            label={t('accounts.members.roles')}
            required
            options={roles
              .filter(role => role !== 'administrator')
              .map(role => ({ value: role, label: t(`role.${role}`) }))}
            {...form.field('createdRoles')}
            error={errors['provider.createdRoles']}
          />
        )}
      </Form>
    </section>
  )
}
