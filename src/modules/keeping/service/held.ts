import { formatDay, formatInstant, formatList, formatMoney } from '#i18n/format.ts'
import type { Locale } from '#i18n/locales.ts'
import type { MessageKey, Translate } from '#i18n/translate.ts'
import type { InputOf } from '#lib/contract.ts'
import { type Instant, isDay } from '#lib/day.ts'
import { isCurrency } from '#lib/money.ts'
import { notFound } from '#lib/refusal.ts'
import { organisationById, ownOrganisation } from '#modules/organisations/index.ts'
import { filesOfPerson, personSummaries } from '#modules/people/index.ts'
import { nameOfPlace, needByCode, placeById, taxonomy } from '#platform/content/packs.ts'
import type { Download } from '#platform/module.ts'
import { type HeldField, type HeldPart, holders } from '#platform/personal-data.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import type * as contract from '../contract.ts'
import { heldPage } from './held-page.ts'

/** Read over all files of a person that were merged, whichever is asked for. */
const ofAllFiles = new Set(['people.safe_way', 'people.document', 'people.relation', 'people.consent'])

/** Everything the modules hold about this person, as far as the asker may read it. */
async function collect(use: UseCase, personId: string) {
  const person = (await personSummaries(use, [personId])).get(personId)
  if (!person) throw notFound()
  const parts: HeldPart[] = []
  for (const [nth, file] of (await filesOfPerson(use, personId)).entries()) {
    for (const holder of holders()) {
      const held = await holder.collect(use, file)
      parts.push(...(nth === 0 ? held : held.filter(part => !ofAllFiles.has(part.kind))))
    }
  }
  use.audit({
    action: 'keeping.export_person',
    thing: 'person',
    thingId: personId,
    details: { parts: parts.map(part => part.kind) },
  })
  return {
    person: { id: personId, reference: person.reference, label: person.label },
    organisation: (await organisationById(use, ownOrganisation(use)))?.name ?? '',
    madeAt: use.now,
    parts: parts.filter(part => part.records.length > 0),
  }
}

export async function readHeld(use: UseCase, { personId, language }: InputOf<typeof contract.readHeld>) {
  const { parts, ...head } = await collect(use, personId)
  return { ...head, parts: inWords(parts, language, use.actor.timeZone) }
}

export type WordedParts = ReturnType<typeof inWords>

function inWords(parts: readonly HeldPart[], language: Locale, timeZone: string) {
  const t = words(language)
  return parts.map(({ kind, title, records }) => ({
    kind,
    title: t(title),
    records: records.map(fields =>
      fields.flatMap(field => {
        const text = textOf(field, t, language, timeZone)
        return text === '' ? [] : [{ label: t(field.label), text }]
      }),
    ),
  }))
}

/** Days and moments as the language writes them, codes by their words, nothing where nothing is known. */
function textOf({ value, words: prefix }: HeldField, t: Translate, language: Locale, zone: string): string {
  const one = (single: string | number): string => {
    const told = prefix?.startsWith('@') ? contentWord(prefix, String(single), language) : null
    if (told !== null) return told
    if (prefix !== undefined) {
      const key = `${prefix}${single}`
      // A code without words (a language nobody translated the name of) is shown as it is.
      const said = t(key as MessageKey)
      return said === key ? String(single) : said
    }
    if (typeof single === 'string' && isDay(single)) return formatDay(language, single)
    if (typeof single === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(single))
      return formatInstant(language, single as Instant, zone)
    return String(single)
  }
  if (value === null || value === '') return ''
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
  if (typeof value === 'object') return formatList(language, value.map(one))
  return one(value)
}

/** A code of the content in its own words; a code that is there no more is shown as it is. */
function contentWord(kind: string, code: string, language: Locale): string {
  if (kind === '@need') return needByCode(code)?.name[language] ?? code
  if (kind === '@group') return taxonomy().targetGroups.find(one => one.code === code)?.name[language] ?? code
  if (kind === '@place') {
    const place = placeById(code)
    return place ? nameOfPlace(place, language) : code
  }
  const [amount, currency = ''] = code.split(' ')
  return isCurrency(currency) ? formatMoney(language, { amount: Number(amount), currency }) : code
}

export async function exportPerson(
  use: UseCase,
  { personId, format, language }: InputOf<typeof contract.exportPerson>,
): Promise<Download> {
  const { parts, ...head } = await collect(use, personId)
  const filename = `hamroh-${head.person.reference}.${format}`
  if (format === 'html') {
    const worded = inWords(parts, language, use.actor.timeZone)
    const made = formatInstant(language, use.now, use.actor.timeZone)
    const body = heldPage({ ...head, parts: worded, madeAt: made }, language, words(language))
    return { filename, type: 'text/html; charset=utf-8', body }
  }
  const chapters = parts.map(part => ({
    kind: part.kind,
    records: part.records.map(fields => Object.fromEntries(fields.map(({ name, value }) => [name, value]))),
  }))
  const file = { format: 'hamroh person 1', ...head, chapters }
  return { filename, type: 'application/json', body: JSON.stringify(file, null, 2) }
}
