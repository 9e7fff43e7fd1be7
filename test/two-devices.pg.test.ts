/** Two people, one record, both without a network: each device changes what it read, and both are brought to the server. */
import { expect, test } from 'vitest'
import type { Route } from '#lib/contract.ts'
import { type Caller, testApp } from '#test/support/app.ts'
import { updateCase } from '../src/modules/cases/contract.ts'
import { caseFields } from '../src/modules/cases/screens/decided-fields.ts'
import { updatePerson } from '../src/modules/people/contract.ts'
import { personFields } from '../src/modules/people/screens/decided-fields.ts'
import { type DecidedField, decided, disputes, type Taken, type Values } from '../src/staff/sync/decide.ts'

const app = await testApp()
const organisationId = await app.organisation()
const [first, second] = [
  await app.member(organisationId, ['caseworker', 'lawyer', 'supervisor']),
  await app.member(organisationId, ['caseworker', 'lawyer', 'supervisor']),
]

interface Form {
  readonly route: Route
  readonly path: string
  readonly fields: readonly DecidedField[]
}

/** What was read lies on the device; what was typed waits there with it, as the outbox keeps it. */
async function device(who: Caller, { route, path, fields }: Form) {
  const before = (await app.call(who, 'GET', path)).body as Values
  const names = Object.keys((route.input as unknown as { entries: object }).entries) // every input is one flat object
  let waits: Values = Object.fromEntries(names.map(name => [name, before[name]]))
  return {
    type: (typed: Values) => {
      waits = { ...waits, ...typed }
    },
    /** The network is back; answers the fields that somebody had to decide. */
    async bring(taken: Readonly<Record<string, Taken>> = {}): Promise<string[]> {
      const sent = await app.call(who, route.method, path, waits)
      if (sent.status === 200) return []
      expect(sent.body.code, JSON.stringify(sent.body)).toBe('changed_meanwhile')
      const theirs = sent.body.theirs as Values
      const basis = { fields, before }
      const asked = disputes(basis, waits, theirs).map(({ field }) => field.name)
      const again = await app.call(who, route.method, path, decided(basis, waits, theirs, taken))
      expect(again.status, JSON.stringify(again.body)).toBe(200)
      return asked
    },
  }
}

test('two change the same case offline: what only one touched is kept, the step both wrote is asked and both stay', async () => {
  const made = await app.call(first, 'POST', '/cases', {
    ...{ needs: [{ code: 'legal.wages' }], ownTitle: 'Canteen', nextStep: 'Call her' },
  })
  const path = `/cases/${made.body.id}`
  await app.call(first, 'POST', `${path}/assign`, {
    ...{ version: made.body.version, responsibleId: first.userId, coWorkerIds: [second.userId] },
  })
  const form = { route: updateCase, path, fields: caseFields }
  const [desk, phone] = [await device(first, form), await device(second, form)]
  desk.type({ nextStep: 'Write to the employer', nextStepOn: '2026-12-01' })
  phone.type({ nextStep: 'Go with her to the inspection', ownTitle: 'Canteen in the market' })
  expect(await desk.bring()).toEqual([])
  expect(await phone.bring({ nextStep: 'both' })).toEqual(['nextStep'])
  expect((await app.call(first, 'GET', path)).body).toMatchObject({
    ownTitle: 'Canteen in the market',
    nextStep: 'Write to the employer\nGo with her to the inspection',
    nextStepOn: '2026-12-01',
  })
})

test('two correct the same person offline: other fields meet unasked, the same one is decided, and nothing typed vanishes', async () => {
  const made = await app.call(first, 'POST', '/people', {
    ...{ names: [], sex: 'female', birthYear: 1990, placeText: 'Gharm', notes: 'Came with a neighbour' },
  })
  expect(made.status, JSON.stringify(made.body)).toBe(201)
  const form = { route: updatePerson, path: `/people/${made.body.id}`, fields: personFields }
  const [desk, phone] = [await device(first, form), await device(second, form)]
  desk.type({ birthYear: 1991, notes: 'Speaks with her sister only' })
  phone.type({ birthYear: 1989, notes: 'Has a small child', placeText: 'Rasht' })
  expect(await phone.bring()).toEqual([])
  expect((await desk.bring({ birthYear: 'theirs', notes: 'both' })).sort()).toEqual(['birthYear', 'notes'])
  expect((await app.call(first, 'GET', form.path)).body).toMatchObject({
    birthYear: 1989,
    placeText: 'Rasht',
    notes: 'Has a small child\nSpeaks with her sister only',
  })
})
