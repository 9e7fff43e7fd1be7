import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { type Caller, testApp } from '#test/support/app.ts'
import { aGroupPhone, registrationOf, shownBy } from './seed/phone.ts'

const app = await testApp()

async function aVillage() {
  const organisationId = await app.organisation()
  const agent = await app.member(organisationId, ['field_agent'], { locale: 'en' })
  const manager = await app.member(organisationId, ['programme_manager'], { locale: 'en' })
  const id = newId()
  const group = {
    id,
    name: 'Умед',
    village: 'Намуна',
    placeId: 'TJ.04:dushanbe',
    currency: 'TJS',
    members: 6,
    women: 5,
  }
  expect((await app.call(agent, 'POST', '/savings/self-help-groups', group)).status).toBe(201)
  return { organisationId, agent, manager, id, group }
}

const received = {
  ...{ kind: 'goods_received', item: 'potato_seed', amount: 400_000, unit: 'kg', from: 'Invented programme' },
  ...{ worth: { amount: 200_000, currency: 'TJS' }, day: '2026-04-02', member: null },
  terms: { kind: 'from_harvest', amount: 100_000, by: '2026-11-01' },
}
const harvested = {
  ...{ kind: 'harvested', item: 'potato', amount: 2_500_500, unit: 'kg', area: 1000, member: '3', lot: null },
  ...{ price: { amount: 333, currency: 'TJS' }, day: '2026-09-20' },
}
const used = (lot: string, how: string, amount: number, more = {}) => ({
  ...{
    kind: 'goods_used',
    lot,
    how,
    amount,
    day: '2026-10-01',
    paid: null,
    reason: null,
    to: null,
    fulfils: null,
  },
  ...more,
})
const write = (who: Caller, group: string, event: object, id = newId()) =>
  app.call(who, 'POST', `/savings/groups/${group}/goods`, { event: { id, ...event } })
const read = async (who: Caller, group: string) =>
  (await app.call(who, 'GET', `/savings/groups/${group}/goods`)).body

test('an agent keeps the goods of a group without phone: twice is once, what is wrong is refused, mistakes stay visible', async () => {
  const { organisationId, agent, manager, id, group } = await aVillage()
  expect((await app.call(agent, 'POST', '/savings/self-help-groups', group)).status).toBe(201)
  expect(
    (await app.call(agent, 'POST', '/savings/self-help-groups', { ...group, name: 'Other' })).body.code,
  ).toBe('savings.other_group')
  const [lot, crop, sale] = [newId(), newId(), newId()]
  expect((await write(agent, id, received, lot)).status).toBe(201)
  expect((await write(agent, id, received, lot)).status).toBe(201)
  expect((await write(agent, id, { ...received, amount: 1 }, lot)).body.code).toBe(
    'savings.same_id_other_content',
  )
  expect((await write(manager, id, harvested, crop)).status).toBe(201)
  expect((await write(agent, id, used(crop, 'sold', 2_600_000))).body.code).toBe('savings.not_enough_goods')
  expect((await write(agent, id, { ...harvested, day: '2999-01-01' })).body.code).toBe(
    'savings.goods_in_the_future',
  )
  expect((await write(agent, id, { ...received, terms: { kind: 'gift' }, amount: 0.5 })).status).toBe(400)
  await write(agent, id, used(crop, 'sold', 2_000_000, { paid: { amount: 600_000, currency: 'TJS' } }), sale)
  await write(agent, id, used(crop, 'given_back', 100_000, { fulfils: lot }))
  const before = await read(manager, id)
  expect(before).toMatchObject({ keeper: 'agent', hasPhone: false, members: 6, may: { record: true } })
  expect(before.summary).toMatchObject({
    harvested: { mass: 2_500_500 },
    money: [{ currency: 'TJS', given: 200_000, harvest: 832_666, sold: 600_000 }],
    repaid: { numerator: 1, denominator: 1 },
  })
  expect(
    (await write(agent, id, { kind: 'corrected', corrects: sale, reason: 'counted twice' })).status,
  ).toBe(201)
  const after = await read(agent, id)
  expect(after.summary.money[0].sold).toBe(0)
  expect(after.records).toHaveLength(5)
  expect(after.records.find((one: { event: { id: string } }) => one.event.id === sale).takenBack).toBe(true)
  const auditor = await app.member(organisationId, ['auditor'])
  const { items } = (await app.call(auditor, 'GET', '/audit/lines?limit=200')).body
  expect(items.filter((line: { action: string }) => line.action === 'savings.record_goods')).toHaveLength(5)
})

test('another organisation finds nothing, and an auditor is refused', async () => {
  const { id, organisationId } = await aVillage()
  const other = await app.member(await app.organisation(), ['field_agent'])
  expect((await app.call(other, 'GET', `/savings/groups/${id}/goods`)).status).toBe(404)
  expect((await write(other, id, received)).status).toBe(404)
  const auditor = await app.member(organisationId, ['auditor'])
  expect((await app.call(auditor, 'GET', '/savings/goods')).status).toBe(403)
  const supervisor = await app.member(organisationId, ['supervisor'])
  expect((await read(supervisor, id)).may.record).toBe(false)
  expect((await write(supervisor, id, received)).status).toBe(403)
})

test('once the group’s own log speaks of goods it is the one book: the agent’s is kept, and never counted with it', async () => {
  const { organisationId, agent, manager } = await aVillage()
  const phone = aGroupPhone({ members: 5 })
  await app.call(agent, 'POST', '/savings/groups', registrationOf(phone))
  const send = () =>
    app.call(null, 'POST', `/savings/groups/${phone.group}/events`, {
      ...shownBy(phone),
      entries: phone.log.entries,
    })
  await send()
  expect((await write(agent, phone.group, harvested)).status).toBe(201)
  expect(await read(agent, phone.group)).toMatchObject({ keeper: 'agent', hasPhone: true })
  // Its own phone may read what the agent wrote, to go on from; nobody else may, and what was taken back is not in it.
  const mistake = newId()
  await write(agent, phone.group, received, mistake)
  await write(agent, phone.group, { kind: 'corrected', corrects: mistake, reason: 'another group' })
  const earlier = (shown: object) =>
    app.call(null, 'POST', `/savings/groups/${phone.group}/goods/earlier`, shown)
  expect((await earlier(shownBy(phone))).body.records).toMatchObject([{ ...harvested, member: '3' }])
  expect((await earlier({ ...shownBy(phone), deviceKey: 'k'.repeat(43) })).status).toBe(404)
  const report = async () => (await app.call(manager, 'GET', '/savings/goods?by=group')).body
  expect((await report()).total.summary.harvested.mass).toBe(2_500_500)
  const entry = phone.write({
    ...harvested,
    kind: 'harvested',
    item: 'potato',
    unit: 'kg',
    amount: 900_000,
    member: 'm2',
  })
  const wrong = phone.write({
    ...harvested,
    kind: 'harvested',
    item: 'potato',
    unit: 'kg',
    amount: 5000,
    member: 'm3',
  })
  phone.write({ kind: 'corrected', corrects: wrong.event.id, reason: 'wrong' })
  await send()
  await send()
  const told = await report()
  expect(told.total).toMatchObject({
    groups: 1,
    members: 5,
    summary: { harvested: { mass: 900_000 }, harvests: 1 },
  })
  const group = await read(agent, phone.group)
  expect(group).toMatchObject({ keeper: 'log', notCounted: 3, lots: [], may: { record: false } })
  expect(JSON.stringify(group)).not.toContain(entry.event.id)
  expect((await write(agent, phone.group, received)).body.code).toBe('savings.goods_kept_by_group')
  // Nobody but Hamroh itself writes what the log says.
  await expect(
    app.engine.as({ ...agentActor(agent), organisationId }, use =>
      use.db
        .updateTable('savings.goods_sum' as never)
        .set({ records: 99 } as never)
        .where('keeper' as never, '=', 'log' as never)
        .returning('records' as never)
        .execute(),
    ),
  ).resolves.toEqual([])
})

const agentActor = (who: Caller) =>
  ({ ...systemActor(null), kind: 'member', userId: who.userId, roles: ['field_agent'] }) as const

test('a file is looked at first, written once, and every bad row says why; the report adds it up', async () => {
  const { agent, manager, id } = await aVillage()
  const file = [
    'Group;Village;District;Members;Women;What happened;Thing;Amount;Unit;Day;Value;Currency;Programme or donor;Condition;Amount to pass on or give back;Market price of one unit;Field, m²;Amount sold;Sold for',
    'Умед;Намуна;;;;received;Seed potatoes;400;kg;02.04.2026;2000;TJS;Invented;From harvest;;;;;',
    'Умед;Намуна;;;;received;Seed potatoes;400;kg;02.04.2026;2000;TJS;Invented;To be given back from the harvest;100;;;;',
    'Умед;Намуна;;;;Собран урожай;Картофель;2,5;т;2026-09-20;;TJS;;;;3.33;1000;2;6000',
    'Умед;Намуна;;;;harvested;tomato;2;head;2026-09-20;;;;;;;;;',
    'Гулистон;Мисол;;7;7;harvested;tomato;940;t;2011-09-30;;USD;;;;300.00;;;',
    'Гулистон;Мисол;;7;7;harvested;tomato;940;t;2011-09-30;;USD;;;;300.00;;;',
    ';;;;;harvested;tomato;1;kg;2011-09-30;;;;;;;;;',
  ].join('\n')
  const content = Buffer.from(file).toString('base64')
  const bring = (more: object) =>
    app.call(agent, 'POST', '/savings/goods/import', { content, createGroups: true, ...more })
  const looked = (await bring({})).body
  expect(looked).toMatchObject({ good: 4, known: 0, bad: 3, written: 0, newGroups: 1 })
  expect((await read(agent, id)).records).toHaveLength(0)
  const problems = looked.rows.flatMap((row: { row: number; problems: { column: string; code: string }[] }) =>
    row.problems.map(({ column, code }) => `${row.row} ${column} ${code}`),
  )
  expect(problems).toEqual(['2 terms not_one_of', '5 unit not_one_of', '8 group required'])
  expect((await bring({ run: true })).body).toMatchObject({ good: 4, written: 5, newGroups: 1 })
  expect((await bring({ run: true })).body).toMatchObject({ good: 0, known: 4, written: 0, newGroups: 0 })
  const by = async (what: string, more = '') =>
    (await app.call(manager, 'GET', `/savings/goods?by=${what}${more}`)).body
  const seasons = await by('season')
  expect(seasons.rows.map((row: { key: string }) => row.key)).toEqual([
    '2026-autumn',
    '2026-spring',
    '2011-autumn',
  ])
  expect(seasons.seasons).toEqual(['2011-autumn', '2026-spring', '2026-autumn'])
  const autumn = await by('district', '&season=2011-autumn')
  expect(autumn.total).toMatchObject({
    ...{ groups: 1, members: 7, uncounted: 0 },
    summary: { harvested: { mass: 1_880_000_000 }, money: [{ currency: 'USD', harvest: 56_400_000 }] },
  })
  expect((await by('district')).rows.map((row: { label: string }) => row.label).sort()).toEqual([
    '',
    'Dushanbe',
  ])
  const csv = await app.call(manager, 'GET', '/savings/goods/export')
  expect(csv.status).toBe(200)
  expect(String(csv.body)).toContain(
    'Гулистон,Мисол,,7,2011 Autumn,Harvested,Tomatoes,2,1880,t,564000.00,USD,',
  )
})
