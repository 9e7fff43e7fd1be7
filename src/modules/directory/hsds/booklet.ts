import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { formatDay } from '#i18n/format.ts'
import { isLocale, type Locale } from '#i18n/locales.ts'
import { type Day, dayIn } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import type { Download } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { words } from '#platform/words.ts'
import { refuse } from '../domain/refusals.ts'
import { taxonomyOf } from '../service/content.ts'
import { termId } from '../service/ids.ts'
import { placePath, placesOf } from '../service/places.ts'
import { archiveOf } from './archive.ts'
import { type BookEntry, bookEntry } from './booklet-entry.ts'
import { isJson, type Json } from './json.ts'
import { inPlace } from './select.ts'

/** So many services a booklet may hold: some hundred pages, and a second or two of work. */
export const mostInBooklet = 800

export interface Book {
  readonly title: string
  readonly region: string
  readonly made: string
  readonly lang: string
  readonly words: Readonly<Record<'check' | 'source' | 'contents', string>>
  readonly areas: readonly { readonly name: string; readonly services: readonly BookEntry[] }[]
}

export async function writeBooklet(
  use: UseCase,
  { placeId, locale: asked }: { placeId: string | null; locale: string },
): Promise<Download> {
  const locale: Locale = isLocale(asked) ? asked : 'en'
  const book = await bookOf(use, placeId, locale)
  const name = ['directory', placeId?.replaceAll(/[^\w]+/g, '-'), locale, use.now.slice(0, 10)]
    .filter(Boolean)
    .join('-')
  return { filename: `${name}.pdf`, type: 'application/pdf', body: printBook(book) }
}

/** What stands in the booklet of a region in a language: what is in use and public, by area of assistance. */
export async function bookOf(use: UseCase, placeId: string | null, locale: Locale): Promise<Book> {
  const t = words(locale)
  const places = await placesOf(use.db)
  const { taxonomy } = await taxonomyOf(use)
  const { organizations } = await archiveOf(use)
  const areaOf = new Map(taxonomy.needs.map(need => [termId('needs', need.code), need.area]))
  const byArea = new Map<string, BookEntry[]>()
  let count = 0
  for (const organization of placeId === null
    ? organizations
    : organizations.flatMap(one => inPlace(one, placeId)))
    for (const service of listOf(organization.services)) {
      if (service.status !== 'active') continue
      count++
      const entry = bookEntry(organization, service, { t, locale, places })
      const areas = listOf(service.attributes).flatMap(
        one => areaOf.get(String(one.taxonomy_term_id ?? (one.taxonomy_term as Json | undefined)?.id)) ?? [],
      )
      const [main = ''] = areas
      byArea.set(main, [...(byArea.get(main) ?? []), entry])
    }
  if (count === 0) throw notFound()
  if (count > mostInBooklet) throw refuse('directory.booklet_too_long', { count, most: mostInBooklet })
  const sections = [
    ...taxonomy.areas.map(area => ({ code: area.code, name: area.name[locale] })),
    { code: '', name: t('directory.help.other_need') },
  ]
  const day = formatDay(locale, dayIn(use.now, use.actor.timeZone) as Day)
  return {
    title: t('directory.help.title'),
    region: placeId === null ? '' : (placePath(places, placeId, locale) ?? ''),
    made: t('directory.booklet.made', { day }),
    lang: locale,
    words: {
      check: t('directory.booklet.check'),
      source: t('directory.booklet.source'),
      contents: t('directory.booklet.contents'),
    },
    areas: sections.flatMap(({ code, name }) => {
      const services = byArea.get(code)
      return services ? [{ name, services: services.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }] : []
    }),
  }
}

const listOf = (given: unknown): Json[] => (Array.isArray(given) ? given.filter(isJson) : [])

const require = createRequire(import.meta.url)
let compiler: NodeCompiler | undefined
const template = readFileSync(join(import.meta.dirname, 'booklet.typ'), 'utf8')

/** Sets the book with Noto Sans, which has every letter of the six languages; no other font is looked for. */
export function printBook(book: Book): Uint8Array {
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans/package.json'))
  // Forty megabytes of machine code: loaded with the first booklet, not at the start of the server.
  const typst: typeof import('@myriaddreamin/typst-ts-node-compiler') = require('@myriaddreamin/typst-ts-node-compiler')
  compiler ??= typst.NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [
      {
        fontBlobs: ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf'].map(name =>
          readFileSync(join(fonts, name)),
        ),
      },
    ],
  })
  const made = compiler.pdf({ mainFileContent: template, inputs: { book: JSON.stringify(book) } })
  compiler.evictCache(10)
  return new Uint8Array(made)
}
