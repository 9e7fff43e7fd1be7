import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useChange, useDraft, useLocale, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { acceptInvitation, readInvitation } from '../contract/invitations.ts'
import { LanguageChooser } from './LanguageChooser.tsx'

/** Behind `/app/invitation#token`: the token is in the fragment, which no server and no log sees. */
export function Invitation() {
  const t = useT()
  useTitle(t('accounts.invitation.title'))
  const token = usePlace().hash.slice(1)
  const { send, error } = useChange(readInvitation)
  const [found, setFound] = useState<ReplyOf<typeof readInvitation> | null>(null)
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
        <h1>{t('accounts.invitation.title')}</h1>
        <ErrorNote problem={error} onRetry={error?.status === 0 ? () => void read() : undefined} />
        {!found && !error && <Skeleton />}
        {found && !done && <Accept token={token} found={found} onDone={() => setDone(true)} />}
        {done && (
          <>
            <Notice tone="ok" live>
              {t('accounts.invitation.done')}
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

interface AcceptProps {
  readonly token: string
  readonly found: ReplyOf<typeof readInvitation>
  readonly onDone: () => void
}

function Accept({ token, found, onDone }: AcceptProps) {
  const t = useT()
  const locale = useLocale()
  const [name, setName, draft] = useDraft('accounts.invitation', found.name)
  const [, setEmail] = useDraft('accounts.sign_in', found.email)
  const [password, setPassword] = useState('')
  const { send, sending, error, fieldErrors } = useChange(acceptInvitation)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (!(await send({ token, name, password, locale })).ok) return
    await draft.clear()
    setEmail(found.email)
    onDone()
  }
  return (
    <form class="stack" onSubmit={event => void submit(event)}>
      <p>{t('accounts.invitation.what', { organisation: found.organisation })}</p>
      <p>
        <b>{found.email}</b>
      </p>
      <ErrorNote problem={error} />
      <TextInput
        label={t('accounts.name')}
        autocomplete="name"
        required
        value={name}
        onChange={setName}
        error={fieldErrors.name}
      />
      <TextInput
        label={t('accounts.password.new')}
        hint={`${t('accounts.password.rule')} ${t('accounts.invitation.known')}`}
        type="password"
        autocomplete="new-password"
        required
        value={password}
        onChange={setPassword}
        error={fieldErrors.password}
      />
      <Button type="submit" look="main" wide busy={sending}>
        {t('accounts.invitation.accept')}
      </Button>
    </form>
  )
}
