/**
 * A whole cycle on a group's phone, in a real browser: set up with an agent signed in, the first meeting with a network,
 * from the second on without one; the page dies in the middle of a meeting; at the end everything is divided and sent.
 */
import type { Download, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { MessageKey } from '#i18n/keys.gen.ts'
import { words } from '#platform/words.ts'
import {
  everythingKept,
  fitsItsWindow,
  looksSound,
  noGraveFaults,
  openJourney,
  shot,
  untilKept,
} from '#test/support/journey.ts'
import { newSelfHelp, recordHarvest, recordVisit, renameGroup } from './factory/programme-steps.ts'

const journey = await openJourney()
const { app } = journey
const locale = 'ru'
const say = (key: MessageKey, params?: Record<string, string | number>) => words(locale)(key, params)
const pins = ['1111', '2222', '3333']
const members = ['Мавлуда', 'Зайнаб', 'Ойша', 'Сабоҳат', 'Гулчеҳра', 'Нигора', 'Фотима', 'Парвина']

test('a group meets through a whole cycle without a network, loses the page, divides everything and is sent at the end', async () => {
  const organisationId = await app.organisation()
  const agent = await app.member(organisationId, ['field_agent'], { locale })
  const phone = await journey.signedIn(agent, { width: 360 })
  await phone.goto('/app/group')
  await setUp(phone)
  const home = new URL(phone.url()).pathname
  await meeting(phone, { first: true })
  await expect.poll(() => groups(agent)).toMatchObject([{ name: 'Баҳор', meetings: 1, members: 8 }])

  // No network from here on; the app itself lies on the phone.
  await phone.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone.context().setOffline(true)
  await meeting(phone, { loan: true })
  await button(phone, say('savings.meeting.open', { number: 3 })).click()
  await button(phone, say('savings.roll.open')).click()
  await button(phone, say('savings.unlock.open')).click()
  await throughTo(phone, 'shares')
  await shares(phone, [3, 2])
  // The page dies; the book goes on where it was, after the three keys.
  await phone.close({ runBeforeUnload: false })
  const again = await phone.context().newPage()
  again.on('pageerror', error => expect(String(error)).toBe(''))
  await again.goto(`${home}/meeting`)
  await unlock(again)
  await heading(again, say('savings.step.shares'))
  await expect.poll(() => again.locator('.tile.done').count()).toBe(2)
  await shot(again, 'group-shares')
  await shares(again, [3, 2, 1, 1, 5, 4, 2, 2])
  await next(again)
  await heading(again, say('savings.step.repay'))
  await shot(again, 'group-repay')
  await again.locator('.tile .pay').first().click()
  await submit(again, say('savings.repay.pay'))
  await expect.poll(() => again.locator('.tile.done').count()).toBe(1)
  await toTheEnd(again)

  // The last meeting: everything is divided, the sheet adds up.
  await button(again, say('savings.share_out.open')).click()
  await button(again, say('savings.roll.open')).click()
  await button(again, say('savings.unlock.open')).click()
  await throughTo(again, 'repay')
  await next(again)
  await heading(again, say('savings.step.share_out'))
  await noGraveFaults(again)
  await button(again, say('savings.share_out.divide')).click()
  await again.getByText(say('savings.share_out.done')).waitFor()
  await shot(again, 'group-share-out')
  await next(again)
  await button(again, say('savings.count.same')).click()
  await button(again, say('savings.close.seal')).click()
  await heading(again, 'Баҳор')
  expect(await groups(agent)).toMatchObject([{ meetings: 1 }])
  await shot(again, 'group-home')

  await again.context().setOffline(false)
  await expect
    .poll(() => groups(agent))
    .toMatchObject([{ meetings: 4, members: 8, savings: 0, openForks: 0, setAside: 0 }])
  await again.getByText(say('savings.sync.all_sent')).waitFor()
  await paper(again, home)
  await twoPhones(again, agent)
})

test('an agent registers a group, records a visit and a harvest without a network, loses the page, and each arrives once', async () => {
  const agent = await app.member(await app.organisation(), ['field_agent'], { locale })
  const page = await journey.signedIn(agent, { width: 360 })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const id = await newSelfHelp(page, say, 'Умед')
  await page.goto(`/app/groups/${id}`)
  await renameGroup(page, say, 'Умеди нав')
  const visits = async () => (await app.call(agent, 'GET', `/savings/visits?groupId=${id}`)).body.items
  const seen = { state: 'made', membersCounted: 6, womenCounted: 6, presentCounted: 5, meetingHeld: true }

  await page.context().setOffline(true)
  await recordVisit(page, say, 'Касса под замком')
  await page.locator('.netline', { hasText: say('staff.net.waiting', { count: 1 }) }).waitFor()
  await looksSound(page, 'visit-waits')
  await recordHarvest(page, say)
  await page.locator('.netline', { hasText: say('staff.net.waiting', { count: 2 }) }).waitFor()
  await looksSound(page, 'harvest-waits')
  await page.close({ runBeforeUnload: false })
  const harvests = async () => (await app.call(agent, 'GET', `/savings/groups/${id}/goods`)).body.records
  expect([await visits(), await harvests()]).toEqual([[], []])
  const again = await page.context().newPage()
  again.on('pageerror', error => expect(String(error)).toBe(''))
  await again.goto(`/app/groups/${id}`)
  // Without a PIN nothing of the person's opens without a network; what waits goes when it is back.
  await again.getByText(say('staff.lock.sealed')).waitFor()
  await again.context().setOffline(false)
  await expect.poll(visits).toMatchObject([{ ...seen, note: 'Касса под замком' }])
  await again.locator('.netline.quiet').waitFor()
  expect(await harvests()).toMatchObject([{ event: { kind: 'harvested', item: 'potato', amount: 120_500 } }])

  // It shows on the page, and is corrected there: still one visit.
  await again.reload()
  await again.locator(`a[href$="correct=${(await visits())[0].id}"]`).click()
  await again.getByLabel(say('savings.visit.note')).fill('Касса у кассира')
  await again.locator('main form button[type=submit]').click()
  await again.getByText('Касса у кассира').waitFor()
  expect(await visits()).toMatchObject([{ ...seen, note: 'Касса у кассира', version: 2 }])
})

/**
 * A copy is opened on a second phone with two keys and a witness, which writes from then on; the first, without a network,
 * writes too: both show two versions, the group says which is true, and nobody's lines are lost. Then the keys go to others.
 */
async function twoPhones(first: Page, agent: Agent): Promise<void> {
  await first.locator('.row.apart a').first().click()
  await heading(first, 'Баҳор')
  await first.getByRole('link', { name: say('savings.safe') }).click()
  const download = first.waitForEvent('download')
  await button(first, say('savings.copy.file')).click()
  const file = {
    name: 'copy.hamroh',
    mimeType: 'application/json',
    buffer: await readDownload(await download),
  }
  await first.locator('.row.apart a').first().click()
  await first.context().setOffline(true)

  const second = await journey.page({ width: 360, locale: 'ru-RU' })
  await second.goto('/app/group')
  await second.locator('input[type=file]').setInputFiles(file)
  await second.locator('input[name=key-1]').fill(pins[0] as string)
  await second.locator('input[name=key-3]').fill(pins[2] as string)
  await second.locator('dialog .big.main').click()
  await heading(second, 'Баҳор')
  await second.getByRole('link', { name: say('savings.safe') }).click()
  await second.locator('.who-tile', { hasText: members[3] as string }).click()
  await button(second, say('savings.take_over')).click()
  await second.getByRole('heading', { name: say('savings.take_over') }).waitFor({ state: 'hidden' })
  await second.locator('.row.apart a').first().click()
  await second.getByText(say('savings.sync.all_sent')).waitFor()
  await button(second, say('savings.cycle.open', { number: 2 })).click()
  await button(second, say('savings.meeting.open', { number: 5 })).waitFor()
  await shot(second, 'group-second-phone')

  // The first phone does not know of it and begins the cycle too.
  await button(first, say('savings.cycle.open', { number: 2 })).click()
  await button(first, say('savings.meeting.open', { number: 5 })).waitFor()
  await expect.poll(() => groups(agent)).toMatchObject([{ openForks: 0 }])
  await first.context().setOffline(false)
  await first.getByText(say('savings.fork.told')).waitFor()
  await expect.poll(() => groups(agent)).toMatchObject([{ openForks: 1, setAside: 0 }])
  await first.getByRole('link', { name: say('savings.fork.decide') }).click()
  await shot(first, 'group-fork')
  await noGraveFaults(first)
  await button(first, say('savings.fork.keep_theirs')).click()
  await first.getByText(say('savings.fork.told')).waitFor({ state: 'hidden' })
  await first.getByText(say('savings.fork.dropped')).waitFor()
  await expect.poll(() => groups(agent)).toMatchObject([{ openForks: 0, setAside: 0, meetings: 4 }])
  await newKeys(first)
}

/** The third key goes to another member by vote; all three choose numbers, and the old ones open nothing any more. */
async function newKeys(page: Page): Promise<void> {
  await page.locator('.row.apart a').first().click()
  await page.getByRole('link', { name: say('savings.rules'), exact: true }).click()
  await button(page, say('savings.offices.change')).click()
  await page.locator('.who-tile', { hasText: members[7] as string }).click()
  await page.locator('.who-tile', { hasText: members[4] as string }).click()
  await page.locator('input[name=votesFor]').fill('2')
  await button(page, say('savings.decided')).click()
  await page.getByText(say('refusal.savings.no_quorum')).waitFor()
  await page.locator('input[name=votesFor]').fill('7')
  await noGraveFaults(page)
  await shot(page, 'group-offices')
  await button(page, say('savings.decided')).click()
  const numbers = ['1111', '2222', '55555']
  for (const [at, pin] of numbers.entries()) {
    await page
      .getByText(say('savings.keys.give_phone', { name: members[[5, 6, 4][at] as number] as string }))
      .waitFor()
    await page.locator('input[name=pin]').fill(pin)
    await page.locator('input[name=pin-again]').fill(pin)
    await page.locator('form .big.main').click()
  }
  await heading(page, say('savings.rules'))
  await shot(page, 'group-rules')
  await button(page, say('savings.lock')).click()
  for (const [at, pin] of pins.entries()) await page.locator(`input[name=key-${at + 1}]`).fill(pin)
  await button(page, say('savings.keys.open')).click()
  await page.getByText(say('savings.keys.wrong')).waitFor()
  for (const [at, pin] of numbers.entries()) await page.locator(`input[name=key-${at + 1}]`).fill(pin)
  await button(page, say('savings.keys.open')).click()
  await heading(page, say('savings.rules'))
}

async function readDownload(download: Download): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

type Agent = Awaited<ReturnType<typeof app.member>>

const groups = async (agent: Agent) => (await app.call(agent, 'GET', '/savings/groups')).body.items

async function setUp(page: Page): Promise<void> {
  await page.getByRole('link', { name: say('savings.new') }).click()
  await page.locator('input[name=group-name]').fill('Баҳор')
  await page.locator('input[name=village]').fill('Деҳаи Намуна')
  await shot(page, 'group-set-up')
  await next(page)
  await heading(page, say('savings.set_up.saving'))
  await shot(page, 'group-saving')
  await next(page)
  await heading(page, say('savings.set_up.loans'))
  await next(page)
  await heading(page, say('savings.set_up.members'))
  for (const [at, name] of members.entries()) {
    await page.locator('input[name=member-name]').fill(name)
    await button(page, say('savings.member.add')).click()
    await expect.poll(() => page.locator('.tiles .tile').count()).toBe(at + 1)
  }
  await shot(page, 'group-members')
  // The phone dies: it goes on at the same names, and they lie on it in no place where they can be read.
  await untilKept(page)
  const kept = await everythingKept(page)
  for (const name of members) expect(kept).not.toContain(name)
  await page.reload()
  await expect.poll(() => page.locator('.tiles .tile').count()).toBe(members.length)
  await button(page, say('ui.cancel')).click()
  await looksSound(page, 'group-give-up')
  await button(page, say('savings.set_up.go_on')).click()
  await next(page)
  for (const [at, office] of (
    ['chair', 'secretary', 'treasurer', 'money_counter_1', 'money_counter_2'] as const
  ).entries())
    await page.getByLabel(say(`savings.office.${office}`)).selectOption(String(at))
  for (const name of members.slice(5)) await page.getByRole('button', { name }).click()
  await noGraveFaults(page)
  await next(page)
  for (const pin of pins) {
    await page.locator('input[name=pin]').fill(pin)
    await page.locator('input[name=pin-again]').fill(pin)
    await page.locator('form .big.main').click()
  }
  await heading(page, 'Баҳор')
  await expect.poll(() => everythingKept(page)).toContain('new group:0') // of the set-up nothing is left
}

/** A meeting through all its steps: the same for everybody, and where asked a loan. */
async function meeting(page: Page, { first = false, loan = false }: { first?: boolean; loan?: boolean }) {
  await button(page, say('savings.meeting.open', { number: first ? 1 : 2 })).click()
  await page.locator('.tile .pay').first().click()
  await expect.poll(() => page.locator('.tile.done').count()).toBe(members.length - 1)
  await shot(page, 'group-roll')
  await button(page, say('savings.roll.open')).click()
  await button(page, say('savings.unlock.open')).click()
  await throughTo(page, 'shares')
  await shares(page, [2, 3, 1, 5, 2, 4, 1, 2])
  await next(page)
  await heading(page, say('savings.step.repay'))
  await next(page)
  await heading(page, say('savings.step.lend'))
  if (loan) {
    await button(page, say('savings.lend.ask')).first().click()
    await page.locator('dialog input.code-input').fill('200')
    await submit(page, say('savings.give'))
    await page.getByText(say('savings.loan.above_savings_cap')).waitFor()
    await page.locator('dialog input.code-input').fill('90')
    await shot(page, 'group-lend')
    await submit(page, say('savings.give'))
    await expect.poll(() => page.locator('.tile.done').count()).toBe(1)
  }
  await toTheEnd(page)
}

/** From the box to this step; everybody pays into the social fund. */
async function throughTo(page: Page, step: 'shares' | 'repay'): Promise<void> {
  const remembered = button(page, say('savings.recall.show'))
  const counted = button(page, say('savings.count.same'))
  await remembered.or(counted).first().waitFor()
  if (await remembered.isVisible()) {
    await remembered.click()
    await button(page, say('savings.recall.right')).click()
  }
  await counted.click()
  await heading(page, say('savings.step.fines'))
  const fine = page.locator('.tile .pay')
  if (await fine.count()) await fine.first().click()
  await next(page)
  await heading(page, say('savings.step.social'))
  for (let at = 0; at < members.length; at++) {
    await page.locator('.tile .pay').nth(at).click()
    await expect.poll(() => page.locator('.tile.done').count()).toBe(at + 1)
  }
  await next(page)
  await heading(page, say('savings.step.shares'))
  if (step === 'repay') {
    await shares(page, [1, 1, 1, 1, 1, 1, 1, 1])
    await next(page)
    await heading(page, say('savings.step.repay'))
  }
}

async function shares(page: Page, stamps: readonly number[]): Promise<void> {
  for (const [at, n] of stamps.entries()) {
    const tile = page.locator('.tile').nth(at)
    const wanted = tile.locator('.stamps button').nth(n - 1)
    if ((await tile.locator('.stamps button[aria-pressed=true]').count()) === n) continue
    await wanted.click()
    await expect.poll(() => tile.locator('.stamps button[aria-pressed=true]').count()).toBe(n)
  }
}

async function toTheEnd(page: Page): Promise<void> {
  const title = page.locator('main h1').first()
  const same = button(page, say('savings.count.same'))
  while (!(await same.isVisible())) {
    const before = await title.textContent()
    await next(page)
    await expect.poll(() => title.textContent()).not.toBe(before)
  }
  await same.click()
  await heading(page, say('savings.step.close'))
  await shot(page, 'group-close')
  await button(page, say('savings.close.seal')).click()
  await heading(page, 'Баҳор')
}

async function unlock(page: Page): Promise<void> {
  await page.locator('input[name=key-1]').fill('9999')
  await page.locator('input[name=key-2]').fill(pins[1] as string)
  await button(page, say('savings.keys.open')).click()
  await page.getByText(say('savings.keys.wrong')).waitFor()
  for (const [at, pin] of pins.entries()) await page.locator(`input[name=key-${at + 1}]`).fill(pin)
  await button(page, say('savings.keys.open')).click()
}

/** What is printed is looked at as it is printed. */
async function paper(page: Page, home: string): Promise<void> {
  await page.getByRole('link', { name: say('savings.passbooks') }).click()
  await shot(page, 'group-passbooks')
  await page.locator('.tile a').first().click()
  await button(page, say('savings.passbook.qr')).click()
  await page.locator('img.qr').waitFor()
  await shot(page, 'group-passbook')
  await fitsItsWindow(page)
  await noGraveFaults(page)
  await page
    .locator('a', { hasText: say('ui.back') })
    .or(page.locator('.row.apart a').first())
    .first()
    .click()
  await page.getByRole('link', { name: say('savings.passbooks.print') }).click()
  await page.locator('.passbook-page').first().waitFor()
  await expect.poll(() => page.locator('.passbook-page').count()).toBe(members.length)
  await printed(page, 'passbooks')
  await page.locator('.row.apart a').first().click()
  await page.locator('.passbook-page').first().waitFor({ state: 'detached' })
  await page.locator('.row.apart a').first().click()
  await heading(page, 'Баҳор')
  await page.locator(`a[href="${home}/share-out"]`).click()
  await page.locator('.share-sheet .wide-table tbody tr').first().waitFor()
  await expect.poll(() => page.locator('.share-sheet .wide-table tbody tr').count()).toBe(members.length)
  await printed(page, 'share-out')
}

async function printed(page: Page, name: string): Promise<void> {
  const folder = process.env.HAMROH_SHOTS
  if (folder) await page.pdf({ path: `${folder}/${name}.pdf`, preferCSSPageSize: true })
}

/** By how its words begin: a big button has a note behind them. */
const button = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${name.replaceAll(/[.*+?^${'$'}{}()|[\]\\]/g, '\\$&')}`) })
const heading = (page: Page, name: string) => page.locator('main h1', { hasText: name }).first().waitFor()
const next = (page: Page) => page.locator('.sticky .big.main').click()
const submit = (page: Page, name: string) => page.locator('dialog').getByRole('button', { name }).click()
