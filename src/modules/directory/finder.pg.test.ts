import { brotliDecompressSync } from 'node:zlib'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'
import { locales } from '#i18n/locales.ts'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { shortOf } from './domain/short.ts'
import { demoServiceId, seedDirectory } from './index.ts'

const app = await testApp()
app.setNow('2026-11-24T06:00:00.000Z')
const organisationIds = {
  dushanbe: await app.organisation(),
  khujand: await app.organisation(),
  bishkek: await app.organisation(),
  shymkent: await app.organisation(),
}
await app.engine.as(systemActor(null), use => seedDirectory(use, organisationIds))
const mind = demoServiceId('crisis', 'mind')
const editor = await app.member(organisationIds.bishkek, ['directory_editor'])

const get = (url: string) => app.server.inject({ url, headers: { 'accept-encoding': 'br' } })
const post = (url: string, form: Record<string, string>) =>
  app.server.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'br' },
    payload: new URLSearchParams(form).toString(),
  })
const textOf = (reply: Awaited<ReturnType<typeof get>>) =>
  reply.headers['content-encoding'] === 'br' ? brotliDecompressSync(reply.rawPayload).toString() : reply.body

test('somebody says that a number does not answer; twice the same is said once; its editors read it', async () => {
  const id = newId()
  const say = () => post(`/ru/help/${mind}/wrong`, { id, kind: 'no_answer', note: 'три дня' })
  expect((await say()).statusCode).toBe(200)
  expect((await say()).statusCode).toBe(200)
  const rows = (organisationId: string) =>
    app.engine.as({ ...systemActor(organisationId), kind: 'member', roles: ['directory_editor'] }, use =>
      use.db.selectFrom('directory.report').select(['kind', 'note']).execute(),
    )
  expect(await rows(editor.organisationId)).toEqual([{ kind: 'no_answer', note: 'три дня' }])
  expect(await rows(organisationIds.khujand)).toEqual([])
  const [embassy] = (await app.call(editor, 'POST', '/directory/search', { q: 'посольство Таджикистана' }))
    .body.items
  const ofNobody = await app.call(null, 'POST', '/directory/reports', {
    serviceId: embassy.id,
    kind: 'moved',
  })
  expect(ofNobody.status).toBe(204)
  const unclear = await post(`/ru/help/${mind}/wrong`, { id: newId(), kind: 'nonsense', note: 'слова' })
  expect([unclear.statusCode, textOf(unclear).includes('слова')]).toEqual([400, true])
  const nothing = await app.call(null, 'POST', '/directory/reports', { serviceId: newId(), kind: 'moved' })
  expect(nothing.status).toBe(404)
})

test('an address that leads nowhere is a page in the language of the address', async () => {
  const reply = await get('/uz/no/such')
  expect([reply.statusCode, reply.headers['cache-control']]).toEqual([404, 'no-store'])
  expect(textOf(reply)).toContain('Bunday sahifa yoʻq')
  expect((await get('/no/such')).headers['content-type']).toContain('problem+json')
})

test('a short address and its code lead to the entry and say nothing of it', async () => {
  const short = `/s/${shortOf(mind)}`
  const first = await app.server.inject({ url: short, headers: { 'accept-language': 'ky' } })
  expect([first.statusCode, first.headers.location]).toEqual([302, `/ky${short}`])
  expect((await get(`/ky${short}`)).headers.location).toBe(`/ky/help/${mind}`)
  expect((await get('/ky/s/abcdefghjk')).statusCode).toBe(404)
  const page = textOf(await get(`/ru/help/${mind}/poster`))
  const [, size = '0'] = page.match(/viewBox="0 0 (\d+) /) ?? []
  expect(read(page, Number(size))).toMatch(new RegExp(`${short}$`))
})

/** What a camera reads. */
function read(page: string, size: number): string | undefined {
  const scale = 4
  const pixels = new Uint8ClampedArray(size * scale * size * scale * 4).fill(255)
  for (const [, x, y] of page.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * size * scale + Number(x) * scale + dx) * 4
        pixels.fill(0, at, at + 3)
      }
  // The package says the same of itself in two ways.
  const scan = 'default' in jsqr ? (jsqr.default as typeof jsqr.default) : jsqr
  return (scan as typeof jsqr.default)(pixels, size * scale, size * scale)?.data
}

test('every page is small in every language, keeps nothing, and tells nobody where one comes from', async () => {
  const organizationId = (await app.call(editor, 'GET', `/directory/services/${mind}`)).body.organizationId
  for (const locale of locales) {
    const pages = [
      ...(await Promise.all(
        [
          'help',
          `help/${mind}`,
          `help/${mind}/wrong`,
          `help/${mind}/poster`,
          `org/${organizationId}`,
          'keep',
          'ask',
        ].map(path => get(`/${locale}/${path}`)),
      )),
      await post(`/${locale}/help`, { need: 'legal.wages', country: 'RU' }),
      await post(`/${locale}/help`, { words: 'паспорт', placeId: 'TJ.04:dushanbe' }),
    ]
    for (const page of pages) {
      expect(page.statusCode).toBe(200)
      expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
      expect(page.headers['set-cookie']).toBeUndefined()
      expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'")
      // With style and script, 8 kB, it stays below the 20 that are aimed at.
      expect(page.rawPayload.length).toBeLessThan(12_000)
      expect(textOf(page)).not.toMatch(/directory\.[a-z_.]+[<"]|(?:src|action)="https?:/)
    }
    const kept = await get(`/${locale}/keep/TJ`)
    expect(textOf(kept).length).toBeLessThan(280_000)
  }
  expect((await get('/ru/keep/TJ.04:dushanbe')).statusCode).toBe(404)
})

test('a place of a confidential entry is drawn on no map and named in no kept page', async () => {
  const kept = textOf(await get('/ru/keep/KG'))
  expect(kept).toContain('Безопасный дом')
  expect(kept).not.toContain('Example street 77')
})

test('without a place consulates of half the world are not proposed; with a citizenship only its own', async () => {
  const propose = async (more: object) =>
    (
      await app.call(editor, 'POST', '/directory/propose', {
        needCodes: ['documents.passport'],
        limit: 50,
        ...more,
      })
    ).body.items as { service: { citizenships: string[]; organizationKind: string } }[]
  const bound = (items: Awaited<ReturnType<typeof propose>>) =>
    items.flatMap(({ service }) => service.citizenships)
  expect(bound(await propose({}))).toEqual([])
  expect([...new Set(bound(await propose({ citizenships: ['KG'] })))]).toEqual(['KG'])
  expect(new Set(bound(await propose({ country: 'RU' }))).size).toBeGreaterThan(1)
})

test('who the reports name is there with what they say and the year, without a number, not verified', async () => {
  const { items } = (
    await app.call(editor, 'POST', '/directory/search', { q: 'лига женщин-юристов', limit: 3 })
  ).body
  const league = items.find(
    (one: { organizationName: string }) => one.organizationName === 'League of Women Lawyers',
  )
  expect(league).toMatchObject({ phones: [], asOf: '2009', lastVerifiedAt: null, url: null, email: null })
  const page = textOf(await get(`/ru/help/${league.id}`))
  expect(page).toContain('С 1999 года помогает')
  expect(page).toContain('Переведено машиной')
  expect(page).toContain('2009')
  expect(textOf(await get(`/kk/org/${league.organizationId}`))).toContain('Әйел заңгерлер лигасы')
})

test('from a list to an entry, its organisation and back again: every step leads back to what was asked', async () => {
  const asked = { words: 'паспорт', placeId: 'TJ.04:dushanbe' }
  const list = textOf(await post('/ru/help', asked))
  const trail = /<form id="onward"[^>]*><input[^>]*name="trail" value="([^"]*)"/.exec(list)?.[1] ?? ''
  const sent = trail.replaceAll('&quot;', '"')
  expect(JSON.parse(sent)).toEqual([{ path: '/help', fields: asked }])
  expect(list).toContain(`formaction="/ru/help/`)
  // One step back from a place is the same list without one.
  const footerOf = (html: string) => html.slice(html.indexOf('class="leave"'))
  expect(footerOf(list)).toContain('name="words" value="паспорт"')
  expect(footerOf(list)).not.toContain('name="placeId"')
  expect(footerOf(list)).toContain('Назад')
  const entry = textOf(await post(`/ru/help/${mind}`, { trail: sent }))
  for (const [name, value] of Object.entries(asked))
    expect(footerOf(entry)).toContain(`name="${name}" value="${value}"`)
  expect(footerOf(entry)).toContain('action="/ru/help"')
  expect(entry).toMatch(/formaction="\/ru\/org\//)
  // Opened by its address it has neither: there the browser goes back by itself.
  const opened = textOf(await get(`/ru/help/${mind}`))
  expect(opened).toContain('href="/ru/org/')
  expect(opened).not.toMatch(/Назад|name="trail"/)
})
