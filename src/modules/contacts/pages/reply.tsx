import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { formatDay } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import { nobody } from '#lib/actor.ts'
import { id, text } from '#lib/contract.ts'
import { dayIn, type Instant } from '#lib/day.ts'
import { fieldProblems } from '#platform/http/problem.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { words } from '#platform/words.ts'
import { showCode } from '../domain/code.ts'
import { type LookedUp, lookUp } from '../service/ask.ts'
import { inWords, one } from './forms.ts'
import { EnterCodePage, ReplyPage } from './ReplyPage.tsx'

export const enterCode = async ({ locale }: PageRequest): Promise<PageAnswer> =>
  codeAgain(locale, '', undefined, 200)

function codeAgain(locale: string, typed: string, problem: string | undefined, status: number): PageAnswer {
  const t = words(locale)
  return {
    title: t('contacts.reply.title'),
    body: <EnterCodePage t={t} locale={locale} typed={typed} problem={problem} />,
    status,
    private: true,
  }
}

const messageFields = v.object({ id, body: text(5000) })

/** The code comes in the body of the form and nothing of it stays in an address. */
export const showReply = async ({ engine, locale, form }: PageRequest): Promise<PageAnswer> => {
  const t = words(locale)
  const typed = one(form, 'code')
  // Back from the reply, or in another language.
  if (form.code === undefined) return codeAgain(locale, '', undefined, 200)
  const body = one(form, 'body')
  const message = v.safeParse(messageFields, { id: one(form, 'messageId'), body })
  const writes = body.trim() !== ''
  const found = await engine.as(nobody, use =>
    lookUp(use, typed, writes && message.success ? message.output : undefined),
  )
  if (!found) return codeAgain(locale, typed, t('contacts.reply.not_found'), 404)
  const sent = writes && message.success
  const problems = writes && !message.success ? inWords(t, fieldProblems(message.issues)) : {}
  return {
    title: t('contacts.reply.title'),
    body: (
      <ReplyPage
        {...replyProps(found, locale)}
        t={t}
        locale={locale}
        sent={sent}
        typed={sent ? '' : body}
        problems={problems}
      />
    ),
    private: true,
    here: { path: '/reply', fields: { code: typed } },
    back: { path: '/reply', fields: {} },
  }
}

function replyProps({ code, state, askedAt, said, messages }: LookedUp, locale: string) {
  // Where the reader is nobody knows; a day in Central Asia is close enough for "when was this written".
  const on = (at: Instant) => formatDay(locale as Locale, dayIn(at, 'Asia/Dushanbe'))
  return {
    code: showCode(code),
    messageId: randomUUID(),
    state,
    askedOn: on(askedAt),
    said,
    messages: messages.map(({ at, fromStaff, body }) => ({ on: on(at), fromStaff, body })),
  }
}
