import pg from 'pg'
import { expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { testApp } from '#test/support/app.ts'
import { aGroupPhone, type GroupPhone, holdMeeting, registrationOf, shownBy } from './seed/phone.ts'

const app = await testApp()
const today = '2026-09-30'
app.setNow(`${today}T08:00:00.000Z`)

async function programme() {
  const organisationId = await app.organisation()
  const member = (roles: Parameters<typeof app.member>[1], name: string) =>
    app.member(organisationId, roles, { name })
  const manager = await member(['programme_manager'], 'Manager')
  const agent = await member(['field_agent'], 'Agent One')
  const other = await member(['field_agent'], 'Agent Two')
  return { organisationId, manager, agent, other }
}

const send = async (phone: GroupPhone, entries: readonly unknown[] = phone.log.entries) => {
  const { status, body } = await app.call(null, 'POST', `/savings/groups/${phone.group}/events`, {
    ...shownBy(phone),
    entries,
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

type Caller = Parameters<typeof app.call>[0]

async function aGroup(who: Caller, meetings: readonly string[], name = 'Баҳор', members = 8) {
  const phone = aGroupPhone({ members, at: meetings[0] ?? '2026-01-05T09:00:00.000Z' })
  for (const at of meetings) holdMeeting(phone, at)
  expect((await app.call(who, 'POST', '/savings/groups', registrationOf(phone, name))).status).toBe(201)
  await send(phone)
  return phone
}

const vote = (phone: GroupPhone, choice: 'totals' | 'members' | 'names', votesFor = 8) =>
  phone.write({ kind: 'vote_taken', matter: 'organisation_sees', choice, votesFor, votesAgainst: 0 })

test('who accompanies a group sees it, the one before does not any more, and the manager alone gives it away', async () => {
  const { manager, agent, other } = await programme()
  const { group } = await aGroup(agent, ['2026-09-20T09:00:00.000Z'])
  const read = (who: Caller) => app.call(who, 'GET', `/savings/groups/${group}`)
  expect((await read(agent)).body).toMatchObject({ agent: 'Agent One', may: { visit: true, manage: false } })
  expect((await read(other)).status).toBe(404)
  const give = (who: Caller, agentId: string | null) =>
    app.call(who, 'POST', `/savings/groups/${group}/agent`, { agentId })
  expect((await give(agent, other.userId)).status).toBe(403)
  expect((await give(manager, manager.userId)).body.errors[0].code).toBe('not_a_field_agent')
  app.setNow('2026-10-02T08:00:00.000Z')
  expect((await give(manager, other.userId)).status).toBe(200)
  expect((await read(agent)).status).toBe(404)
  expect((await app.call(agent, 'GET', '/savings/groups')).body.items).toEqual([])
  expect((await read(other)).body.agents).toEqual([
    { name: 'Agent Two', from: '2026-10-02', to: null },
    { name: 'Agent One', from: '2026-09-30', to: '2026-10-01' },
  ])
  // Recorded in the field before the group changed hands, sent afterwards: kept. Of a later day: not theirs.
  const visit = (madeOn: string) =>
    app.call(agent, 'PUT', `/savings/visits/${newId()}`, { groupId: group, madeOn })
  expect((await visit('2026-10-01')).status).toBe(200)
  expect((await visit('2026-10-02')).status).toBe(404)
  expect((await read(manager)).body.visitedOn).toBe('2026-10-01')
  const close = { on: '2026-10-02', reason: 'merged' }
  expect((await app.call(manager, 'POST', `/savings/groups/${group}/close`, close)).status).toBe(200)
  expect((await read(other)).status).toBe(404)
  expect((await give(manager, other.userId)).body.code).toBe('savings.group_closed')
  app.setNow(`${today}T08:00:00.000Z`)
})

test('single members are shown only to who accompanies the group, only while its vote stands, and names only as voted', async () => {
  const { organisationId, manager, agent, other } = await programme()
  const phone = await aGroup(agent, ['2026-09-20T09:00:00.000Z', '2026-09-27T09:00:00.000Z'])
  const sums = (who: Caller) => app.call(who, 'GET', `/savings/groups/${phone.group}/member-sums`)
  const names = phone.members.map(id => ({ id, name: `Member ${id}` }))
  const show = () =>
    app.call(null, 'POST', `/savings/groups/${phone.group}/names`, { ...shownBy(phone), names })
  expect((await sums(agent)).body).toMatchObject({ visibility: 'totals', members: [] })
  expect((await show()).body.code).toBe('savings.names_not_voted')
  // Half of the members is not more than half.
  expect(() => vote(phone, 'members', 4)).toThrow('savings.vote_not_passed')

  vote(phone, 'members')
  await send(phone)
  const shown = (await sums(agent)).body.members
  expect(shown).toHaveLength(8)
  expect(shown[0]).toMatchObject({ number: 1, name: null })
  expect(shown.reduce((n: number, one: { savings: number }) => n + one.savings, 0)).toBe(
    (await app.call(agent, 'GET', '/savings/groups')).body.items[0].savings,
  )
  expect((await show()).body.code).toBe('savings.names_not_voted')
  expect((await sums(manager)).status).toBe(403)
  expect((await sums(other)).status).toBe(404)

  vote(phone, 'names')
  await send(phone)
  expect((await show()).status).toBe(200)
  expect((await sums(agent)).body.members[0].name).toBe('Member m1')
  // No other exit has them, whoever asks.
  for (const who of [agent, manager]) {
    for (const path of [
      `/savings/groups/${phone.group}`,
      '/savings/groups',
      '/savings/figures',
      '/savings/groups.csv',
    ]) {
      expect(JSON.stringify((await app.call(who, 'GET', path)).body)).not.toContain('Member m1')
    }
  }

  vote(phone, 'totals', 1)
  await send(phone)
  expect((await sums(agent)).body).toMatchObject({ visibility: 'totals', members: [] })
  const database = new pg.Client({ connectionString: app.ownerUrl })
  await database.connect()
  const left = await database.query(
    'select (select count(*) from savings.member_sum where organisation_id = $1) + (select count(*) from savings.shown_name where organisation_id = $1) as n',
    [organisationId],
  )
  await database.end()
  expect(Number(left.rows[0].n)).toBe(0)
})

test('figures are ratios of sums over the latest meetings, and say which groups are old and what part they are', async () => {
  const { manager, agent, other } = await programme()
  await aGroup(agent, ['2026-08-30T09:00:00.000Z', '2026-09-27T09:00:00.000Z'], 'Fresh', 8)
  await aGroup(other, ['2026-05-01T09:00:00.000Z'], 'Old', 12)
  await aGroup(other, [], 'Never')
  const { body } = await app.call(manager, 'GET', '/savings/figures?by=agent')
  expect(body.total).toMatchObject({ groups: 3, known: 2, stale: 2, members: 20 })
  expect(body.stale).toMatchObject({ members: 12, groups: [{ name: 'Never' }, { name: 'Old' }] })
  expect(body.rows.map((row: { label: string; groups: number }) => [row.label, row.groups])).toEqual([
    ['Agent One', 1],
    ['Agent Two', 2],
  ])
  const ratio = (code: string) => body.total.ratios.find((one: { code: string }) => one.code === code)
  expect(ratio('savings_per_member')).toMatchObject({
    numerator: body.rows[0].savings + body.rows[1].savings,
    denominator: 20,
    missing: 1,
  })
  // Of three months: the old group's only meeting is longer ago, and counts no attendance.
  expect(ratio('attendance')).toMatchObject({ denominator: 16 })
  expect((await app.call(agent, 'GET', '/savings/figures')).body.total).toMatchObject({ groups: 1 })

  const { body: series } = await app.call(manager, 'GET', '/savings/figures/months')
  const months = series.months.map((one: { on: string; known: number; stale: number }) => [
    one.on,
    one.known,
    one.stale,
  ])
  expect(months.slice(0, 3)).toEqual([
    ['2026-05-31', 1, 0],
    ['2026-06-30', 1, 1],
    ['2026-07-31', 1, 1],
  ])
  expect(months.at(-1)).toEqual([today, 2, 2])
  const silent = (await app.call(manager, 'GET', '/savings/groups?silence=silent')).body.items
  expect(silent.map((one: { name: string }) => one.name)).toEqual(['Old'])
  const csv = (await app.call(manager, 'GET', '/savings/groups.csv?names=true')).body as string
  expect(csv).toContain('2026-05-01')
  expect(csv).toContain('2 of 3 groups have not been heard of')
  const unnamed = (await app.call(manager, 'GET', '/savings/groups.csv')).body as string
  expect(unnamed).not.toContain('Fresh')
  expect((await app.call(manager, 'GET', '/savings/savix.xlsx')).status).toBe(200)
  expect((await app.call(agent, 'GET', '/savings/groups.csv')).status).toBe(403)
})

test('a visit recorded twice is one visit, a plan becomes a visit, and women are counted from it', async () => {
  const { manager, agent } = await programme()
  const { group } = await aGroup(agent, ['2026-09-20T09:00:00.000Z'])
  const id = newId()
  const call = (method: string, path: string, body?: object, who: Caller = agent) =>
    app.call(who, method, `/savings/visits${path}`, body)
  expect((await call('POST', '', { id, groupId: group, plannedOn: '2026-09-30' })).status).toBe(201)
  expect((await app.call(agent, 'GET', '/savings/programme')).body.visitsDue).toBe(1)
  const seen = {
    ...{ groupId: group, madeOn: '2026-09-30', meetingHeld: true, membersCounted: 8, womenCounted: 7 },
    ...{ problems: ['late_loans'], note: 'Counted the box together', nextOn: '2026-10-14' },
  }
  const wrong = await call('PUT', `/${id}`, { ...seen, womenCounted: 9, madeOn: '2026-10-01' })
  expect(wrong.status).toBe(400)
  expect((await call('PUT', `/${id}`, seen)).body).toMatchObject({ state: 'made', plannedOn: '2026-09-30' })
  expect((await call('PUT', `/${id}`, seen)).status).toBe(200)
  expect((await call('PUT', `/${id}`, { ...seen, womenCounted: 6 })).status).toBe(409)
  const listed = (await call('GET', `?groupId=${group}`)).body.items
  expect(listed.map((one: { state: string }) => one.state)).toEqual(['planned', 'made'])
  const correction = { ...seen, groupId: undefined, version: 2, womenCounted: 6 }
  expect((await call('PATCH', `/${id}`, correction)).body.womenCounted).toBe(6)
  const late = (await call('PATCH', `/${id}`, { ...correction, note: 'Two keys' })).body
  expect(late.code).toBe('changed_meanwhile')
  expect(late.theirs).toMatchObject({ womenCounted: 6, note: 'Counted the box together', version: 3 })
  const again = await call('PUT', `/${id}`, { ...seen, womenCounted: 6 })
  expect(again.status, 'the day of the next visit outlives a correction').toBe(200)
  const { body } = await app.call(manager, 'GET', '/savings/figures?by=kind')
  expect(body.total.ratios).toContainEqual({ code: 'women', numerator: 6, denominator: 8, missing: 0 })
  expect((await call('POST', `/${listed[0].id}/cancel`, { version: 1 })).body.state).toBe('cancelled')
})

test('a meeting’s sums follow the log: clocks that cannot be are told, and so is who may not send any more', async () => {
  const { agent, manager } = await programme()
  const phone = aGroupPhone({ members: 8, at: '2026-09-01T08:00:00.000Z' })
  for (const at of ['2026-09-01T09:00:00.000Z', '2031-01-01T09:00:00.000Z', '2026-09-15T09:00:00.000Z'])
    holdMeeting(phone, at)
  await app.call(agent, 'POST', '/savings/groups', registrationOf(phone))
  // In pieces, so that a meeting is closed in another sending than the one it began in.
  for (let from = 0; from < phone.log.entries.length; from += 17)
    await send(phone, phone.log.entries.slice(from, from + 17))
  const { body } = await app.call(manager, 'GET', `/savings/groups/${phone.group}`)
  expect(
    body.pastMeetings.map((one: { number: number; on: string; doubtful: boolean }) => [
      one.number,
      one.on,
      one.doubtful,
    ]),
  ).toEqual([
    [3, today, true],
    [2, today, true],
    [1, '2026-09-01', false],
  ])
  expect(body.cycles).toMatchObject([{ cycle: 1, meetings: 3, members: 8, sharedOut: null }])
  expect(body.pastMeetings[0]).toMatchObject({ savings: body.savings, lent: body.lent })
  // A lost phone.
  const [lost] = body.phones
  expect(lost).toMatchObject({ writes: true, endedAt: null })
  const ended = await app.call(manager, 'POST', `/savings/groups/${phone.group}/devices/${lost.id}/end`)
  expect(ended.status).toBe(200)
  const refused = { ...shownBy(phone), entries: [] }
  expect((await app.call(null, 'POST', `/savings/groups/${phone.group}/events`, refused)).status).toBe(404)
})
