import { formatDay, formatInstant, formatList } from '#i18n/format.ts'
import { isLocale } from '#i18n/locales.ts'
import { problemWords, refusalWords } from '#i18n/problems.ts'
import type { Day, Instant } from '#lib/day.ts'
import { Refusal } from '#lib/refusal.ts'
import { organisationById } from '#modules/organisations/index.ts'
import { taxonomy } from '#platform/content/packs.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import {
  answerAsPartner,
  answeredBefore,
  numberByLink,
  openAsPartner,
  type PartnerView,
} from '../service/partner.ts'
import { AnsweredPage } from './AnsweredPage.tsx'
import { CodePage } from './CodePage.tsx'
import { readerOf } from './facts.ts'
import { field, nothingTyped, type Problems, problemsOf, readAnswer, type Typed } from './form.ts'
import { PartnerPage } from './PartnerPage.tsx'

/** What the partner holds. A code goes along in the form, never in the address. */
interface Held {
  readonly secret: string
  readonly code: string | null
}

interface Seen {
  readonly view: PartnerView
  readonly sender: { readonly phone: string | null; readonly timeZone: string }
}

/** Where a code is typed, and where one comes out after the last answer. */
export async function start(request: PageRequest): Promise<PageAnswer> {
  const t = words(request.locale)
  const done = ['decline', 'report', 'return'].find(one => one === request.query.done)
  const title = t('referrals.partner.title')
  return {
    title,
    body: <CodePage t={t} locale={request.locale} typed="" done={done !== undefined} problem={null} />,
  }
}

/** `code` alone looks; with a `move` it answers. */
export async function byCode(request: PageRequest): Promise<PageAnswer> {
  const code = field(request.form, 'code').slice(0, 100)
  if (!code) return closed(request, '', problemWords(words(request.locale), 'required'), 400)
  return held(request, { secret: code, code })
}

export const byLink = (request: PageRequest) => held(request, { secret: tokenOf(request), code: null })

export const openedByLink = (request: PageRequest) => look(request, { secret: tokenOf(request), code: null })

const tokenOf = ({ params }: PageRequest) => (params.token ?? '').slice(0, 100)

function held(request: PageRequest, key: Held): Promise<PageAnswer> {
  const move = field(request.form, 'move')
  if (move === 'number') return number(request, key)
  return move ? answer(request, key) : look(request, key)
}

/** The same page with one whole number on it; a way that is not there is looked over. */
async function number(request: PageRequest, key: Held): Promise<PageAnswer> {
  const typed = field(request.form, 'way')
  const way = /^\d{1,2}$/.test(typed) ? Number(typed) : -1
  try {
    const seen = await request.engine.as(request.actor, async use => {
      const { view, shown } = await numberByLink(use, key.secret, way)
      return { ...(await withSender(use, view)), shown }
    })
    return shown(request, key, seen, { number: seen.shown })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return look(request, key)
  }
}

async function look(request: PageRequest, key: Held, extra: Extra = {}): Promise<PageAnswer> {
  const seen = await unlessOver(() =>
    request.engine.as(request.actor, async use => withSender(use, await openAsPartner(use, key.secret))),
  )
  return seen ? shown(request, key, seen, extra) : closed(request, key.code ?? '', null, 404)
}

interface Extra {
  readonly typed?: Typed
  readonly problems?: Problems
  readonly refused?: string
  readonly status?: number
  readonly number?: { readonly way: number; readonly number: string }
}

async function answer(request: PageRequest, key: Held): Promise<PageAnswer> {
  const typed = readAnswer(request.form)
  const problems = problemsOf(typed)
  if (!typed.move || Object.keys(problems).length) return look(request, key, { typed, problems, status: 400 })
  const { move, who, note, reason, outcome, formId } = typed
  const given = { move, who, note: note || null, reason, outcome, formId }
  try {
    const result = await request.engine.as(request.actor, async use => {
      const { view, next } = await answerAsPartner(use, key.secret, given)
      return { ...(await withSender(use, view)), next }
    })
    return result.next
      ? answered(request, result, result.next)
      : { redirect: `/${request.locale}/partner?done=${move}` }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'referrals.link_over') return again(request, key, formId)
    return look(request, key, { typed, refused: error.code, status: 409 })
  }
}

/** A second press of the same form, or a reload: the same answer as to the first. */
async function again(request: PageRequest, key: Held, formId: string): Promise<PageAnswer> {
  const before = await unlessOver(() =>
    request.engine.as(request.actor, async use => {
      const { view, next } = await answeredBefore(use, key.secret, formId)
      return { ...(await withSender(use, view)), next }
    }),
  )
  return before ? answered(request, before, before.next) : closed(request, key.code ?? '', null, 404)
}

async function unlessOver<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Refusal && error.code === 'referrals.link_over') return null
    throw error
  }
}

async function withSender(use: UseCase, view: PartnerView): Promise<Seen> {
  const sender = await organisationById(use, view.from.organisationId)
  return { view, sender: { phone: sender?.phone ?? null, timeZone: sender?.timeZone ?? 'UTC' } }
}

function shown(request: PageRequest, key: Held, { view, sender }: Seen, extra: Extra): PageAnswer {
  const reading = readingOf(request, sender.timeZone)
  const { t } = reading.reader
  return {
    private: true,
    title: t('referrals.partner.title'),
    status: extra.status ?? 200,
    body: (
      <PartnerPage
        {...reading}
        view={view}
        phone={sender.phone}
        action={key.code ? `/${request.locale}/partner` : `/${request.locale}/partner/${key.secret}`}
        code={key.code}
        typed={extra.typed ?? nothingTyped()}
        problems={extra.problems ?? {}}
        refused={extra.refused ? refusalWords(t, extra.refused) : null}
        number={extra.number ?? null}
      />
    ),
  }
}

function answered(
  request: PageRequest,
  { view, sender }: Seen,
  next: { link: string; code: string; expiresAt: string },
): PageAnswer {
  const reading = readingOf(request, sender.timeZone)
  const here = new URL(request.config.publicUrl)
  return {
    private: true,
    title: reading.reader.t('referrals.partner.title'),
    body: (
      <AnsweredPage
        {...reading}
        view={view}
        code={next.code}
        link={`/${request.locale}${next.link}`}
        typedAt={`${here.host}/${request.locale}/partner`}
        until={reading.moment(next.expiresAt)}
      />
    ),
  }
}

/** One sentence for a wrong code, a used one and one whose time is over: nothing can be tried out. */
function closed(request: PageRequest, typed: string, problem: string | null, status: number): PageAnswer {
  const t = words(request.locale)
  return {
    private: true,
    status,
    title: t('referrals.partner.title'),
    body: (
      <CodePage
        t={t}
        locale={request.locale}
        typed={typed}
        done={false}
        problem={problem ?? t('referrals.partner.closed')}
      />
    ),
  }
}

function readingOf({ locale: wanted }: PageRequest, timeZone: string) {
  const locale = isLocale(wanted) ? wanted : 'en'
  const t = words(locale)
  const { needs, targetGroups } = taxonomy()
  const names = new Map([...needs, ...targetGroups].map(({ code, name }) => [code, name[locale]]))
  return {
    // Instants and days travel as text and were written by us.
    moment: (at: string) => formatInstant(locale, at as Instant, timeZone),
    reader: readerOf(
      t,
      { list: items => formatList(locale, items), day: day => formatDay(locale, day as Day) },
      code => names.get(code) ?? code,
    ),
  }
}
