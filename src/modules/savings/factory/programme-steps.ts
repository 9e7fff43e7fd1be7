/** What an agent does at a desk and on the way, for the journey: each form is first filled wrongly, then rightly. */
import type { Page } from 'playwright-core'
import type { words } from '#platform/words.ts'
import { looksSound, untilKept } from '#test/support/journey.ts'

export type Say = ReturnType<typeof words>

const save = (page: Page, say: Say, place = 'main') =>
  page
    .locator(`${place} form`)
    .getByRole('button', { name: say('ui.save') })
    .click()
const refused = (page: Page, sentence: string) =>
  page.locator('.field .wrong', { hasText: sentence }).first().waitFor()

/** Answers the id of the new group. */
export async function newSelfHelp(page: Page, say: Say, name: string): Promise<string> {
  await page.goto('/app/groups/self-help/new')
  const [members, women] = [
    page.getByLabel(say('savings.self_help.members')),
    page.getByLabel(say('savings.self_help.women')),
  ]
  await save(page, say)
  await refused(page, say('ui.field.missing'))
  await page.getByLabel(say('savings.set_up.name_label')).fill(name)
  await members.fill('восемь')
  await women.fill('9')
  await save(page, say)
  await refused(page, say('ui.field.number'))
  await members.fill('8')
  await save(page, say)
  await refused(page, say('ui.field.tooBig', { limit: 8 }))
  await looksSound(page, 'self-help-refused')
  await women.fill('7')
  await save(page, say)
  await page.waitForURL(/\/groups\/[0-9a-f-]{36}\/goods$/)
  await page.getByText(say('savings.goods.empty')).waitFor()
  return new URL(page.url()).pathname.split('/').at(-2) as string
}

/** From the page of the group; its name is changed. */
export async function renameGroup(page: Page, say: Say, name: string): Promise<void> {
  await page.locator('details > summary', { hasText: say('savings.page.edit') }).click()
  const field = page.locator('details').getByLabel(say('savings.name'))
  await field.fill('')
  await save(page, say, 'details')
  await refused(page, say('ui.field.missing'))
  await field.fill(name)
  await save(page, say, 'details')
  await page.locator('main h1', { hasText: name }).waitFor()
}

/** What is wrong is told on the spot, without a network; saved, the group's page is there again. */
export async function recordVisit(page: Page, say: Say, note: string): Promise<void> {
  await page
    .getByRole('link', { name: say('savings.visit.record') })
    .first()
    .click()
  const field = (key: Parameters<Say>[0]) => page.getByLabel(say(key))
  await field('savings.visit.note').fill(note)
  await field('savings.visit.present_counted').fill('почти все')
  await field('savings.visit.members_counted').fill('6')
  await field('savings.visit.women_counted').fill('7')
  await save(page, say)
  await refused(page, say('ui.field.number'))
  await refused(page, say('ui.field.tooBig', { limit: 6 }))
  await looksSound(page, 'visit-refused')
  await field('savings.visit.present_counted').fill('5')
  await field('savings.visit.women_counted').fill('6')
  await page
    .getByRole('group', { name: say('savings.visit.meeting_held') })
    .getByText(say('ui.yes'), { exact: true })
    .click()
  await untilKept(page)
  await save(page, say)
  await page.locator('#visits').waitFor()
}

/** What the group harvested, from its page, without a network: the picture, the amount, and back at its goods. */
export async function recordHarvest(page: Page, say: Say): Promise<void> {
  await page.getByRole('link', { name: say('savings.goods.open') }).click()
  const harvest = page.getByRole('button', { name: say('savings.goods.part.harvested'), exact: true })
  await harvest.click()
  await page.locator('.goods-tiles button', { hasText: say('savings.item.potato') }).click()
  await page.getByLabel(say('savings.goods.how_much')).fill('много')
  await save(page, say)
  await refused(page, say('savings.goods.too_fine', { unit: say('savings.unit.kg') }))
  await page.getByLabel(say('savings.goods.how_much')).fill('120,5')
  await save(page, say)
  await harvest.waitFor()
}
