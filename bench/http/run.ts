import { fork } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { newId } from '#lib/ids.ts'

// npm run bench:http [-- --cases 100000 --seconds 10]: requests a second and the time of half and of 99 of 100 of them,
// at 16 connections, each beside the ceiling of the same run. Ratios count; the machine's mood is in both numbers.

const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(`--${name}`)
  return at > 0 ? Number(process.argv[at + 1]) : otherwise
}
const seconds = option('seconds', 10)
const cases = option('cases', 100_000)

interface Ready {
  readonly address: string
  readonly ceiling: string
  readonly token: string
  readonly writerToken: string
  readonly readable: readonly string[]
}

console.log(`Filling ${cases.toLocaleString('en')} cases …`)
const server = fork(join(import.meta.dirname, 'server.ts'), [String(cases)], {
  // As scripts/start.mjs starts it.
  execArgv: ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'],
})
const ready = await new Promise<Ready>(done => server.once('message', message => done(message as Ready)))

interface Load {
  readonly name: string
  readonly against: 'read' | 'write' | null
  readonly request: () => { method: string; path: string; body?: unknown }
  readonly bare?: boolean
}

const needs = ['legal.wages', 'legal.entry_ban', 'tracing.relative', 'health.doctor']
const pick = <T>(items: readonly T[]) => items[Math.floor(Math.random() * items.length)] as T
const text = (length: number) =>
  Array.from({ length }, () => pick(['не', 'платят', 'три', 'месяца', 'паспорт', 'у', 'хозяина'])).join(' ')

const loads: readonly Load[] = [
  {
    name: 'ceiling: one indexed read',
    against: null,
    bare: true,
    request: () => ({ method: 'GET', path: '/read' }),
  },
  {
    name: 'ceiling: one insert in a transaction',
    against: null,
    bare: true,
    request: () => ({ method: 'POST', path: '/write', body: { text: text(30) } }),
  },
  {
    name: 'create contact',
    against: 'write',
    request: () => ({
      method: 'POST',
      path: '/contacts',
      body: {
        id: newId(),
        outcome: 'answered',
        needs: [pick(needs)],
        said: text(30),
        advised: text(20),
        language: 'tg',
      },
    }),
  },
  {
    name: 'create case',
    against: 'write',
    request: () => ({
      method: 'POST',
      path: '/cases',
      body: { id: newId(), needs: [{ code: pick(needs) }], ownTitle: text(4) },
    }),
  },
  {
    name: 'read case',
    against: 'read',
    request: () => ({ method: 'GET', path: `/cases/${pick(ready.readable)}` }),
  },
  {
    name: 'my open cases',
    against: 'read',
    request: () => ({ method: 'GET', path: '/cases?scope=mine&limit=20' }),
  },
  {
    name: 'all open cases',
    against: 'read',
    request: () => ({ method: 'GET', path: '/cases?scope=all&limit=20' }),
  },
]

const results = new Map<string, { rate: number; p50: number; p99: number }>()
for (const load of loads) results.set(load.name, await measure(load))
results.set('text search right after save', await searchAfterSave())

const ceilingOf = {
  read: results.get('ceiling: one indexed read'),
  write: results.get('ceiling: one insert in a transaction'),
}
console.log('\n| what | a second | p50 ms | p99 ms | of the ceiling |\n|---|---:|---:|---:|---:|')
for (const [name, { rate, p50, p99 }] of results) {
  const against = loads.find(load => load.name === name)?.against ?? (name.startsWith('text') ? 'read' : null)
  const share = against ? `${Math.round((rate / (ceilingOf[against]?.rate ?? 1)) * 100)} %` : ''
  console.log(`| ${name} | ${Math.round(rate)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${share} |`)
}
const memory = await new Promise<{ rss: number }>(done => {
  server.once('message', message => done(message as { rss: number }))
  server.send('memory')
})
console.log(`\nMemory of the process after all of it: ${Math.round(memory.rss / 1e6)} MB`)
server.disconnect()

async function measure(load: Load) {
  const token = load.against === 'write' ? ready.writerToken : ready.token
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const base = load.bare ? ready.ceiling : ready.address
  const prefix = load.bare ? '' : '/api/v1'
  const result = await autocannon({
    url: base,
    connections: 16,
    duration: seconds,
    requests: [
      {
        setupRequest: request => {
          const { method, path, body } = load.request()
          return {
            ...request,
            method: method as 'GET',
            path: prefix + path,
            headers,
            ...(body ? { body: JSON.stringify(body) } : {}),
          }
        },
      },
    ],
  })
  if (result.non2xx || result.errors)
    console.log(`  ${load.name}: ${result.non2xx} refused, ${result.errors} broken`)
  return { rate: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 }
}

/** Sixteen hands: open a case with a word nobody else has, search for the word, find it. Counted in searches. */
async function searchAfterSave() {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const headers = { authorization: `Bearer ${ready.writerToken}`, 'content-type': 'application/json' }
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      while (performance.now() < end) {
        const word = `слово${Math.random().toString(36).slice(2, 12)}`
        await fetch(`${ready.address}/api/v1/cases`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ id: newId(), ownTitle: word }),
        })
        const begun = performance.now()
        const found = await fetch(`${ready.address}/api/v1/cases/search`, {
          method: 'POST',
          headers,
          body: JSON.stringify({ scope: 'all', text: word }),
        })
        const { items } = (await found.json()) as { items: unknown[] }
        times.push(performance.now() - begun)
        if (items.length !== 1) throw new Error(`the case just saved was not found (${items.length})`)
      }
    }),
  )
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}
