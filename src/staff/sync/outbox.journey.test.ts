/** The outbox in a real browser: its own storage, reloads, and a server that says no, nothing, or yes. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'

const address = 'http://localhost:8099/'
let browser: Browser
let code: string

beforeAll(async () => {
  browser = await openBrowser()
  const entry = join(temporaryFolder(), 'entry.ts')
  const parts = ['outbox.ts', 'safe.ts'].map(
    name => `export * from ${JSON.stringify(join(import.meta.dirname, name))}`,
  )
  await writeFile(entry, parts.join('\n'))
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'esnext', lib: { entry, formats: ['iife'], name: 'box' } },
  })
  const output = (Array.isArray(result) ? result : [result]).flatMap(one =>
    'output' in one ? one.output : [],
  )
  code = output.map(file => (file.type === 'chunk' ? file.code : '')).join('')
})
afterAll(() => browser?.close())

declare const box: typeof import('./outbox.ts') & typeof import('./safe.ts')

interface Server {
  readonly seen: { key: string; body: string }[]
  /** A status, or null for a dead line. */
  answer: (body: string) => number | null
}

async function device(): Promise<{
  page: Page
  server: Server
  reload: () => Promise<void>
  open: (userId: string) => Promise<void>
}> {
  const page = await browser.newPage()
  const server: Server = { seen: [], answer: () => 201 }
  await page.route(`${address}**`, async route => {
    const request = route.request()
    if (request.method() === 'GET')
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
    const body = request.postData() ?? ''
    const status = server.answer(body)
    if (status === null) return route.abort()
    server.seen.push({ key: request.headers()['idempotency-key'] ?? '', body })
    const problem = { code: 'invalid', status, errors: [{ path: 'note', code: 'too_long' }] }
    return route.fulfill({
      status,
      contentType: 'application/json',
      body: JSON.stringify(status < 300 ? {} : problem),
    })
  })
  const open = (userId: string) =>
    page.evaluate(async userId => {
      await box.openWithServer(userId, {
        key: btoa(userId.repeat(32).slice(0, 32)),
        afterSignIn: null,
        days: 14,
        passkeys: true,
      })
      await box.openOutbox(userId)
    }, userId)
  const reload = async () => {
    await page.goto(address)
    await page.addScriptTag({ content: `${code};globalThis.box = box` })
    await open('user')
  }
  await reload()
  return { page, server, reload, open }
}

const put = (page: Page, name: string, chain = '', userId = 'user') =>
  page.evaluate(
    ([name, chain, userId]) =>
      box.putIntoOutbox({
        userId: userId as string,
        key: `key-${name}`,
        method: 'POST',
        url: '/api/v1/contacts',
        body: name as string,
        label: 'Contact',
        at: '2026-11-22T06:00:00.000Z',
        chain: chain as string,
        path: '/contacts/new',
        draft: { name: 'contacts.new', value: { note: 'her words' } },
        problem: null,
      }),
    [name, chain, userId],
  )
const waiting = (page: Page) =>
  page.evaluate(() => box.outbox.get().map(item => [item.body, item.problem?.code ?? null]))

test('what is recorded without a network survives a reload and arrives once, in order', async () => {
  const { page, server, reload } = await device()
  server.answer = () => null
  await put(page, 'first')
  await put(page, 'second')
  expect(await waiting(page)).toEqual([
    ['first', null],
    ['second', null],
  ])
  await expect.poll(() => page.evaluate(() => box.silentSince.get())).not.toBeNull()
  await reload()
  expect(await waiting(page)).toHaveLength(2)
  server.answer = () => 201
  await page.evaluate(() => box.retry())
  await expect.poll(() => waiting(page)).toEqual([])
  expect(server.seen.map(({ key }) => key)).toEqual(['key-first', 'key-second'])
  await expect.poll(() => page.evaluate(() => box.silentSince.get())).toBeNull()
})

test('a refused change comes back with its reason and words, and holds only its own chain', async () => {
  const { page, server, reload } = await device()
  server.answer = body => (body === 'bad' ? 400 : 201)
  await put(page, 'bad', 'case-1')
  await put(page, 'behind', 'case-1')
  await put(page, 'other', 'case-2')
  await expect.poll(() => server.seen.map(({ body }) => body)).toEqual(['bad', 'other'])
  await reload()
  // What the reload cut off is sent again with its key.
  await expect
    .poll(() => waiting(page))
    .toEqual([
      ['bad', 'invalid'],
      ['behind', null],
    ])
  const refused = await page.evaluate(() => box.outbox.get()[0])
  expect(refused?.problem?.errors).toEqual([{ path: 'note', code: 'too_long' }])
  expect(refused?.draft?.value).toEqual({ note: 'her words' })
  await page.evaluate(seq => box.removeFromOutbox(seq), refused?.seq as number)
  await expect.poll(() => waiting(page)).toEqual([])
})

test('a busy server is asked again, with the same key, and a form that waits is told the outcome', async () => {
  const { page, server } = await device()
  let tries = 0
  server.answer = () => (++tries === 1 ? 503 : 201)
  const outcome = page.evaluate(() =>
    box.outcomeOf('key-patient', 60_000).then(found => found?.state ?? null),
  )
  await put(page, 'patient')
  expect(await outcome).toBe('sent')
  expect(server.seen.map(({ key }) => key)).toEqual(['key-patient', 'key-patient'])
})

test('a device is too old after the days that its organisation said at the last contact, not before', async () => {
  const { page } = await device()
  const tooOld = (days: number, later: number) =>
    page.evaluate(
      async ([days, later]) => {
        const key = btoa('user'.repeat(32).slice(0, 32))
        await box.openWithServer('user', { key, afterSignIn: null, days: days as number, passkeys: true })
        const now = Date.now
        Date.now = () => now() + (later as number) * 86_400_000
        const answer = await box.isTooOld('user')
        Date.now = now
        return answer
      },
      [days, later],
    )
  expect(await tooOld(14, 13.9)).toBe(false)
  expect(await tooOld(14, 14.1)).toBe(true)
  expect(await tooOld(3, 3.1)).toBe(true)
  expect(await tooOld(60, 59)).toBe(false)
})

test('another person on the same device sends nothing of the first', async () => {
  const { page, server, open } = await device()
  let tries = 0
  server.answer = () => {
    tries++
    return null
  }
  await put(page, 'mine')
  // The first try, still of the first person, has met a dead line.
  await expect.poll(() => tries).toBeGreaterThan(0)
  await open('somebody else')
  server.answer = () => 201
  await page.evaluate(() => box.retry())
  await put(page, 'theirs', '', 'somebody else')
  await expect.poll(() => server.seen.map(({ key }) => key)).toEqual(['key-theirs'])
  await open('user')
  await expect.poll(() => server.seen.map(({ key }) => key)).toEqual(['key-theirs', 'key-mine'])
})
