/**
 * The main job, end to end, as the people in it do it: a hotline operator takes a call, opens a case, refers it with the
 * caller's consent; a lawyer of another organisation accepts, opens a file, reports how it ended; the operator's
 * supervisor sees that it was counted. In a real browser, in Russian and in Tajik, at both widths.
 */
import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { MessageKey } from '#i18n/keys.gen.ts'
import { words } from '#platform/words.ts'
import type { Caller } from '#test/support/app.ts'
import { noGraveFaults, openJourney } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey

describe.each([
  ['ru', 1280],
  ['tg', 1280],
  ['ru', 360],
  ['tg', 360],
] as const)('in %s at %i px', (locale, width) => {
  const say = (key: MessageKey, params?: Record<string, string>) => words(locale)(key, params)

  test('a call becomes a case, a referral, an outcome and a figure', async () => {
    const hotline = await app.organisation({ name: `Боварӣ ${locale} ${width}`, kind: 'hotline' })
    const lawyersName = `Ҳимоя ${locale} ${width}`
    const lawyers = await app.organisation({ name: lawyersName, kind: 'legal_aid' })
    const [operator, supervisor, lawyer] = await Promise.all([
      app.member(hotline, ['operator'], { name: 'Манижа Намунаева', locale }),
      app.member(hotline, ['supervisor'], { name: 'Гулнора Мисолзода', locale }),
      app.member(lawyers, ['lawyer'], { name: 'Саодат Намунаева', locale }),
    ])

    // The call: what is needed, who, what was said; then one key opens the case.
    const desk = await signedIn(operator, locale, width)
    await desk.goto('/app/contacts/new')
    await heading(desk, say('contacts.new'))
    await choose(desk, say('contacts.needs'), 'зарплат')
    await button(desk, say('contacts.name_person')).click()
    await desk.getByLabel(say('people.find.name')).fill('Зарина Намунаева')
    await button(desk, say('people.new')).click()
    await desk.getByText(say('ui.sex.female'), { exact: true }).last().click()
    await button(desk, say('ui.save')).click()
    await desk.getByText('Зарина Намунаева').first().waitFor()
    await desk.getByLabel(say('contacts.said')).fill('Работала в столовой, не платят три месяца.')
    await noGraveFaults(desk)
    await button(desk, say('contacts.outcome.case_opened')).click()
    await desk.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/)
    await button(desk, say('cases.act.refer'))
      .or(link(desk, say('cases.act.refer')))
      .first()
      .waitFor()
    await noGraveFaults(desk)

    // The referral: to whom, exactly what will be seen, the consent that covers it, sent.
    await desk.goto(`${new URL(desk.url()).pathname}/refer`)
    await heading(desk, say('referrals.refer'))
    await choose(desk, say('referrals.refer.network'), lawyersName)
    await button(desk, say('referrals.look')).click()
    await desk.getByText(say('referrals.after'), { exact: true }).waitFor()
    await desk.getByText(say('people.how.spoken'), { exact: true }).click()
    await button(desk, say('people.consent.add')).click()
    await noGraveFaults(desk)
    await button(desk, say('referrals.send', { name: lawyersName })).click()
    await desk.waitForURL(/\/app\/referrals\/[0-9a-f-]{36}$/)
    const referral = new URL(desk.url()).pathname

    // The other organisation: the least, then all that was agreed; a file of their own; the outcome.
    const office = await signedIn(lawyer, locale, width)
    await office.goto(referral)
    await button(office, say('referrals.move.accept')).waitFor()
    expect(await office.getByText('Зарина Намунаева').count()).toBe(0)
    await noGraveFaults(office)
    await accept(office, say('referrals.move.accept'))
    await office.getByText('Зарина Намунаева').first().waitFor()
    await button(office, say('referrals.open_file')).click()
    await office.waitForURL(/\/app\/cases\/[0-9a-f-]{36}$/)
    await office.goto(referral)
    await button(office, say('referrals.move.report')).click()
    await office.getByRole('dialog').getByText(say('referrals.outcome.met'), { exact: true }).click()
    await office
      .getByRole('dialog')
      .getByRole('button', { name: say('referrals.move.report') })
      .click()
    await office.getByText(say('referrals.status.done'), { exact: true }).first().waitFor()
    await app.runJobs()

    // Back at the hotline: the operator sees how it ended, the supervisor that it was counted.
    await desk.reload()
    await desk.getByText(say('referrals.status.done'), { exact: true }).first().waitFor()
    const lead = await signedIn(supervisor, locale, width)
    await lead.goto('/app/figures')
    await heading(lead, say('indicators.figures.title'))
    await noGraveFaults(lead)
    const counted = await app.call(supervisor, 'GET', '/cases?scope=all&status=any')
    expect(counted.body.items[0].needCodes).toEqual(['legal.wages'])
    const file = await app.call(supervisor, 'GET', `/cases/${counted.body.items[0].id}`)
    expect(file.body.needs[0]).toMatchObject({ code: 'legal.wages', status: 'met' })
  })
})

function signedIn(who: Caller, locale: string, width: number): Promise<Page> {
  return journey.signedIn(who, { locale, width })
}

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor()
const button = (page: Page, name: string): Locator => page.getByRole('button', { name }).first()
const link = (page: Page, name: string): Locator => page.getByRole('link', { name }).first()

/** Typing and choosing, as the keyboard does it. */
async function choose(page: Page, label: string, typed: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).first()
  await field.fill(typed)
  await page.locator('[role=listbox] [role=option]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.locator('[role=listbox]').waitFor({ state: 'detached' })
}

/** The window that it opens asks for a word with it. */
async function accept(page: Page, name: string): Promise<void> {
  await button(page, name).click()
  await page.getByRole('dialog').getByRole('button', { name }).click()
}
