/** A contact is recorded with the keyboard alone; the keys are counted. */
import { expect, test } from 'vitest'
import { fitsItsWindow, noGraveFaults, openJourney, shot, untilKept } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const operator = await app.member(await app.organisation({ country: 'TJ' }), ['operator'])

test('a contact with one need and the outcome "answered" takes nine keys', async () => {
  const page = await journey.signedIn(operator)
  let keys = 0
  const press = async (key: string) => {
    keys++
    await page.keyboard.press(key)
  }
  await press('a')
  await page.getByRole('heading', { name: 'New contact', level: 1 }).waitFor()
  await press('n')
  for (const letter of 'wage') await press(letter)
  await page.getByRole('option', { name: /Unpaid wages/ }).waitFor()
  await press('Enter')
  await page.getByRole('button', { name: /Unpaid wages/ }).waitFor()
  await shot(page, 'contact-1280')
  await noGraveFaults(page)
  await press('Escape')
  await press('1')
  await expect
    .poll(async () => (await app.call(operator, 'GET', '/contacts')).body.items)
    .toMatchObject([{ needs: ['legal.wages'], outcome: 'answered', channel: 'call_in' }])
  expect(keys).toBe(9)
  // The form is empty for the next one. What was no request at all: two keys, with the opening of the screen.
  await expect.poll(() => page.getByText(/Unpaid wages/).count()).toBe(0)
  // Pressed again where the emptied form was not drawn yet: nobody's hand is that fast.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await expect
    .poll(
      async () => {
        const last = (await app.call(operator, 'GET', '/contacts')).body.items[0].notRequest
        if (last !== 'test') await page.keyboard.press('8')
        return last
      },
      { interval: 2000 },
    )
    .toBe('test')
})

test('whoever begins to type at once types the need, and an empty contact opens no case', async () => {
  const page = await journey.signedIn(operator)
  await page.keyboard.press('a')
  const need = page.getByRole('combobox', { name: 'What is needed' })
  await expect.poll(() => need.evaluate(field => field === document.activeElement)).toBe(true)
  await page.keyboard.press('2')
  await page.getByText('Say what is needed, or write down what was said').waitFor()
  await page.keyboard.type('wage')
  await page.getByRole('option', { name: /Unpaid wages/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Unpaid wages/ }).waitFor()
  await page.keyboard.press('2')
  const lines = async () => (await app.call(operator, 'GET', '/cases/opened-by-me')).body.items.length
  await expect.poll(lines).toBe(1)
  expect((await app.call(operator, 'GET', '/contacts')).body.items[0]).toMatchObject({
    ...{ needs: ['legal.wages'], outcome: 'case_opened' },
  })
})

test('what was typed survives a reload, and the lists are usable on a phone', async () => {
  const page = await journey.signedIn(operator, { width: 360 })
  await page.goto('/app/contacts/new')
  const need = page.getByRole('combobox', { name: 'What is needed' })
  await need.fill('wag')
  await page.getByLabel('What was said').fill('Cook in a canteen, not paid')
  await untilKept(page)
  await page.reload()
  await expect.poll(() => need.inputValue()).toBe('wag')
  await expect.poll(() => page.getByLabel('What was said').inputValue()).toBe('Cook in a canteen, not paid')
  await shot(page, 'contact-360')
  for (const path of ['/contacts/new', '/contacts', '/call-backs', '/contact-requests']) {
    await page.goto(`/app${path}`)
    await page.locator('.shell h1').waitFor()
    await noGraveFaults(page)
    await fitsItsWindow(page)
  }
  await shot(page, 'requests-360')
})

test('a known caller need not tell it again: what was said before, who it is and which file by two keys', async () => {
  const lawyer = await app.member(operator.organisationId, ['lawyer'])
  const number = '+992 93 777 66 55'
  const person = await app.call(operator, 'POST', '/people', {
    ...{ sex: 'female', birthYear: 1995, ways: [{ kind: 'phone', number, timeZone: 'Asia/Dushanbe' }] },
  })
  const file = await app.call(lawyer, 'POST', '/cases', {
    ...{ persons: [{ personId: person.body.id }], needs: [{ code: 'legal.wages' }] },
  })
  await app.call(operator, 'POST', '/contacts', {
    outcome: 'answered',
    number,
    said: 'The foreman pays nothing',
  })
  const page = await journey.signedIn(operator)
  await page.keyboard.press('a')
  await page.getByRole('heading', { name: 'New contact', level: 1 }).waitFor()
  await page.getByLabel('Number').fill(number)
  await page.getByLabel('Number').press('Enter')
  await page.getByText('The foreman pays nothing').waitFor()
  await page.getByLabel('Number').press('Escape')
  await page.getByRole('button', { name: /Yes, it is them/ }).waitFor()
  await page.keyboard.press('i')
  await page.getByRole('button', { name: /Write it into this case/ }).waitFor()
  await page.keyboard.press('f')
  await page.getByText('This contact goes into this case').waitFor()
  // No second file is opened of it.
  expect(await page.getByRole('button', { name: /Case opened/ }).count()).toBe(0)
  await shot(page, 'contact-known-1280')
  await noGraveFaults(page)
  await page.keyboard.press('1')
  const last = async () => (await app.call(operator, 'GET', '/contacts')).body.items[0]
  await expect
    .poll(last)
    .toMatchObject({ caseId: file.body.id, personId: person.body.id, outcome: 'answered' })
})
