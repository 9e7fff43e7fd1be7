import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { MessageKey } from '#i18n/keys.gen.ts'
import type { ReplyOf } from '#lib/contract.ts'
import { useChange, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import type { readInvitation } from '../contract/invitations.ts'
import type { readRecovery } from '../contract/recovery.ts'
import { LanguageChooser } from './LanguageChooser.tsx'

export interface Opened<R extends typeof readInvitation | typeof readRecovery> {
  readonly token: string
  readonly found: ReplyOf<R>
  readonly onDone: () => void
}

interface Props<R extends typeof readInvitation | typeof readRecovery> {
  readonly read: R
  readonly title: MessageKey
  readonly done: MessageKey
  readonly children: (opened: Opened<R>) => ComponentChildren
}

/** What a one-time link opens: the token is in the fragment, which no server and no log sees. */
export function BehindLink<R extends typeof readInvitation | typeof readRecovery>({
  read,
  title,
  done,
  children,
}: Props<R>) {
  const t = useT()
  useTitle(t(title))
  const token = usePlace().hash.slice(1)
  const { send, error } = useChange(read)
  const [found, setFound] = useState<ReplyOf<R> | null>(null)
  const [isDone, setDone] = useState(false)
  const ask = async () => {
    const sent = await send({ token })
    if (sent.ok && !sent.waiting) setFound(sent.reply)
  }
  useEffect(() => {
    void ask()
  }, [token])
  return (
    <main class="door">
      <p class="brand">Hamroh</p>
      <LanguageChooser />
      <section class="card stack">
        <h1>{t(title)}</h1>
        <ErrorNote problem={error} onRetry={error?.status === 0 ? () => void ask() : undefined} />
        {!found && !error && <Skeleton />}
        {found && !isDone && children({ token, found, onDone: () => setDone(true) })}
        {isDone && (
          <>
            <Notice tone="ok" live>
              {t(done)}
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
