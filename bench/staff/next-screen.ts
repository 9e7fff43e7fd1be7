import type { CDPSession, Page } from 'playwright-core'

// How long the next screen takes when the device knows its answers: from the press to the frame that shows them whole,
// at a processor four times slower, while every answer of the server takes three seconds more than the bench lasts.

interface Step {
  readonly name: string
  readonly from: string
  /** What is pressed; null: back. */
  readonly press: string | null
  /** There when the screen shows what it is for. */
  readonly shows: string
  /** Kept in memory only, by design: after a restart it needs the network. */
  readonly notKept?: true
}

const row = 'main th[scope=row] a'
const steps: readonly Step[] = [
  { name: 'start → list of cases', from: '/', press: 'nav.side a[href="/app/cases"]', shows: row },
  { name: 'list of cases → a file', from: '/cases', press: row, shows: 'main .timeline li' },
  { name: 'a file → back to the list', from: '/cases', press: null, shows: row },
  {
    name: 'list of cases → new contact',
    from: '/cases',
    press: 'nav.side a[href="/app/contacts/new"]',
    shows: 'main textarea',
  },
  {
    name: 'new contact → log of contacts',
    from: '/contacts/new',
    press: 'nav.side a[href="/app/contacts"]',
    shows: row,
    notKept: true,
  },
  { name: 'log of contacts → start', from: '/contacts', press: 'nav.side a[href="/app/"]', shows: 'main h2' },
]

export interface NextScreen {
  readonly name: string
  readonly inMemory: Took
  readonly onDevice: Took | null
}
interface Took {
  readonly half: number
  readonly slowest: number
  /** How often something that says "loading" was painted on the way. */
  readonly loading: number
}

const times = 7

export async function nextScreens(page: Page, line: CDPSession, slowdown: number): Promise<NextScreen[]> {
  // The app is installed, its code on the device; both throttled states know every answer.
  await page.evaluate(() => navigator.serviceWorker.ready)
  for (const step of steps) await once(page, step)
  const found: NextScreen[] = []
  for (const step of steps) {
    const round = async (restart: boolean) => {
      const all: Awaited<ReturnType<typeof once>>[] = []
      for (let n = 0; n < times; n++) all.push(await throttled(page, line, step, { slowdown, restart }))
      return tookOf(all)
    }
    // The restarts of the step before emptied the memory.
    await once(page, step)
    found.push({
      name: step.name,
      inMemory: await round(false),
      onDevice: step.notKept ? null : await round(true),
    })
  }
  return found
}

function tookOf(all: readonly { ms: number; loading: boolean }[]): Took {
  const sorted = all.map(({ ms }) => ms).sort((a, b) => a - b)
  const half = sorted[sorted.length >> 1] ?? 0
  return { half, slowest: sorted.at(-1) ?? 0, loading: all.filter(one => one.loading).length }
}

const slowNetwork = { offline: false, latency: 3000, downloadThroughput: -1, uploadThroughput: -1 }
const usualNetwork = { ...slowNetwork, latency: 0 }

async function throttled(
  page: Page,
  line: CDPSession,
  step: Step,
  { slowdown, restart }: { slowdown: number; restart: boolean },
) {
  // A restart empties the memory: what is shown then was read from the device's sealed store.
  if (restart) await page.reload()
  await line.send('Network.enable')
  const slow = async () => {
    await line.send('Network.emulateNetworkConditions', slowNetwork)
    await line.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  }
  const took = await once(page, step, slow)
  await line.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await line.send('Network.emulateNetworkConditions', usualNetwork)
  return took
}

/** Goes where the step begins without measuring, then takes it. */
async function once(page: Page, step: Step, before: () => Promise<unknown> = async () => undefined) {
  await page.locator('.shell h1').waitFor()
  const at = (path: string) => page.locator(`nav.side a[href="/app${path}"]`).first()
  await at(step.from).click()
  await page.waitForURL(`**/app${step.from}`)
  if (step.press === null) {
    await page.locator(row).first().click()
    await page.locator('main .timeline li').first().waitFor()
  } else await page.locator(step.press).first().waitFor()
  // What was asked on arrival has come, and the code of the daily screens is read.
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(500)
  await before()
  return page.evaluate(pressAndSee, { press: step.press, shows: step.shows })
}

/** In the page: milliseconds from the press until the frame with what was asked for is handed over. */
function pressAndSee({ press, shows }: { press: string | null; shows: string }) {
  return new Promise<{ ms: number; loading: boolean }>(done => {
    const was = location.pathname
    let loading = false
    const began = performance.now()
    const look = () => {
      const busy = document.querySelector('main .skeleton, main .spinner') !== null
      if (location.pathname !== was && !busy && document.querySelector(shows)) {
        const painted = new MessageChannel()
        painted.port1.onmessage = () => done({ ms: performance.now() - began, loading })
        painted.port2.postMessage(0)
      } else {
        loading ||= location.pathname !== was && busy
        requestAnimationFrame(look)
      }
    }
    if (press === null) history.back()
    else document.querySelector<HTMLElement>(press)?.click()
    requestAnimationFrame(look)
  })
}
