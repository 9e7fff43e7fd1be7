import { parseArgs } from 'node:util'
import { newId } from '#lib/ids.ts'
import { type Measured, measure, startHamroh } from './hamroh.ts'
import { loadsOn, type Ready } from './loads.ts'

// npm run bench:http [-- --cases 100000 --seconds 10]: requests a second, the time of half and of 99 of 100 of them, and the
// milliseconds of processor that each costs, at 16 connections, each beside the ceiling of the same run. Ratios count; the
// machine's mood is in both numbers.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    organisations: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
  },
})
const seconds = Number(values.seconds)
console.log(`Filling ${Number(values.cases).toLocaleString('en')} cases …`)
const hamroh = await startHamroh()
const ready = await hamroh.grow(Number(values.cases), Number(values.organisations))

let most = 0
const results = new Map<string, Measured & { against: 'read' | 'write' | null }>()
for (const load of loadsOn(ready)) {
  results.set(load.name, { ...(await measure(load, ready, { seconds })), against: load.against })
  most = Math.max(most, (await hamroh.memory()).rss)
}
const found = await searchAfterSave(ready)
const ceilingOf = {
  read: results.get('ceiling: one indexed read')?.rate ?? 1,
  write: results.get('ceiling: one insert in a transaction')?.rate ?? 1,
}
console.log(
  '\n| what | a second | p50 ms | p99 ms | of the ceiling | CPU ms Hamroh | CPU ms PostgreSQL |\n|---|---:|---:|---:|---:|---:|---:|',
)
for (const [name, { rate, p50, p99, node, database, against }] of results) {
  const share = against ? `${Math.round((rate / ceilingOf[against]) * 100)} %` : ''
  console.log(
    `| ${name} | ${Math.round(rate)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${share} | ${node.toFixed(2)} | ${database.toFixed(2)} |`,
  )
}
console.log(
  `| text search right after save | ${Math.round(found.rate)} | ${found.p50.toFixed(1)} | ${found.p99.toFixed(1)} | | | |`,
)
most = Math.max(most, (await hamroh.memory()).rss)
console.log(`\nMost memory of the process, looked at after each load: ${Math.round(most / 1e6)} MB`)
await hamroh.end()

/** Sixteen hands: open a case with a word nobody else has, search for the word, find it. Counted in searches. */
async function searchAfterSave({ address, writerToken }: Ready) {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const headers = { authorization: `Bearer ${writerToken}`, 'content-type': 'application/json' }
  const hand = async () => {
    while (performance.now() < end) {
      const word = `слово${Math.random().toString(36).slice(2, 12)}`
      const body = JSON.stringify({ id: newId(), ownTitle: word })
      await fetch(`${address}/api/v1/cases`, { method: 'POST', headers, body })
      const begun = performance.now()
      const found = await fetch(`${address}/api/v1/cases/search`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ scope: 'all', text: word }),
      })
      const { items } = (await found.json()) as { items: unknown[] }
      times.push(performance.now() - begun)
      if (items.length !== 1) throw new Error(`the case just saved was not found (${items.length})`)
    }
  }
  await Promise.all(Array.from({ length: 16 }, hand))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { rate: times.length / seconds, p50: at(0.5), p99: at(0.99) }
}
