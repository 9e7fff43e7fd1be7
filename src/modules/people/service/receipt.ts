import { formatDay } from '#i18n/format.ts'
import { isLocale, type Locale } from '#i18n/locales.ts'
import type { InputOf } from '#lib/contract.ts'
import { type Day, dayIn, type Instant } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type * as contract from '../contract.ts'
import type { ConsentPurpose, ConsentScope, GivenHow } from '../domain/consent.ts'
import type { ConsentRow } from '../store/consents.ts'
import { mustFind } from './consents.ts'

/**
 * What the person takes home: what was agreed and how to take it back, in their language. Without their name, because
 * such a paper is found by others.
 */
export async function printConsent(use: UseCase, input: InputOf<typeof contract.printConsent>) {
  const row = await mustFind(use, input.personId, input.id)
  const own = await organisationById(use, ownOrganisation(use))
  if (!own) throw notFound()
  const recipient = row.recipient_id
    ? ((await organisationById(use, row.recipient_id))?.name ?? '–')
    : (row.recipient_name ?? '–')
  const locale = localeFor(input.language ?? row.language)
  const receipt = receiptOf(locale, use.actor.timeZone, row, { own: own.name, phone: own.phone, recipient })
  use.audit({
    action: 'people.print_consent',
    thing: 'person',
    thingId: input.personId,
    details: { consentId: row.id },
  })
  const name = `${row.reference}.${input.format === 'html' ? 'html' : 'txt'}`
  return input.format === 'html'
    ? { filename: name, type: 'text/html; charset=utf-8', body: asHtml(locale, receipt) }
    : { filename: name, type: 'text/plain; charset=utf-8', body: asText(receipt) }
}

/** A language that Hamroh does not speak falls back to Russian, which most who speak another one can have read to them. */
const localeFor = (language: string): Locale => (isLocale(language) ? language : 'ru')

interface Receipt {
  readonly title: string
  readonly intro: string
  readonly lines: readonly (readonly [string, string])[]
  readonly closing: readonly string[]
}

interface Parties {
  readonly own: string
  readonly phone: string | null
  readonly recipient: string
}

function receiptOf(locale: Locale, timeZone: string, row: ConsentRow, parties: Parties): Receipt {
  const t = words(locale)
  const scopes = (row.scopes as ConsentScope[]).map(scope => t(`people.scope.${scope}`))
  const day = (value: string) => formatDay(locale, value as Day)
  const purpose = t(`people.purpose.${row.purpose as ConsentPurpose}`)
  const given = `${day(row.given_on)}, ${t(`people.how.${row.given_how as GivenHow}`)}`
  const withdrawnOn = row.withdrawn_at && dayIn(row.withdrawn_at as Instant, timeZone)
  return {
    title: t('people.receipt.title'),
    intro: t('people.receipt.intro'),
    lines: [
      [t('people.receipt.code'), row.reference],
      [t('people.receipt.asked_by'), parties.own],
      ...(parties.phone ? [[t('people.receipt.phone'), parties.phone] as const] : []),
      [t('people.receipt.what'), scopes.join('; ')],
      [t('people.receipt.to'), parties.recipient],
      [t('people.receipt.purpose'), row.purpose_note ? `${purpose} (${row.purpose_note})` : purpose],
      [t('people.receipt.until'), day(row.until)],
      [t('people.receipt.given'), given],
    ],
    closing: withdrawnOn
      ? [t('people.receipt.withdrawn', { day: day(withdrawnOn) })]
      : [t('people.receipt.nothing_else'), t('people.receipt.withdraw')],
  }
}

function asText({ title, intro, lines, closing }: Receipt): string {
  const body = lines.map(([label, text]) => `${label}: ${text}`)
  return [title, '', intro, '', ...body, '', ...closing, ''].join('\r\n')
}

const style =
  'body{font:18px/1.5 "Noto Sans",sans-serif;max-width:34em;margin:2em auto;padding:0 1em}dt{font-weight:bold}dd{margin:0 0 .6em}@page{margin:2cm}'

function asHtml(locale: Locale, { title, intro, lines, closing }: Receipt): string {
  const list = lines.map(([label, text]) => `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>`).join('')
  const end = closing.map(text => `<p>${escaped(text)}</p>`).join('')
  return (
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>${escaped(title)}</title><style>${style}</style></head>` +
    `<body><h1>${escaped(title)}</h1><p>${escaped(intro)}</p><dl>${list}</dl>${end}</body></html>\n`
  )
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, mark => entities[mark] as string)
