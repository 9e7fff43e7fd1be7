/** The log is filtered and paged; a contact is opened, corrected and keeps what it said. */
import { expect, test } from 'vitest'
import { looksSound, openJourney } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const supervisor = await app.member(await app.organisation({ country: 'TJ' }), ['supervisor'])
for (let n = 0; n < 52; n++)
  await app.call(supervisor, 'POST', '/contacts', {
    outcome: 'answered',
    needs: [n === 7 ? 'legal.wages' : 'legal.alimony'],
    said: n === 7 ? 'Cook, three months unpaid' : null,
  })

test('the log shows fifty, then more, and what is asked for', async () => {
  const page = await journey.signedIn(supervisor)
  await page.goto('/app/contacts')
  const rows = page.locator('main tbody tr')
  await expect.poll(() => rows.count()).toBe(50)
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.poll(() => rows.count()).toBe(52)
  // Whoever comes back from a contact finds the list as long as it was.
  await rows.last().locator('th a').click()
  await page.getByRole('heading', { level: 1, name: /Phone, incoming/ }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: 'Contacts' }).waitFor()
  await expect.poll(() => rows.count()).toBe(52)
  await page.keyboard.press('f')
  await page.getByLabel('Words').fill('cook')
  await page.keyboard.press('Enter')
  await expect.poll(() => rows.count()).toBe(1)
  // What is typed may be a name: it stands where no server sees it.
  expect(new URL(page.url())).toMatchObject({ search: '', hash: '#cook' })
  await looksSound(page, 'log-1280')
})

for (const width of [360, 1280])
  test(`at ${width} px a contact is corrected and keeps what it said`, async () => {
    const page = await journey.signedIn(supervisor, { width })
    await page.goto('/app/contacts?need=legal.wages')
    if (width === 360) await looksSound(page, 'log-360')
    await page.locator('main tbody th a').click()
    await page.getByRole('heading', { level: 1, name: /Phone, incoming/ }).waitFor()
    await page.getByText('Unpaid wages').waitFor()
    await page.keyboard.press('e')
    const dialog = page.getByRole('dialog')
    await looksSound(page, `correct-${width}`)
    await dialog.getByLabel('What was said').fill(`Cook, ${width} days unpaid`)
    await dialog.getByLabel('Leaflets').fill('3')
    await dialog.getByLabel('Why', { exact: true }).fill(`Misheard at ${width}`)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByText(`Misheard at ${width}`).waitFor()
    await expect
      .poll(() => page.locator('.timeline li').first().textContent())
      .toContain('What was said before:')
    await page.getByText('Leaflets: 3').first().waitFor()
    await looksSound(page, `contact-detail-${width}`)
  })
