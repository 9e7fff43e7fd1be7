/**
 * A Sunday evening: the phones of many groups send their meeting at once. By hand:
 * `node bench/savings-server.ts [groups] [members] [phones at once]`; 2,600 groups are wanted in under 10 minutes
 * (issue 7). Its own PostgreSQL with its usual durability, the real application behind HTTP, one process for it, this one
 * plays the phones.
 */
import '#platform/tsx.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#lib/actor.ts'
import {
  aGroupPhone,
  type GroupPhone,
  holdMeeting,
  registrationOf,
  shownBy,
} from '#modules/savings/seed/phone.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'

const { createApp } = await import('../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')

const [groups = 2600, members = 25, atOnce = 8] = process.argv.slice(2).map(Number)

const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', PORT: '0', HAMROH_HOST: '127.0.0.1' })
// Each phone has an address of its own.
const app = await createApp({ ...config, trustProxy: true }, { log: silentLog })
const address = await app.server.listen({ port: 0, host: '127.0.0.1' })

const token = await app.engine.as(systemActor(null), async use => {
  const organisation = {
    slug: 'bench',
    name: 'Bench',
    kind: 'support_centre',
    country: 'TJ',
    timeZone: 'Asia/Dushanbe',
  } as const
  const organisationId = await createOrganisation(use, organisation)
  await use.become(systemActor(organisationId))
  const user = {
    email: 'agent@example.org',
    name: 'Agent',
    locale: 'en',
    passwordHash: 'x',
    roles: ['field_agent'] as const,
    teamIds: [],
  }
  const userId = await createMember(use, organisationId, user)
  return (await openSession(use, userId, organisationId)).token
})

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  const response = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-forwarded-for': `10.0.${Math.floor(Math.random() * 250)}.${Math.floor(Math.random() * 250)}`,
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}

async function all<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<number> {
  const queue = [...items]
  const start = performance.now()
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return (performance.now() - start) / 1000
}

const sent = new Map<GroupPhone, number>()
const sendNew = async (phone: GroupPhone) => {
  const { entries } = phone.log
  const lines = entries.slice(sent.get(phone) ?? 0)
  for (let from = 0; from < lines.length; from += 200) {
    const reply = await post(`/savings/groups/${phone.group}/events`, {
      ...shownBy(phone),
      entries: lines.slice(from, from + 200),
    })
    const wrong = (reply.answers as { state: string }[]).filter(one => one.state !== 'stored')
    if (wrong.length > 0) throw new Error(`not stored: ${JSON.stringify(wrong[0])}`)
  }
  sent.set(phone, entries.length)
}

const phones = Array.from({ length: groups }, () => aGroupPhone({ members }))
const registered = await all(
  phones,
  async phone => void (await post('/savings/groups', registrationOf(phone))),
)
console.log(`${groups} groups of ${members} registered in ${registered.toFixed(1)} s`)
for (const phone of phones) holdMeeting(phone)
const first = await all(phones, sendNew)
console.log(`the book begun and a first meeting of each accepted in ${first.toFixed(1)} s`)
for (const phone of phones) holdMeeting(phone)
const lines = phones.reduce((sum, phone) => sum + phone.log.entries.length - (sent.get(phone) ?? 0), 0)
const second = await all(phones, sendNew)
console.log(
  `${groups} meetings, ${lines} events accepted in ${second.toFixed(1)} s: ${Math.round(lines / second)} events/s, ${(groups / second).toFixed(1)} meetings/s`,
)
// A group that has met for a year: what one more meeting costs where there is much behind it.
const [old] = phones as [GroupPhone]
for (let n = 0; n < 48; n++) holdMeeting(old)
await sendNew(old)
const behind = old.log.entries.length
holdMeeting(old)
const start = performance.now()
await sendNew(old)
console.log(`one more meeting on ${behind} events: ${(performance.now() - start).toFixed(0)} ms`)
await app.stop()
process.exit(0)
