import { parseArgs } from 'node:util'
import { type Measured, measure, startHamroh } from './hamroh.ts'
import { loadsOn } from './loads.ts'

// npm run bench:curve [-- --to 1000000 --requests 1000]: the same requests on the same Hamroh while it grows from a thousand
// cases in one organisation to a million in two hundred; of the measured organisation are half of the cases. Milliseconds of
// processor of Hamroh and PostgreSQL together for a request, so that others on the machine do not bend the curve.

const { values } = parseArgs({
  options: { to: { type: 'string', default: '1000000' }, requests: { type: 'string', default: '1000' } },
})
const steps = [
  { cases: 1_000, organisations: 1 },
  { cases: 10_000, organisations: 10 },
  { cases: 100_000, organisations: 50 },
  { cases: 1_000_000, organisations: 200 },
].filter(({ cases }) => cases <= Number(values.to))
const amount = Number(values.requests)
const cost = ({ node, database }: Measured) => `${(node + database).toFixed(2)} (${database.toFixed(2)})`

const hamroh = await startHamroh()
const columns: Map<string, Measured>[] = []
for (const { cases, organisations } of steps) {
  const begun = performance.now()
  const ready = await hamroh.grow(cases, organisations)
  const seconds = Math.round((performance.now() - begun) / 1000)
  console.log(`${cases.toLocaleString('en')} cases in ${organisations} organisations, filled in ${seconds} s`)
  const column = new Map<string, Measured>()
  for (const load of loadsOn(ready)) {
    // First what is done once for each connection: planning, filling caches; and at the beginning compiling.
    await measure(load, ready, { amount: columns.length ? 400 : amount })
    const measured = await measure(load, ready, { amount })
    column.set(load.name, measured)
    // As it comes: the last step takes long, and the ones before are worth reading.
    console.log(`  ${load.name.padEnd(42)} ${cost(measured)}`)
  }
  columns.push(column)
}
const { rss } = await hamroh.memory()
await hamroh.end()

const titles = steps.map(({ cases, organisations }) => `${cases.toLocaleString('en')} / ${organisations}`)
console.log(`\n| CPU ms a request, at cases / organisations | ${titles.join(' | ')} |`)
console.log(`|---|${titles.map(() => '---:|').join('')}`)
for (const name of columns[0]?.keys() ?? []) {
  const cells = columns.map(column => {
    const measured = column.get(name)
    return measured ? cost(measured) : ''
  })
  console.log(`| ${name} | ${cells.join(' | ')} |`)
}
console.log(`\nIn brackets PostgreSQL's part. Memory of the process at the end: ${Math.round(rss / 1e6)} MB`)
