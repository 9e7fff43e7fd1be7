import { test } from 'vitest'
import { aCase } from '#modules/cases/factory.ts'
import { words } from '#platform/words.ts'
import { looksSound, openJourney, shotAtBothWidths } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey

test('a lawyer checks stay and work in a case, finds the deadlines in the plan, and signs the rule behind them', async () => {
  app.setNow('2026-11-22T08:00:00Z')
  const t = words('ru')
  const organisationId = await app.organisation({ name: 'Ҳимоя' })
  const lawyer = await app.member(organisationId, ['lawyer'], { name: 'Саодат Намунаева', locale: 'ru' })
  const { id } = await aCase(app.engine, { organisationId, workerIds: [lawyer.userId] })
  const page = await journey.signedIn(lawyer, { locale: 'ru', width: 1280 })
  await page.goto(`/app/cases/${id}`)
  await page.getByRole('link', { name: t('rules.case.check') }).click()
  await page.getByRole('heading', { level: 1, name: t('rules.case.title') }).waitFor()
  await page.getByLabel(t('rules.case.citizenship')).selectOption('TJ')
  await page.getByLabel(t('rules.check.on')).fill('2026-11-10')
  await looksSound(page, 'stay-new')
  await page.getByRole('button', { name: t('rules.case.save') }).click()
  await page.getByText(t('rules.stay.until', { day: '7 февраля 2027' })).waitFor()
  await looksSound(page, 'stay')
  await shotAtBothWidths(page, 'stay')

  await page.getByRole('link', { name: t('cases.page.title') }).click()
  await page.getByText('Заявление на патент').first().waitFor()
  await shotAtBothWidths(page, 'stay-case')

  await page.goto('/app/rules')
  await page.getByRole('heading', { level: 1, name: t('rules.list.title') }).waitFor()
  await page.getByText('Регистрация по месту пребывания').first().waitFor()
  await looksSound(page, 'rules-list')
  await shotAtBothWidths(page, 'rules-list')
  await page.goto('/app/rules/ru.registration.tj')
  await page
    .getByRole('button', { name: t('rules.sign') })
    .first()
    .click()
  await page.getByRole('dialog').getByLabel(t('rules.sign.note')).fill('R04')
  await looksSound(page, 'rules-sign')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('rules.sign') })
    .click()
  await page.getByText(t('rules.reviewed_by', { organisation: 'Ҳимоя', day: '22 ноября 2026' })).waitFor()
  await looksSound(page, 'rules-one')
  await shotAtBothWidths(page, 'rules-one')
})
