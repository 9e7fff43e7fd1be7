import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useChange, useDraft, useFormat, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { finishRecovery, readRecovery } from '../contract/recovery.ts'
import { LanguageChooser } from './LanguageChooser.tsx'

type Found = ReplyOf<typeof readRecovery>

/** Behind `/app/recovery#token`, which two colleagues opened: a new password. */
export function Recovery() {
  const t = useT()
  useTitle(t('accounts.recovery.title'))
  const token = usePlace().hash.slice(1)
  const { send, error } = useChange(readRecovery)
  const [found, setFound] = useState<Found | null>(null)
  const [done, setDone] = useState(false)
  const read = async () => {
    const sent = await send({ token })
    if (sent.ok && !sent.waiting) setFound(sent.reply)
  }
  useEffect(() => {
    void read()
  }, [token])
  return (
    <main class="door">
      <p class="brand">Hamroh</p>
      <LanguageChooser />
      <section class="card stack">
        <h1>{t('accounts.recovery.title')}</h1>
        <ErrorNote problem={error} onRetry={error?.status === 0 ? () => void read() : undefined} />
        {!found && !error && <Skeleton />}
        {found && !done && <NewPassword token={token} found={found} onDone={() => setDone(true)} />}
        {done && (
          <>
            <Notice tone="ok" live>
              {t('accounts.recovery.done')}
            </Notice>
            <LinkButton href="/app/sign-in" look="main">
              {t('accounts.sign_in.button')}
            </LinkButton>
          </>
        )}
      </section>
    </main>
  )
}

interface Props {
  readonly token: string
  readonly found: Found
  readonly onDone: () => void
}

function NewPassword({ token, found, onDone }: Props) {
  const t = useT()
  const format = useFormat()
  const [, setEmail] = useDraft('accounts.sign_in', found.email)
  const [password, setPassword] = useState('')
  const { send, sending, error, fieldErrors } = useChange(finishRecovery)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await send({ token, password })).ok) return
    setEmail(found.email)
    onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <p>
        <b>{found.name}</b>
        <br />
        {found.email}
      </p>
      <p>{t('accounts.recovery.by', { names: format.list(found.by) })}</p>
      <ErrorNote problem={error} />
      <TextInput
        label={t('accounts.password.new')}
        hint={t('accounts.password.rule')}
        type="password"
        autocomplete="new-password"
        required
        value={password}
        onChange={setPassword}
        error={fieldErrors.password}
      />
      <Button type="submit" look="main" wide busy={sending}>
        {t('ui.save')}
      </Button>
    </form>
  )
}
