import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { formatFileSize } from '#i18n/format.ts'
import type { Instant } from '#lib/day.ts'
import { notFound } from '#lib/refusal.ts'
import type { PageAnswer, PageRequest } from '#platform/module.ts'
import { articleNames, destinations, isArticle, isDestination } from '../domain/handbook.ts'
import { printBooklet } from '../service/booklet.ts'
import { articlesFor, titlesFor } from '../service/handbook.ts'
import { todayAt } from '../service/public.ts'
import { countryIn, dayIn, readerOf } from '../service/sentences.ts'
import { ArticlePage, Booklet, HandbookContents, HandbookStart } from './HandbookPage.tsx'

export const start = async ({ locale }: PageRequest): Promise<PageAnswer> => {
  const reader = readerOf(locale)
  const lands = destinations.map(code => ({ code, name: countryIn(reader, code) }))
  return {
    title: reader.t('rules.handbook.title'),
    body: <HandbookStart {...reader} destinations={lands} />,
  }
}

export const contents = async (request: PageRequest): Promise<PageAnswer> => {
  const { reader, destination } = read(request)
  const pack = await offlineFile(request)
  return {
    title: reader.t('rules.handbook.title'),
    body: (
      <HandbookContents
        {...reader}
        destination={destination}
        country={countryIn(reader, destination)}
        titles={await titlesFor(reader)}
        packSize={formatFileSize(reader.locale, new TextEncoder().encode(pack).length)}
      />
    ),
  }
}

export const article = async (request: PageRequest): Promise<PageAnswer> => {
  const { reader, destination, today } = read(request)
  const { name } = request.params
  if (!isArticle(name)) throw notFound()
  const [found] = await articlesFor(request.engine, reader, destination, today, [name])
  if (!found) throw notFound()
  const following = articleNames[articleNames.indexOf(name) + 1]
  const next = (await titlesFor(reader)).find(one => one.name === following) ?? null
  return {
    title: found.title,
    body: <ArticlePage {...reader} destination={destination} article={found} next={next} />,
  }
}

export const booklet = async (request: PageRequest): Promise<PageAnswer> => ({
  title: read(request).reader.t('rules.handbook.title'),
  body: await bookletOf(request, request.now),
})

async function bookletOf(request: PageRequest, now: Instant | null): Promise<VNode> {
  const { reader, destination, today } = read(request)
  const articles = await articlesFor(request.engine, reader, destination, today)
  return (
    <Booklet
      {...reader}
      country={countryIn(reader, destination)}
      day={dayIn(reader, today)}
      now={now}
      articles={articles}
    />
  )
}

/** The booklet to print: the same articles, set on A5. */
export const pdf = async (request: PageRequest): Promise<PageAnswer> => {
  const { reader, destination, today } = read(request)
  const { t, locale } = reader
  const body = await printBooklet({
    title: t('rules.handbook.title'),
    subtitle: `${countryIn(reader, destination)}. ${t('rules.handbook.as_of', { day: dayIn(reader, today) })}`,
    notice: t('rules.result.awaiting'),
    language: locale,
    states: { sure: '', unsure: t('rules.state.unsure'), planned: t('rules.state.planned') },
    articles: await articlesFor(request.engine, reader, destination, today),
  })
  return { file: { filename: `${locale}-${destination.toLowerCase()}.pdf`, type: 'application/pdf', body } }
}

/** The whole handbook of a destination in one file that opens anywhere, without a network. */
export const offline = async (request: PageRequest): Promise<PageAnswer> => {
  const { destination, reader } = read(request)
  return {
    file: {
      filename: `${reader.locale}-${destination.toLowerCase()}.html`,
      type: 'text/html; charset=utf-8',
      body: await offlineFile(request),
    },
  }
}

async function offlineFile(request: PageRequest): Promise<string> {
  const { reader } = read(request)
  const body = await bookletOf(request, null)
  // Addresses of the site would lead nowhere without a network, so the file keeps the words and lets the links go.
  const html = renderToString(
    <html lang={reader.locale}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{reader.t('rules.handbook.title')}</title>
        <style dangerouslySetInnerHTML={{ __html: await look() }} />
      </head>
      <body>
        <main>{body}</main>
      </body>
    </html>,
  ).replace(/<a href="\/[^"]*">([^<]*)<\/a>/g, '<b>$1</b>')
  return `<!doctype html>${html}`
}

let kept: Promise<string> | undefined

/** Tokens and looks of the public pages, without fonts: the phone's own will do. */
function look(): Promise<string> {
  const source = join(import.meta.dirname, '..', '..', '..')
  kept ??= Promise.all(
    ['ui/tokens.css', 'site/site.css'].map(name => readFile(join(source, name), 'utf8')),
  ).then(parts =>
    parts
      .join('\n')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/@font-face\s*\{[^}]*\}/g, '')
      .replace(/@import[^;]*;/g, '')
      .replace(/\s+/g, ' '),
  )
  return kept
}

function read({ locale, params, now }: PageRequest) {
  const destination = params.destination?.toUpperCase()
  if (!isDestination(destination)) throw notFound()
  return { reader: readerOf(locale), destination, today: todayAt(destination, now) }
}
