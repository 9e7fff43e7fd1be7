/**
 * The storm of `factory/chaos.ts` many times over. By hand: `node bench/savings-chaos.ts [runs] [first seed] [ticks]`.
 * Wanted (issue 7): 10,000 runs in which no event is lost or doubled and no fork is merged silently.
 */
import { chaosRun } from '#modules/savings/factory/chaos.ts'

const [runs = 10_000, first = 1, ticks = 60] = process.argv.slice(2).map(Number)
const seen: Record<string, number> = {}
let lines = 0
let forked = 0
let failed = 0
const start = performance.now()
for (let seed = first; seed < first + runs; seed++) {
  const run = await chaosRun(seed, ticks)
  lines += run.lines
  if (run.forks > 0) forked++
  for (const [what, times] of Object.entries(run.seen)) seen[what] = (seen[what] ?? 0) + times
  if (run.faults.length > 0) {
    failed++
    console.log(`seed ${seed}: ${run.faults.slice(0, 3).join('; ')}`)
  }
}
const seconds = (performance.now() - start) / 1000
console.log(`${runs} runs, ${lines} events in the logs, ${forked} runs with a fork, ${seconds.toFixed(0)} s`)
for (const [what, times] of Object.entries(seen).sort()) console.log(`  ${what}: ${times}`)
console.log(failed === 0 ? 'no event lost or doubled, no fork merged silently' : `${failed} runs FAILED`)
process.exitCode = failed === 0 ? 0 : 1
