import { parseArgs } from 'node:util'
import { type Measured, measure, startHamroh } from './hamroh.ts'
import { loadsOn } from './loads.ts'

// npm run bench:cost [-- --cases 100000 --requests 3000 --only "create" --profile DIR]: milliseconds of processor that a
// request costs, in Hamroh's process and in PostgreSQL. Counted, not timed, so it holds on a machine that others use too.

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    requests: { type: 'string', default: '3000' },
    only: { type: 'string', default: '' },
    profile: { type: 'string' },
  },
})
const hamroh = await startHamroh(values.profile)
const ready = await hamroh.grow(Number(values.cases), 1)
const amount = Number(values.requests)
const row = (name: string, { node, database }: Measured) =>
  console.log(`| ${name} | ${node.toFixed(2)} | ${database.toFixed(2)} | ${(node + database).toFixed(2)} |`)

console.log('| CPU ms a request | Hamroh | PostgreSQL | both |\n|---|---:|---:|---:|')
for (const load of loadsOn(ready).filter(one => one.name.includes(values.only))) {
  // First what is only done once: compiling, planning, filling caches.
  await measure(load, ready, { amount: Math.min(800, amount) })
  row(load.name, await measure(load, ready, { amount }))
}
const { rss, heapUsed, external } = await hamroh.memory()
const mb = (bytes: number) => Math.round(bytes / 1e6)
console.log(
  `\nMemory of the process: ${mb(rss)} MB, of it the heap ${mb(heapUsed)}, outside of it ${mb(external)}`,
)
await hamroh.end()
