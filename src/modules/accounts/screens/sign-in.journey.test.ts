import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import type { Caller } from '#test/support/app.ts'
import { testPassword } from '#test/support/app.ts'
import { looksSound, openJourney, shotAtBothWidths } from '#test/support/journey.ts'
import { realProvider } from '#test/support/real-provider.ts'

const journey = await openJourney({ byName: true })
const { app, address } = journey

/** A phone's or a computer's own passkeys, in Chromium, with a finger that is always the right one. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function password(page: Page, who: Caller, given = testPassword): Promise<void> {
  await page.goto('/app/sign-in')
  await page.locator('input[name=email]').fill(who.email)
  await page.locator('input[name=password]').fill(given)
  await page.locator('form button[type=submit]').click()
}

test('a lawyer sets up a passkey before anything else, and comes back with it alone', async () => {
  const organisationId = await app.organisation({ secondFactor: true })
  const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Манижа Саидова', locale: 'tg' })
  const page = await journey.page({ width: 360 })
  await withAuthenticator(page)
  await password(page, lawyer)
  await page.getByRole('heading', { name: 'Калидҳои даромад' }).waitFor()
  // Whatever address is asked for: there is nothing else.
  await page.goto('/app/cases')
  await page.getByRole('heading', { name: 'Калидҳои даромад' }).waitFor()
  await looksSound(page, 'gate-360')
  await shotAtBothWidths(page, 'gate')
  await page.getByRole('button', { name: 'Илова кардани калиди даромад' }).click()
  await page.getByLabel('Пароли ҳозира').last().fill(testPassword)
  await page.getByRole('button', { name: 'Сохтани калид' }).click()
  await page.locator('.codes li').first().waitFor()
  await expect.poll(() => page.locator('.codes li').count()).toBe(10)
  await shotAtBothWidths(page, 'gate-codes')
  await page.getByRole('button', { name: 'Ман онҳоро нигоҳ доштам' }).click()
  await page.locator('.shell h1').waitFor()
  await page.goto('/app/account')
  await page.getByText('ҳанӯз истифода нашудааст').waitFor()
  await looksSound(page, 'account-360')
  await shotAtBothWidths(page, 'account')
  await page.context().clearCookies()
  await page.goto('/app/sign-in')
  const enter = page.getByRole('button', { name: 'Бо калиди даромад даромадан' })
  await enter.focus()
  await page.keyboard.press('Enter')
  await page.locator('.shell h1').waitFor()
  // The password alone does not do any more.
  await page.context().clearCookies()
  await password(page, lawyer)
  await page.getByLabel('Рамзи эҳтиётӣ').waitFor()
  await looksSound(page, 'passkey-needed-360')
})

test('a person without passkeys is told so and goes on with the password', async () => {
  const page = await journey.page({ locale: 'ru-RU' })
  await page.goto('/app/sign-in')
  await page.getByRole('button', { name: 'Войти ключом доступа' }).waitFor()
  await looksSound(page, 'door-1280')
  await shotAtBothWidths(page, 'door')
})

test('two colleagues open the way back in by keyboard; the person chooses a password and is told by whom', async () => {
  const organisationId = await app.organisation()
  const lost = await app.member(organisationId, ['operator'], { name: 'Гулноз Забыла', locale: 'ru' })
  const first = await app.member(organisationId, ['supervisor'], { name: 'Фируза Первая', locale: 'ru' })
  const second = await app.member(organisationId, ['administrator'], { name: 'Саид Второй', locale: 'ru' })
  const page = await journey.signedIn(first)
  await page.goto('/app/members')
  await shotAtBothWidths(page, 'members')
  await page.getByRole('button', { name: 'Ещё: Гулноз Забыла' }).press('Enter')
  await page.getByRole('button', { name: 'Новый вход' }).press('Enter')
  await page.getByRole('dialog').waitFor()
  await shotAtBothWidths(page, 'recovery-ask')
  await page.getByRole('button', { name: 'Попросить' }).press('Enter')
  await page.getByText('Ждут подтверждения второго коллеги').waitFor()
  const other = await journey.signedIn(second, { width: 360 })
  await other.goto('/app/members')
  await other.getByRole('button', { name: 'Подтвердить' }).waitFor()
  await looksSound(other, 'recovery-waiting-360')
  await shotAtBothWidths(other, 'recovery-waiting')
  await other.getByRole('button', { name: 'Подтвердить' }).click()
  const link = await other.getByRole('dialog').locator('b').innerText()
  await shotAtBothWidths(other, 'recovery-link')
  const lostPage = await journey.page({ width: 360, locale: 'ru-RU' })
  await lostPage.goto(link.replace(address, ''))
  await lostPage.getByLabel('Новый пароль').fill('йцукенгшщз')
  await lostPage.getByRole('button', { name: 'Сохранить' }).click()
  await lostPage.getByText('Такой пароль у многих').waitFor()
  await looksSound(lostPage, 'recovery-360')
  await lostPage.getByLabel('Новый пароль').fill('арча сабз дар кӯҳ')
  await lostPage.getByRole('button', { name: 'Сохранить' }).click()
  await lostPage.getByText('Новый пароль действует').waitFor()
  await password(lostPage, lost, 'арча сабз дар кӯҳ')
  await lostPage.getByText('открыли новый вход').waitFor()
  await looksSound(lostPage, 'recovered-360')
  await lostPage.getByRole('button', { name: 'Я об этом знаю' }).click()
  await lostPage.getByText('открыли новый вход').waitFor({ state: 'detached' })
})

test('an administrator joins the organisation’s own provider, and an operator comes in through it', async () => {
  const returnAddress = `${address}/app/sign-in/return`
  const provider = await realProvider({ id: 'hamroh', secret: 'secret-of-a-test', returnAddress })
  afterAll(() => provider.stop())
  const organisationId = await app.organisation({ name: 'Маркази Умед' })
  const administrator = await app.member(organisationId, ['administrator'], { locale: 'en' })
  const operator = await app.member(organisationId, ['operator'], { locale: 'en' })
  const page = await journey.signedIn(administrator)
  await page.goto('/app/sign-in-settings')
  await page.getByText('Nobody here is asked for a second factor').waitFor()
  await page.getByText(returnAddress).waitFor()
  const service = page.locator('form', { has: page.getByLabel('Client ID') })
  await page.getByLabel('Address of the service').fill('http://idp.example.org')
  await page.getByLabel('Client ID').fill('hamroh')
  await page.getByLabel('Client secret').fill('secret-of-a-test')
  await service.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Must begin with https://').waitFor()
  await page.getByLabel('Address of the service').fill(provider.issuer)
  await service.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: 'No longer use it' }).waitFor()
  const device = page.locator('form', { has: page.getByLabel('Clear after this many days') })
  await device.getByRole('textbox').fill('61')
  await device.getByRole('button', { name: 'Save' }).click()
  await device.locator('p.wrong').first().waitFor()
  await device.getByRole('textbox').fill('3')
  await device.getByRole('button', { name: 'Save' }).click()
  await expect
    .poll(async () => (await app.call(administrator, 'GET', '/sign-in-settings')).body.deviceDays)
    .toBe(3)
  await looksSound(page, 'settings-1280')
  await shotAtBothWidths(page, 'settings')
  const theirs = await journey.page({ width: 360 })
  await theirs.goto('/app/sign-in?to=/account')
  await theirs.getByRole('button', { name: 'Sign in through Маркази Умед' }).click()
  await theirs.locator('input[name=login]').fill(operator.email)
  await theirs.locator('input[name=password]').fill('anything')
  await theirs.locator('button[type=submit]').click()
  // The provider asks once more whether Hamroh may know who this is.
  await theirs.locator('input[name=login]').waitFor({ state: 'detached' })
  await theirs.locator('button[type=submit]').click()
  await theirs.waitForURL('**/app/account')
  await theirs.getByText(operator.email).waitFor()
  // The provider's answer is not left in the address or the history.
  await theirs.goBack()
  expect(theirs.url()).not.toContain('code=')
})
