import { randomInt } from 'node:crypto'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import { type Caller, type TestApp, testApp, testPassword } from './app.ts'
import { openBrowser } from './browser.ts'

export interface WindowOptions extends BrowserContextOptions {
  /** In pixels; below 900 the window is as high as a phone. */
  readonly width?: number
}

export interface Journey {
  readonly app: TestApp
  /** Where the application answers, without a slash at the end. */
  readonly address: string
  /** A new window with storage of its own, nobody signed in. Closed after the test. */
  page(options?: WindowOptions): Promise<Page>
  /** The same, with this person signed in to the staff app. */
  signedIn(who: Caller, options?: WindowOptions): Promise<Page>
}

/**
 * The built staff app, the real application on a port and a browser; once a test file, awaited at its top. A test
 * fails when one of its windows has met an error in a script, whatever else the test looks at.
 */
export async function openJourney({ byName = false } = {}): Promise<Journey> {
  // Passkeys are bound to a name, which the application must know before it listens.
  const port = byName ? await freePort() : 0
  const app = await testApp(byName ? { PORT: String(port), HAMROH_URL: `http://localhost:${port}` } : {})
  const listening = await app.server.listen({ port, host: '127.0.0.1' })
  const address = byName ? `http://localhost:${port}` : listening
  const browser = await openBrowser()
  const contexts: BrowserContext[] = []
  const complaints: string[] = []

  afterEach(async ({ task }) => {
    const pages = task.result?.state === 'fail' ? contexts.flatMap(context => context.pages()) : []
    for (const [n, page] of pages.entries()) await tellOf(page, `${task.name}-${n}`)
    await Promise.all(contexts.splice(0).map(context => context.close()))
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(() => browser.close())

  const page: Journey['page'] = async ({ width = 1280, ...options } = {}) => {
    const given = { ...asked, baseURL: address, viewport: windowOf(width), ...options }
    const context = await browser.newContext(given)
    context.setDefaultTimeout(60_000)
    contexts.push(context)
    if (slower) context.on('page', slowDown)
    const opened = await context.newPage()
    opened.on('pageerror', error => complaints.push(String(error)))
    opened.on('console', message => {
      // A refused request is logged by the browser itself.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load'))
        complaints.push(message.text())
    })
    return opened
  }
  const signedIn: Journey['signedIn'] = async (who, options) => {
    const opened = await page(options)
    await signIn(opened, who)
    return opened
  }
  return { app, address, page, signedIn }
}

/** No motion: what is judged half-way through one is paler than it will be. */
const asked = { locale: 'en-GB', reducedMotion: 'reduce' } as const

/**
 * How many times slower than this machine the windows compute, by HAMROH_SLOW: a test that presses before a page is ready
 * fails here once in ten thousand times, and with 8 soon.
 */
const slower = Number(process.env.HAMROH_SLOW ?? 0)

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
}

/** Below those that a system gives away by itself: between this look and the listening nobody is given it. */
function freePort(): Promise<number> {
  const port = 20_000 + randomInt(10_000)
  return new Promise(resolve => {
    const server = createServer().listen(port, '127.0.0.1', () => server.close(() => resolve(port)))
    server.on('error', () => resolve(freePort()))
  })
}

export async function signIn(page: Page, who: Caller): Promise<void> {
  await page.goto('/app/')
  await page.locator('input[name=email]').fill(who.email)
  await page.locator('input[name=password]').fill(testPassword)
  await page.locator('form button[type=submit]').click()
  await page.locator('.shell h1').waitFor()
}

/** What was typed in a form is on the device. */
export async function untilKept(page: Page): Promise<void> {
  await page.locator('html:not([data-unkept])').waitFor({ state: 'attached' })
}

/**
 * The same rules at a quarter of the cost: the page judges itself instead of a second window opened for each look (which
 * only pages of several origins need), and tells what is wrong, not also the hundreds of things that are right.
 */
const axeOf = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })

/** Nothing serious for people who use a screen reader, a keyboard, large letters. */
export async function noGraveFaults(page: Page): Promise<void> {
  await page.waitForLoadState()
  const { violations } = await axeOf(page).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}

/** Not even a slight fault, in the whole page or in one part of it. */
export async function noFaults(page: Page, part?: string): Promise<void> {
  await page.waitForLoadState()
  const axe = axeOf(page)
  const { violations } = await (part ? axe.include(part) : axe).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}

/** Nobody has to scroll sideways. */
export async function fitsItsWindow(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(await page.evaluate(() => document.documentElement.clientWidth))
}

/** Everything that this origin keeps, as text: every value of every database, storage and cache. */
export function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    const asText = (value: unknown): string =>
      JSON.stringify(value, (_, part) => (part instanceof Uint8Array ? new TextDecoder().decode(part) : part))
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name as string)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>(resolve => {
          const request = database.transaction(store).objectStore(store).getAll()
          request.onsuccess = () => resolve(request.result)
        })
        texts.push(`${store}:${rows.length}`, ...rows.map(asText))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const kept = await cache.match(request)
        texts.push(request.url, (await kept?.text()) ?? '')
      }
    }
    return texts.join('\n')
  })
}

/** A picture of it, no grave fault, no scrolling sideways. */
export async function looksSound(page: Page, name: string): Promise<void> {
  await shot(page, name)
  await fitsItsWindow(page)
  await noGraveFaults(page)
}

/** What a window showed when its test failed, for a log that is all one has: its address and its words; and a picture. */
async function tellOf(page: Page, name: string): Promise<void> {
  // biome-ignore lint/performance/useDomNodeTextContent: what is seen, line by line, and not what is hidden
  const shown = await page
    .locator('body')
    .innerText({ timeout: 5000 })
    .catch(() => '(the page does not answer)')
  const folder = process.env.HAMROH_SHOTS ?? join(tmpdir(), 'hamroh-failed')
  const path = join(folder, `${name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(-80)}.png`)
  const taken = await page.screenshot({ path, timeout: 5000 }).then(
    () => path,
    () => 'no picture',
  )
  const lines = shown.replaceAll(/\n{2,}/g, '\n').slice(0, 2000)
  process.stderr.write(`${name}: ${page.url()} showed (${taken}):\n${lines}\n`)
}

/** A picture, where HAMROH_SHOTS names a folder for pictures. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.HAMROH_SHOTS
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

/** The same page as a phone and as a desk show it. */
export async function shotAtBothWidths(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  if (!process.env.HAMROH_SHOTS || !before) return
  for (const width of [360, 1280]) {
    await page.setViewportSize(windowOf(width))
    await shot(page, `${name}-${width}`)
  }
  await page.setViewportSize(before)
}

const windowOf = (width: number) => ({ width, height: width < 900 ? 740 : 800 })
