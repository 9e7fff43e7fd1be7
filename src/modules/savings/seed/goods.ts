import type { Actor } from '#lib/actor.ts'
import { addDays, type Day, dayIn } from '#lib/day.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { GoodsRecord } from '../contract/goods.ts'
import { recordGoods } from '../service/goods.ts'
import { registerSelfHelpGroup } from '../service/self-help.ts'

const place = 'TJ.02.8221286'
const groups = [
  { name: 'Умед', village: 'Деҳаи Мисол', placeId: place, members: 6, women: 6 },
  { name: 'Ҳосилот', village: 'Деҳаи Намуна', placeId: place, members: 5, women: 4 },
  { name: 'Гулистон', village: 'Деҳаи Мисол', placeId: 'TJ.RR.1220854', members: 7, women: 7 },
]
const tjs = (somoni: number) => ({ amount: somoni * 100, currency: 'TJS' })

/** Three invented self-help groups without a phone: seed, a heifer and a greenhouse, and what came of them. */
export async function seedGoods(use: UseCase, agent: Actor): Promise<void> {
  await use.become(agent)
  const today = dayIn(use.now, agent.timeZone)
  for (const [index, group] of groups.entries()) {
    const id = idOf(index, 0)
    await registerSelfHelpGroup(use, { id, ...group, currency: 'TJS' })
    const events = [potatoes, heifer, tomatoes][index]?.(today, (n: number) => idOf(index, n)) ?? []
    for (const event of events) await recordGoods(use, { id, event })
  }
}

const idOf = (group: number, n: number) =>
  `019a0000-0000-7000-8000-0000000${group + 1}${String(n).padStart(4, '0')}`
const daysAgo = (today: Day, days: number) => addDays(today, -days)
type Named = (n: number) => string
const nothing = { paid: null, reason: null, to: null, fulfils: null }

function potatoes(today: Day, id: Named): GoodsRecord[] {
  const [spring, autumn, later] = [daysAgo(today, 220), daysAgo(today, 60), daysAgo(today, 40)]
  return [
    {
      ...{ kind: 'goods_received', id: id(1), item: 'potato_seed', amount: 400_000, unit: 'kg', day: spring },
      ...{ worth: tjs(2400), from: 'Барномаи намунавӣ', member: null },
      terms: { kind: 'from_harvest', amount: 100_000, by: daysAgo(today, 20) },
    },
    { kind: 'goods_used', id: id(2), lot: id(1), how: 'planted', amount: 400_000, day: spring, ...nothing },
    {
      ...{
        kind: 'harvested',
        id: id(3),
        item: 'potato',
        amount: 4_250_000,
        unit: 'kg',
        area: 2500,
        day: autumn,
      },
      ...{ price: tjs(4), member: null, lot: id(1) },
    },
    {
      ...{
        kind: 'goods_used',
        id: id(4),
        lot: id(3),
        how: 'sold',
        amount: 2_800_000,
        day: later,
        ...nothing,
      },
      paid: tjs(10_900),
    },
    {
      ...{
        kind: 'goods_used',
        id: id(5),
        lot: id(3),
        how: 'given_back',
        amount: 100_000,
        day: later,
        ...nothing,
      },
      fulfils: id(1),
    },
    { kind: 'goods_used', id: id(6), lot: id(3), how: 'kept', amount: 450_000, day: later, ...nothing },
    {
      ...{ kind: 'goods_used', id: id(7), lot: id(3), how: 'lost', amount: 120_000, day: later, ...nothing },
      reason: 'spoiled',
    },
  ]
}

function heifer(today: Day, id: Named): GoodsRecord[] {
  const [given, born, milk] = [daysAgo(today, 400), daysAgo(today, 90), daysAgo(today, 15)]
  const cow: Omit<Extract<GoodsRecord, { kind: 'goods_received' }>, 'id' | 'member'> = {
    ...{ kind: 'goods_received', item: 'cattle', amount: 1, unit: 'head', day: given, worth: tjs(6500) },
    ...{ from: 'Барномаи намунавӣ', terms: { kind: 'pass_on', amount: 1, by: daysAgo(today, 30) } },
  }
  return [
    { ...cow, id: id(1), member: '2' },
    { ...cow, id: id(2), member: '5' },
    { kind: 'goods_grew', id: id(3), lot: id(1), amount: 1, day: born },
    {
      ...{ kind: 'goods_used', id: id(4), lot: id(1), how: 'passed_on', amount: 1, day: daysAgo(today, 35) },
      ...{ ...nothing, to: '3' },
    },
    {
      ...{
        kind: 'harvested',
        id: id(5),
        item: 'milk',
        amount: 640_000,
        unit: 'litre',
        area: null,
        day: milk,
      },
      ...{ price: tjs(6), member: '2', lot: id(1) },
    },
    {
      ...{ kind: 'goods_used', id: id(6), lot: id(5), how: 'sold', amount: 380_000, day: daysAgo(today, 10) },
      ...{ ...nothing, paid: tjs(2280) },
    },
  ]
}

function tomatoes(today: Day, id: Named): GoodsRecord[] {
  const [spring, autumn] = [daysAgo(today, 240), daysAgo(today, 70)]
  const given = { kind: 'goods_received', from: 'Барномаи намунавӣ', member: null, day: spring } as const
  const crop = { kind: 'harvested', unit: 'kg', day: autumn, member: null, lot: id(1) } as const
  return [
    {
      ...{ ...given, id: id(1), item: 'vegetable_seed', amount: 600, unit: 'gram', worth: tjs(900) },
      terms: { kind: 'gift' },
    },
    {
      ...{ ...given, id: id(2), item: 'greenhouse', amount: 1, unit: 'piece', worth: tjs(7800) },
      terms: { kind: 'gift' },
    },
    { ...crop, id: id(3), item: 'tomato', amount: 3_900_000, area: 800, price: tjs(5) },
    { ...crop, id: id(4), item: 'cucumber', amount: 2_150_000, area: 500, price: tjs(4) },
    {
      ...{
        kind: 'goods_used',
        id: id(5),
        lot: id(3),
        how: 'sold',
        amount: 3_000_000,
        day: daysAgo(today, 50),
      },
      ...{ ...nothing, paid: tjs(14_400) },
    },
    // Told for the wrong group, and taken back: both can be read.
    {
      ...{ kind: 'goods_used', id: id(6), lot: id(4), how: 'lost', amount: 500_000, day: daysAgo(today, 48) },
      ...{ ...nothing, reason: 'frost' },
    },
    { kind: 'corrected', id: id(7), corrects: id(6), reason: 'Ин гурӯҳи дигар буд' },
  ]
}
