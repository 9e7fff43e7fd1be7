import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Role, roles } from '#lib/actor.ts'
import { testApp } from '../support/app.ts'
import {
  type Attacker,
  adding,
  attackers,
  blindly,
  type Lying,
  lyingIn,
  type SqlTable,
  tablesOf,
} from './attacks.ts'
import { rowRights } from './rows.ts'
import { serverOf } from './server.ts'
import { createWorld, type Relation, relations } from './world.ts'

// The attacks of `rights.pg.test.ts` once more as SQL in the application's role: what holds when the code is wrong.

const app = await testApp()
const world = await createWorld(app, await serverOf(app, true))
const owner = new pg.Client({ connectionString: app.ownerUrl })
let tables: SqlTable[]
let lying: Lying
let database: Awaited<ReturnType<typeof attackers>>

beforeAll(async () => {
  await owner.connect()
  tables = await tablesOf(owner)
  lying = await lyingIn(owner, tables, world)
  database = await attackers(owner, app.ownerUrl)
})
afterAll(() => Promise.all([owner.end(), database.end()]))

const memberOf = (role: Role): Attacker => ({
  kind: 'member',
  organisationId: world.organisationId,
  userId: world.callers[role].userId,
  roles: [role],
  teamIds: [world.teamId],
})

/** Of whatever lies in the table, in which relations the role reads something of it, and could write it once more. */
async function reachedBy(role: Role) {
  const seen = await database.see(memberOf(role), tables)
  const plan = tables.flatMap(table =>
    within.flatMap(relation => {
      const sql = adding(table, lying(table, role, relation))
      return sql ? [{ table, relation, sql }] : []
    }),
  )
  const answers = await database.attack(
    memberOf(role),
    plan.map(({ sql }) => sql),
  )
  const added = plan.filter((_, n) => (answers[n] as number) > 0)
  return (table: SqlTable) => ({
    sees: relations.filter(one => lying(table, role, one).some(({ key }) => seen.get(table)?.has(key))),
    adds: within.filter(one => added.some(({ table: at, relation }) => at === table && relation === one)),
  })
}

/** What is written for others is tried once for all roles together, below. */
const within = ['own', 'team', 'other_team', 'restricted'] as const satisfies Relation[]

test('every table of an organisation’s rows has a line that says who reaches them, and each role reaches exactly that', async () => {
  const missing = tables.filter(({ name }) => !rowRights[name]).map(({ name }) => name)
  expect(missing, 'Write in test/rights/rows.ts who may see and add rows of these tables').toEqual([])
  expect(Object.keys(rowRights).filter(name => !tables.some(one => one.name === name))).toEqual([])
  const empty = tables.filter(table => lying(table, 'caseworker', 'own').length === 0).map(({ name }) => name)
  expect(empty, 'nothing lies in these tables, so nothing is shown').toEqual([])
  const wrong: string[] = []
  for (const role of roles) {
    const reached = await reachedBy(role)
    for (const table of tables) {
      const [is, right] = [reached(table), rowRights[table.name]]
      for (const doing of ['sees', 'adds'] as const) {
        const wanted = relations.filter(one => right?.[doing][role]?.includes(one))
        if (is[doing].join() !== wanted.join())
          wrong.push(`${role} ${doing} ${table.name}: ${is[doing]} instead of ${wanted}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test('nobody changes or removes more than they may read, even by a statement that reads nothing', async () => {
  const wrong: string[] = []
  for (const role of roles) {
    const seen = await database.see(memberOf(role), tables)
    const plan = tables.flatMap(table => blindly(table).map(sql => ({ table, sql })))
    const answers = await database.attack(
      memberOf(role),
      plan.map(({ sql }) => sql),
    )
    for (const [n, { table, sql }] of plan.entries())
      if ((answers[n] as number) > (seen.get(table)?.size ?? 0)) wrong.push(`${role}: ${sql}`)
  }
  expect(wrong).toEqual([])
})

test('whoever holds every role of another organisation, is its system, or nobody at all, reaches nothing of ours', async () => {
  const [, stranger] = world.elsewhere
  const other = { organisationId: stranger, teamIds: [world.teamId], userId: null, roles: [] }
  const ours = { organisationId: world.organisationId, userId: null, roles: [], teamIds: [] }
  const strangers: Attacker[] = [
    { ...other, kind: 'member', roles, userId: crypto.randomUUID() },
    { ...other, kind: 'system' },
    { ...ours, kind: 'public' },
    { ...ours, kind: 'partner' },
  ]
  const wrong: string[] = []
  for (const who of strangers) {
    const closed = tables.filter(({ name }) => !(who.kind === 'system' && rowRights[name]?.ofSystem))
    const seen = await database.see(who, closed)
    const plan = closed.flatMap(table => [
      ...(['own', 'restricted'] as const).flatMap(
        one => adding(table, lying(table, 'caseworker', one)) ?? [],
      ),
      `update ${table.name} set organisation_id = '${stranger}' where organisation_id = '${world.organisationId}'`,
      `delete from ${table.name} where organisation_id = '${world.organisationId}'`,
    ])
    const answers = await database.attack(who, plan)
    wrong.push(
      ...plan.filter((_, n) => (answers[n] as number) > 0).map(sql => `${who.kind}: ${sql.slice(0, 150)}`),
    )
    for (const table of closed)
      for (const relation of within)
        if (lying(table, 'caseworker', relation).some(({ key }) => seen.get(table)?.has(key)))
          wrong.push(`${who.kind} sees ${table.name}, ${relation}`)
  }
  expect(wrong).toEqual([])
})
