/**
 * A group's phone in Chromium at a quarter of the machine's speed. By hand: `node bench/savings-phone.ts [events]`.
 * Wanted (issue 7): 10,000 events rebuilt in under 2 s, a tap on the disk in under 50 ms (95 of 100), a meeting sent in
 * under 10 s at 50 kbit/s.
 */
import '#platform/tsx.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { systemActor } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { openBrowser } from '#test/support/browser.ts'
import { messagesPlugin } from '../scripts/vite-messages.ts'

declare const phone: typeof import('./savings-phone-page.ts')

const [events = 10_000] = process.argv.slice(2).map(Number)
const root = join(import.meta.dirname, '..')
const { createApp } = await import('../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')

const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', PORT: '0', HAMROH_HOST: '127.0.0.1' })
const app = await createApp(config, { log: silentLog })
const address = await app.server.listen({ port: 0, host: '127.0.0.1' })
const token = await app.engine.as(systemActor(null), async use => {
  const given = {
    slug: 'bench',
    name: 'Bench',
    kind: 'support_centre',
    country: 'TJ',
    timeZone: 'Asia/Dushanbe',
  }
  const organisationId = await createOrganisation(use, given as Parameters<typeof createOrganisation>[1])
  await use.become(systemActor(organisationId))
  const user = { email: 'agent@example.org', name: 'Agent', locale: 'en', passwordHash: '-', teamIds: [] }
  const userId = await createMember(use, organisationId, { ...user, roles: ['field_agent'] })
  return (await openSession(use, userId, organisationId)).token
})

const built = await build({
  configFile: false,
  logLevel: 'silent',
  root,
  plugins: [messagesPlugin(root)],
  build: {
    write: false,
    target: 'chrome90',
    lib: { entry: join(import.meta.dirname, 'savings-phone-page.ts'), formats: ['iife'], name: 'phone' },
  },
})
const code = (Array.isArray(built) ? built : [built])
  .flatMap(one => ('output' in one ? one.output : []))
  .map(file => (file.type === 'chunk' ? file.code : ''))
  .join('')

const browser = await openBrowser()
const page = await browser.newPage()
await page.route('**/bench.html', route =>
  route.fulfill({ contentType: 'text/html', body: '<!doctype html><meta charset="utf-8">' }),
)
await page.goto(`${address}/bench.html`)
await page.addScriptTag({ content: `${code};globalThis.phone = phone` })
const { events: filled, registration } = await page.evaluate(count => phone.fill(count, 25), events)
const registered = await fetch(`${address}/api/v1/savings/groups`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  body: JSON.stringify(registration),
})
if (!registered.ok) throw new Error(await registered.text())

const devtools = await page.context().newCDPSession(page)
await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
const opened: number[] = []
const filledUp: number[] = []
const rebuilt: number[] = []
for (let n = 0; n < 5; n++) {
  opened.push(await page.evaluate(() => phone.rebuild(false)))
  filledUp.push(await page.evaluate(() => phone.fillUp()))
  rebuilt.push(await page.evaluate(() => phone.rebuild(true)))
}
console.log(`${filled} events at a quarter of the speed, opened from the copy of the book: ${spread(opened)}`)
console.log(`  the older lines after that, in the background: ${spread(filledUp)}`)
console.log(`  every line read, unsealed and rebuilt instead: ${spread(rebuilt)}`)
await page.evaluate(() => phone.rebuild(false))
const taps = await page.evaluate(() => phone.taps(180))
console.log(`a tap, checked, sealed and on the disk, behind ${filled} events: ${spread(taps)}`)
console.log(
  `closing the meeting (its ${taps.length} lines sealed as one): ${(await page.evaluate(() => phone.closeMeeting())).toFixed(0)} ms`,
)

await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
console.log('all before, without a limit:', await page.evaluate(() => phone.sync()))
await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
await page.evaluate(() => phone.taps(180))
await page.evaluate(() => phone.closeMeeting())
await devtools.send('Network.enable')
const thin = 50_000 / 8
await devtools.send('Network.emulateNetworkConditions', {
  ...{ offline: false, latency: 300, downloadThroughput: thin, uploadThroughput: thin },
})
console.log('one meeting at 50 kbit/s, 300 ms latency:', await page.evaluate(() => phone.sync()))
await browser.close()
await app.stop()
process.exit(0)

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1)
  return `half under ${at(0.5)} ms, 95 of 100 under ${at(0.95)} ms, slowest ${at(1)} ms`
}
