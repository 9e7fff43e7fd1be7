import type { Translate } from '#i18n/translate.ts'
import { HiddenFields, type Problems, TextField } from '#site/form.tsx'

interface EnterProps {
  readonly t: Translate
  readonly locale: string
  readonly typed: string
  readonly problem: string | undefined
}

/** One field: the code. */
export function EnterCodePage({ t, locale, typed, problem }: EnterProps) {
  return (
    <form method="post" action={`/${locale}/reply`} novalidate>
      <h1>{t('contacts.reply.title')}</h1>
      <TextField
        name="code"
        label={t('contacts.reply.code')}
        hint={t('contacts.reply.code.hint')}
        value={typed}
        problem={problem}
        max={60}
      />
      <button type="submit" class="btn main wide">
        {t('contacts.reply.look')}
      </button>
    </form>
  )
}

interface ReplyProps {
  readonly t: Translate
  readonly locale: string
  readonly code: string
  readonly messageId: string
  readonly state: string
  readonly askedOn: string
  readonly said: string | null
  readonly messages: readonly { readonly on: string; readonly fromStaff: boolean; readonly body: string }[]
  readonly sent: boolean
  readonly typed: string
  readonly problems: Problems
}

/** How it stands, what was written, a field to write again. The code travels in the form, never in the address. */
export function ReplyPage(props: ReplyProps) {
  const { t, locale, code, state, messages } = props
  return (
    <>
      <h1>{t('contacts.reply.title')}</h1>
      <p class="notice" role="status">
        {props.sent ? t('contacts.reply.sent') : stateWords(t, state)}
      </p>
      <ol class="thread">
        <li class="card">
          <p class="soft small">{t('contacts.reply.you_on', { day: props.askedOn })}</p>
          {props.said && <p class="body">{props.said}</p>}
        </li>
        {messages.map(({ on, fromStaff, body }) => (
          <li class={fromStaff ? 'card from-staff' : 'card'}>
            <p class="soft small">
              {fromStaff ? t('contacts.reply.we_on', { day: on }) : t('contacts.reply.you_on', { day: on })}
            </p>
            <p class="body">{body}</p>
          </li>
        ))}
      </ol>
      <form method="post" action={`/${locale}/reply`} novalidate>
        {state !== 'closed' && (
          <>
            <HiddenFields values={{ code, messageId: props.messageId }} />
            <TextField
              name="body"
              label={t('contacts.reply.again')}
              value={props.typed}
              problem={props.problems.body}
              lines={4}
              max={5000}
            />
            <button type="submit" class="btn main wide">
              {t('contacts.ask.send')}
            </button>
          </>
        )}
      </form>
      <p>
        {t('contacts.code.your')} <b>{code}</b>
      </p>
      <p class="soft small">{t('contacts.code.shared_phone')}</p>
    </>
  )
}

function stateWords(t: Translate, state: string): string {
  if (state === 'answered') return t('contacts.reply.answered')
  if (state === 'closed') return t('contacts.reply.closed')
  return state === 'taken' ? t('contacts.reply.taken') : t('contacts.reply.waiting')
}
