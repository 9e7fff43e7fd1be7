import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { type Caller, testApp } from '#test/support/app.ts'
import type { Entry } from './domain/entry.ts'
import { hashOf } from './domain/entry.ts'
import { keyHash, sign } from './domain/group-key.ts'
import { openPhoneLog, takeOver, write, writeSettled } from './domain/phone-log.ts'
import { closingBalances } from './domain/record.ts'
import { synchronise, type Transport } from './domain/synchronise.ts'
import { aGroupPhone, type GroupPhone, holdMeeting, registrationOf, shownBy } from './seed/phone.ts'

const app = await testApp()

async function connected(given: Parameters<typeof aGroupPhone>[0] = {}) {
  const organisationId = await app.organisation()
  const agent = await app.member(organisationId, ['field_agent'])
  const phone = aGroupPhone(given)
  const { status } = await app.call(agent, 'POST', '/savings/groups', registrationOf(phone))
  expect(status).toBe(201)
  return { organisationId, agent, phone }
}

const send = (phone: GroupPhone, entries: readonly Entry[], shown: object = shownBy(phone)) =>
  app.call(null, 'POST', `/savings/groups/${phone.group}/events`, { ...shown, entries })
const states = ({ body }: { body: { answers: { state: string }[] } }) => body.answers.map(one => one.state)
const groupsOf = async (who: Caller) => (await app.call(who, 'GET', '/savings/groups')).body.items

/** The phone's own way to the server. */
function lineOf(group: string, shown: object): Transport {
  const ask = async (path: string, body: object) => {
    const reply = await app.call(null, 'POST', `/savings/groups/${group}/${path}`, { ...shown, ...body })
    expect(reply.status, JSON.stringify(reply.body)).toBe(200)
    return reply.body
  }
  return {
    push: entries => ask('events', { entries }),
    pull: after => ask('log', { after }),
    branch: async leaf => (await ask('log', { leaf })).entries,
  }
}

const save = async () => undefined

test('a meeting sent once, twice, in parts and out of order is stored once, and the books here are those of the phone', async () => {
  const { phone, agent } = await connected()
  holdMeeting(phone)
  const lines = phone.log.entries
  const late = lines.slice(20, 30)
  expect(new Set(states(await send(phone, late)))).toEqual(new Set(['invalid']))
  expect(new Set(states(await send(phone, lines.slice(0, 20))))).toEqual(new Set(['stored']))
  // What came too early has found its place.
  expect(states(await send(phone, late)).every(state => state === 'already')).toBe(true)
  expect(states(await send(phone, lines))).toEqual(
    lines.map((_, index) => (index < 30 ? 'already' : 'stored')),
  )
  const again = await send(phone, lines)
  expect(states(again).every(state => state === 'already')).toBe(true)
  expect(again.body.head).toMatchObject({ seq: lines.length, hash: lines.at(-1)?.hash, epoch: 1 })
  expect(again.body.lease).toMatchObject({ epoch: 1, device: phone.log.device })
  const [group] = await groupsOf(agent)
  expect(group).toMatchObject({ name: 'Баҳор', members: 8, meetings: 1, openForks: 0, setAside: 0 })
  expect(group.loanFund + group.lent).toBe(
    [...phone.log.log.book.ledger.balances].reduce(
      (sum, [account, amount]) => (/^(cash:loan_fund|loan:)/.test(account) ? sum + amount : sum),
      0,
    ),
  )
})

test('a group with a history is told line by line from a copy of its book, and what is old is taken back with the whole of it', async () => {
  const { phone, agent } = await connected()
  const [, , , , , , borrower = ''] = phone.members
  for (let n = 0; n < 4; n++) holdMeeting(phone)
  expect(states(await send(phone, phone.log.entries)).every(state => state === 'stored')).toBe(true)
  const sent = phone.log.entries.length
  holdMeeting(phone)
  const { book } = phone.log.log
  const rollCall = { absent: [], late: [], excused: [], represented: [] }
  phone.write({ kind: 'meeting_opened', number: book.lastNumber + 1, rollCall })
  phone.write({ kind: 'step_taken', step: 'shares', reason: 'short' })
  const first = phone.log.entries.find(({ event }) => event.kind === 'saved' && event.member === borrower)
  phone.write({ kind: 'corrected', corrects: first?.event.id as string, reason: 'counted wrongly' })
  phone.write({ kind: 'saved', member: borrower, stamps: 5 })
  for (let from = sent; from < phone.log.entries.length; from += 25) {
    const lines = phone.log.entries.slice(from - 1, from + 25)
    expect(states(await send(phone, lines))).toEqual(['already', ...lines.slice(1).map(() => 'stored')])
  }
  const [group] = await groupsOf(agent)
  expect(group).toMatchObject({ meetings: 6, setAside: 0, openForks: 0 })
  const { loanFund, socialFund } = closingBalances(book)
  expect(group).toMatchObject({ loanFund, socialFund })
  // The same event once more in another line is found out, however old it is.
  const last = phone.log.entries.at(-1) as Entry
  const twice = { ...last, seq: last.seq + 1, prev: last.hash, event: phone.log.entries[30]?.event } as Entry
  expect((await send(phone, [{ ...twice, hash: hashOf(twice) }])).body.answers[0]).toMatchObject({
    ...{ state: 'invalid', reason: 'repeated' },
  })
})

test('a line that was changed, and an event that the group’s rules forbid, are kept aside and told, and the rest waits', async () => {
  const { phone, agent } = await connected()
  holdMeeting(phone)
  const lines = [...phone.log.entries]
  const saved = lines.findIndex(line => line.event.kind === 'saved')
  const forged = { ...(lines[saved] as Entry), event: { ...lines[saved]?.event, stamps: 5 } } as Entry
  const tampered = await send(phone, [...lines.slice(0, saved), forged])
  expect(tampered.body.answers.at(-1)).toMatchObject({ state: 'invalid', reason: 'hash' })
  const above = { ...forged, event: { ...forged.event, stamps: 99 } } as Entry
  const refused = await send(phone, [{ ...above, hash: hashOf(above) }])
  expect(refused.body.answers[0]).toMatchObject({
    state: 'invalid',
    reason: 'savings.shares_out_of_range',
  })
  const odd = {
    ...forged,
    event: { id: newId(), kind: 'saved', member: 'a\u0000\ud800', stamps: 1 },
  } as Entry
  expect((await send(phone, [odd])).body.answers[0]).toMatchObject({ state: 'invalid', reason: 'unreadable' })
  expect((await groupsOf(agent))[0]).toMatchObject({ setAside: 3 })
  expect(states(await send(phone, lines)).slice(saved)).toEqual(lines.slice(saved).map(() => 'stored'))
})

test('two phones that both wrote leave a fork, which is shown and ends only by the group’s own word', async () => {
  const { phone, agent } = await connected()
  holdMeeting(phone)
  await synchronise(phone.log, lineOf(phone.group, shownBy(phone)), { save })
  // A backup of this moment is opened on a second phone, which the group signs for and which takes over.
  const device = newId()
  const key = `second-${device}-${device}`
  const statement = { what: 'add_device', group: phone.group, device, keyHash: keyHash(key) } as const
  const add = (signature: string) =>
    app.call(null, 'POST', `/savings/groups/${phone.group}/devices`, {
      ...{ deviceId: device, keyHash: keyHash(key), signature },
    })
  expect((await add(sign(new Uint8Array(32).fill(99), statement))).status).toBe(404)
  expect((await add(sign(phone.secret, statement))).status).toBe(201)
  const second = openPhoneLog(phone.group, device, {
    ...{ entries: phone.log.entries, confirmed: 0, fork: null },
  })
  const holders = phone.log.log.book.governance?.keyHolders ?? []
  const at = '2026-04-01T08:00:00.000Z'
  const vouched = { holders, witness: null, secret: phone.secret }
  takeOver(second, at, { id: newId(), ...vouched })
  // The first phone was not lost after all.
  holdMeeting(phone)
  const secondLine = lineOf(phone.group, { deviceId: device, deviceKey: key })
  expect(await synchronise(second, secondLine, { save })).toBe('in_step')
  expect(await synchronise(phone.log, lineOf(phone.group, shownBy(phone)), { save })).toBe('fork')
  expect((await groupsOf(agent))[0]).toMatchObject({ openForks: 1, meetings: 1 })
  expect(() => write(phone.log, at, { id: newId(), kind: 'shared_out', carryOver: 0 })).toThrow(
    'savings.fork_open',
  )
  // The group decides for the second phone's book; the first one's meeting stays readable as a branch.
  const leaf = phone.log.entries.at(-1)?.hash as string
  writeSettled(second, at, { id: newId(), holders, secret: phone.secret }, leaf)
  await synchronise(second, secondLine, { save })
  expect(await synchronise(phone.log, lineOf(phone.group, shownBy(phone)), { save })).toBe('ours_dropped')
  expect(phone.log.log.head.hash).toBe(second.log.head.hash)
  expect((await groupsOf(agent))[0]).toMatchObject({ openForks: 0, meetings: 1 })
  expect((await secondLine.branch(leaf)).length).toBeGreaterThan(20)
})

test('a wrong key, another group’s phone and another organisation come no further than a stranger', async () => {
  const { phone, agent } = await connected()
  const other = await connected()
  holdMeeting(phone)
  expect(
    (await send(phone, phone.log.entries, { ...shownBy(phone), deviceKey: 'x'.repeat(40) })).status,
  ).toBe(404)
  expect((await send(phone, phone.log.entries, shownBy(other.phone))).status).toBe(404)
  expect((await groupsOf(other.agent)).map((one: { id: string }) => one.id)).toEqual([other.phone.group])
  const colleague = await app.member(agent.organisationId, ['field_agent'])
  expect(await groupsOf(colleague)).toEqual([])
  const manager = await app.member(agent.organisationId, ['programme_manager'])
  expect(await groupsOf(manager)).toHaveLength(1)
  const stolen = { ...registrationOf(phone), publicKey: 'ab'.repeat(32) }
  expect((await app.call(agent, 'POST', '/savings/groups', stolen)).body.code).toBe('savings.other_group')
  const elsewhere = await app.call(other.agent, 'POST', '/savings/groups', registrationOf(phone))
  expect(elsewhere.status).toBe(409)
  expect((await app.call(agent, 'POST', '/savings/groups', registrationOf(phone))).status).toBe(201)
})

test('names travel sealed, the newer version stays, and what is erased is gone', async () => {
  const { phone } = await connected()
  const exchange = async (members: object[]) =>
    (await app.call(null, 'POST', `/savings/groups/${phone.group}/members`, { ...shownBy(phone), members }))
      .body.members
  expect(await exchange([{ id: 'm1', version: 2, sealed: 'abc' }])).toEqual([
    { id: 'm1', version: 2, sealed: 'abc' },
  ])
  expect(await exchange([{ id: 'm1', version: 1, sealed: 'old' }])).toMatchObject([{ sealed: 'abc' }])
  expect(await exchange([{ id: 'm1', version: 3, sealed: null }])).toMatchObject([
    { version: 3, sealed: null },
  ])
})
