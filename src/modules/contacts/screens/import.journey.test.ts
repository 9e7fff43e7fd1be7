/** A supervisor brings an older log along: columns, bad rows explained, import, undo. */
import { expect, test } from 'vitest'
import { looksSound, openJourney } from '#test/support/journey.ts'

const journey = await openJourney()
const { app } = journey
const supervisor = await app.member(await app.organisation({ country: 'TJ' }), ['supervisor'])

const log = [
  'Дата;Время;Канал;Тема обращения;Пол;Возраст;Страна;Содержание;Итог;Заметка',
  '25.03.2026;14:30;Звонок;Не платят зарплату;Ж;31;Россия;Три месяца без денег;консультация;x',
  '31.02.2026;;Визит;алименты;?;;Таджикистан;Муж не платит;;',
  '26.03.2026;;Визит;алименты;ж;;Таджикистан;Муж не платит;;',
].join('\r\n')

for (const width of [360, 1280])
  test(`at ${width} px a log is chosen, understood, imported and taken back`, async () => {
    const page = await journey.signedIn(supervisor, { width })
    await page.goto('/app/contacts/import')
    await page.getByLabel('File', { exact: true }).waitFor()
    await looksSound(page, `import-list-${width}`)
    const file = { name: 'log.csv', mimeType: 'text/csv', buffer: Buffer.from(log) }
    await page.getByLabel('File', { exact: true }).setInputFiles(file)
    await page.getByRole('heading', { name: 'log.csv' }).waitFor()
    await expect.poll(() => page.getByLabel('Тема обращения: Means').inputValue()).toBe('needs')
    await page.getByLabel('Заметка: Means').selectOption('advised')
    await looksSound(page, `import-columns-${width}`)
    await page.getByRole('button', { name: 'See what would go in' }).click()
    await page.getByText('Cannot go in: 1').waitFor()
    await page.getByText('Row 3').waitFor()
    await looksSound(page, `import-preview-${width}`)
    await page.keyboard.press('Control+Enter')
    await page.getByText('Went in: 2').waitFor()
    await looksSound(page, `import-report-${width}`)
    expect((await app.call(supervisor, 'GET', '/contacts')).body.items).toHaveLength(2)
    await page.getByRole('button', { name: 'Take the import back' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Take the import back' }).click()
    await page.getByText('Taken back').waitFor()
    expect((await app.call(supervisor, 'GET', '/contacts')).body.items).toHaveLength(0)
  })
