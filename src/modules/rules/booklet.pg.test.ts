import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { locales } from '#i18n/locales.ts'
import { words } from '#platform/words.ts'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
app.setNow('2026-11-22T08:00:00Z')
const get = (path: string) => app.server.inject({ method: 'GET', url: path })

test('the handbook without a network is one file under 300 kB that asks nobody, for each destination and language', async () => {
  for (const locale of locales) {
    for (const destination of ['ru', 'kz']) {
      const { body, headers, rawPayload } = await get(`/${locale}/handbook/${destination}/offline`)
      expect(rawPayload.length).toBeLessThan(300_000)
      expect(headers['content-disposition']).toContain(`${locale}-${destination}.html`)
      expect(body).not.toMatch(/<script|https?:\/\/|src=|href="\//)
      // The rules of the day stand in it.
      expect(body).toContain(
        words(locale)('rules.says.after.entry', {
          unit:
            destination === 'ru'
              ? words(locale)('rules.says.days', { count: 15 })
              : words(locale)('rules.says.working_days', { count: 3 }),
        }),
      )
    }
  }
})

test.each(locales)('the booklet in %s turns back into the letters that were put in', async locale => {
  const reply = await get(`/${locale}/handbook/ru/pdf`)
  expect(reply.headers['content-type']).toBe('application/pdf')
  const book = await getDocument({ data: new Uint8Array(reply.rawPayload), verbosity: 0 }).promise
  let text = ''
  for (let number = 1; number <= book.numPages; number++) {
    const { items } = await (await book.getPage(number)).getTextContent()
    text += items.map(item => ('str' in item ? item.str : '')).join('')
  }
  const page = (await get(`/${locale}/handbook/ru/work`)).body
  const spoken = [...page.matchAll(/<p>([^<{]+)<\/p>/g)].map(match => match[1] as string).slice(0, 2)
  expect(spoken.length).toBe(2)
  const bare = (of: string) => of.replaceAll(/\s|&\w+;/g, '')
  for (const sentence of spoken.slice(0, 1)) expect(bare(text)).toContain(bare(sentence))
})
