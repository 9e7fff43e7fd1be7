import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { roles } from '#lib/actor.ts'
import { attack, tellsTooMuch } from '../bench/hostile/attack.ts'
import { testApp } from './support/app.ts'

// A hundred thousand: npm run bench:hostile.
const lines: string[] = []
const keep = (event: string, fields: object = {}) => void lines.push(JSON.stringify({ event, ...fields }))
const app = await testApp({}, { info: keep, warn: keep, error: keep })

test('malformed and hostile requests are refused in order: no fault of ours, no stack, nothing typed in a log', async () => {
  const organisationId = await app.organisation()
  const members = await Promise.all(roles.map(role => app.member(organisationId, [role])))
  const { components } = (await app.call(null, 'GET', '/openapi.json')).body
  const isProblem = new Ajv2020({ strict: false, validateFormats: false }).compile(components.schemas.Problem)
  const found = await attack(app.server, {
    tokens: members.map(({ token }) => token),
    requests: 1500,
    seed: 7391,
    isProblem: body => isProblem(body) as boolean,
  })
  expect(found.faults).toEqual([])
  expect(lines.filter(tellsTooMuch)).toEqual([])
})
