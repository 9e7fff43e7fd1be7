import { expect, test } from 'vitest'
import { pathParts, type Route } from '#lib/contract.ts'
import { memberFields } from '../src/modules/accounts/screens/decided-fields.ts'
import {
  caseFields,
  goalFields,
  needFields,
  taskFields,
} from '../src/modules/cases/screens/decided-fields.ts'
import { claimFields } from '../src/modules/claims/screens/decided-fields.ts'
import { contactFields, sessionFields } from '../src/modules/contacts/screens/decided-fields.ts'
import { entryFields, locationFields } from '../src/modules/directory/screens/decided-fields.ts'
import { letterFields } from '../src/modules/documents/screens/decided-fields.ts'
import { settingFields } from '../src/modules/organisations/screens/decided-fields.ts'
import { paperFields, personFields, wayFields } from '../src/modules/people/screens/decided-fields.ts'
import { groupFields, visitFields } from '../src/modules/savings/screens/decided-fields.ts'
import { modules } from '../src/modules.ts'
import type { DecidedField } from '../src/staff/sync/decide.ts'

// Whatever two people may change in the same record is asked by name: a field that a form sends and nobody is asked about
// would be taken from one of them without the other having seen it.

interface Asked {
  readonly fields: readonly DecidedField[]
  /** Sent by the form as it was read, so that what somebody else made of it stays. */
  readonly not?: readonly string[]
}

const asked: Readonly<Record<string, Asked>> = {
  'PATCH /people/{id}': { fields: personFields },
  'PATCH /people/{personId}/ways/{id}': { fields: wayFields, not: ['timeZone'] },
  'PATCH /people/{personId}/documents/{id}': { fields: paperFields },
  // The reason is this correction's own.
  'PATCH /contacts/{id}': {
    fields: contactFields,
    not: ['reason', 'startedAt', 'anonymous', 'dangerNow', 'caseId'],
  },
  'PATCH /mobile-sessions/{id}': { fields: sessionFields },
  'PATCH /cases/{id}': { fields: caseFields, not: ['placeId'] },
  'PATCH /cases/{id}/needs/{needId}': { fields: needFields },
  'PATCH /cases/{id}/goals/{goalId}': { fields: goalFields },
  'PATCH /cases/{id}/tasks/{taskId}': { fields: taskFields },
  'PATCH /claims/{id}': { fields: claimFields, not: ['personId'] },
  // Its answers are asked by the question of each.
  'PATCH /documents/{id}': { fields: letterFields, not: ['answers', 'personId'] },
  'PATCH /directory/services/{id}': { fields: entryFields, not: ['counted', 'organizationId'] },
  'PATCH /directory/organizations/{id}': { fields: entryFields, not: ['legalStatus', 'yearIncorporated'] },
  'PATCH /directory/locations/{id}': {
    fields: locationFields,
    not: ['locationType', 'name', 'description', 'city', 'address2', 'postalCode'],
  },
  'PATCH /organisations/{id}': { fields: settingFields, not: ['placeId'] },
  'PATCH /members/{id}': { fields: memberFields },
  'PATCH /savings/groups/{id}': { fields: groupFields },
  'PATCH /savings/visits/{id}': { fields: visitFields },
}

test('every change of a record that carries a version names the fields that two people may dispute', () => {
  const changes = modules.flatMap(({ endpoints = [] }) =>
    endpoints
      .map(({ route }) => route)
      .filter(route => 'version' in entriesOf(route) && route.method === 'PATCH'),
  )
  const missing = changes.flatMap(route => {
    const name = `${route.method} ${route.path}`
    const known = asked[name]
    const named = new Set(known?.fields.map(one => one.name.split('.')[0]))
    const left = Object.keys(entriesOf(route)).filter(
      field =>
        field !== 'version' &&
        !pathParts(route.path).includes(field) &&
        !named.has(field) &&
        !known?.not?.includes(field),
    )
    return left.length ? [`${name}: ${left}`] : []
  })
  expect(
    missing,
    'Name them in the module’s screens/decided-fields.ts, give them to useChange, and write its line here',
  ).toEqual([])
})

const entriesOf = (route: Route) => (route.input as { entries?: Record<string, unknown> }).entries ?? {}
