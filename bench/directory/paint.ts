import '#platform/tsx.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { systemActor } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { openBrowser } from '#test/support/browser.ts'

// node --disable-warning=ExperimentalWarning bench/directory/paint.ts (after `npm run build`): the largest paint and the
// bytes of each public page, in Chromium on a slow 3G line (400 kbit/s, 400 ms there and back) with a processor four
// times slower, an empty cache each time. The middle of five.

const { createApp } = await import('../../src/app.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')
const { demoServiceId, seedDirectory } = await import('#modules/directory/index.ts')

const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({
  HAMROH_DATA: directory,
  HAMROH_DEMO: '0',
  HAMROH_JOBS: '0',
  PORT: '0',
  HAMROH_HOST: '127.0.0.1',
})
const app = await createApp(config, { log: silentLog })
await app.engine.as(systemActor(null), async use => {
  const ids: Record<string, string> = {}
  for (const slug of ['dushanbe', 'khujand', 'bishkek', 'shymkent'])
    ids[slug] = await createOrganisation(use, {
      slug,
      name: slug,
      kind: 'hotline',
      country: 'TJ',
      timeZone: 'Asia/Dushanbe',
    })
  await seedDirectory(use, ids as Parameters<typeof seedDirectory>[1])
})
const address = await app.server.listen({ port: 0, host: '127.0.0.1' })
const browser = await openBrowser()
const service = demoServiceId('crisis', 'mind')

const pages: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'start /tg/': page => page.goto(`${address}/tg/`),
  'needs /tg/help': page => page.goto(`${address}/tg/help`),
  'who can help (posted)': page => page.locator('button[value="legal.wages"]').click(),
  'one service': page => page.goto(`${address}/ru/help/${service}`),
  'sheet to hang up': page => page.goto(`${address}/ru/help/${service}/poster`),
  'ask for help': page => page.goto(`${address}/ky/ask`),
  'choose a region': page => page.goto(`${address}/uz/keep`),
  'a region to keep': page => page.goto(`${address}/uz/keep/TJ`),
}

async function measure(open: (page: Page) => Promise<unknown>, posted: boolean) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  if (posted) await page.goto(`${address}/tg/help`)
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.clearBrowserCache')
  const bytes = { all: 0 }
  line.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes.all += encodedDataLength
  })
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: 50_000,
    uploadThroughput: 50_000,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.addInitScript(() => {
    new PerformanceObserver(list => {
      ;(globalThis as { largest?: number | undefined }).largest = list.getEntries().at(-1)?.startTime
    }).observe({ type: 'largest-contentful-paint', buffered: true })
  })
  await open(page)
  await page.waitForLoadState('load')
  await page.waitForTimeout(500)
  const largest = await page.evaluate(() => (globalThis as { largest?: number }).largest ?? 0)
  await context.close()
  return { largest, bytes: bytes.all }
}

console.log(`${'page'.padEnd(26)}${'largest paint, s'.padStart(18)}${'kB in all'.padStart(12)}`)
for (const [name, open] of Object.entries(pages)) {
  const tries = []
  for (let i = 0; i < 5; i++) tries.push(await measure(open, name.includes('posted')))
  const middle = tries.sort((a, b) => a.largest - b.largest)[2]!
  console.log(
    `${name.padEnd(26)}${(middle.largest / 1000).toFixed(2).padStart(18)}${(middle.bytes / 1000).toFixed(1).padStart(12)}`,
  )
}
await browser.close()
await app.stop()
rmSync(directory, { recursive: true, force: true })
