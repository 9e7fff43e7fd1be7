import { expect, test } from 'vitest'
import { testApp } from '#test/support/app.ts'

const app = await testApp()
const organisationId = await app.organisation()
const editor = await app.member(organisationId, ['directory_editor'])
const operator = await app.member(organisationId, ['operator'])

test('a Tajik citizen in Moscow whose passport is lost is sent to the embassy, marked as not verified', async () => {
  const moscow = (await app.call(operator, 'GET', `/places?q=${encodeURIComponent('Москва')}&country=RU`))
    .body.items[0]
  expect(moscow).toMatchObject({ country: 'RU', timeZone: 'Europe/Moscow' })
  const reply = await app.call(operator, 'POST', '/directory/propose', {
    needCodes: ['documents.passport'],
    placeId: moscow.id,
    citizenships: ['TJ'],
    languages: ['tg'],
  })
  expect(reply.status).toBe(200)
  const [first] = reply.body.items
  expect(first.service.organizationName).toBe('Embassy of Tajikistan, Moscow')
  expect(first.service).toMatchObject({
    asOf: '2022-11',
    lastVerifiedAt: null,
    organizationKind: 'consulate',
  })
  expect(first.reasons.map((reason: { code: string }) => reason.code)).toEqual(
    expect.arrayContaining(['need', 'serves_place', 'language', 'for_citizens', 'not_verified']),
  )
})

export { editor }
