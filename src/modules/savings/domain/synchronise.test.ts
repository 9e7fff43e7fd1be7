import { expect, test } from 'vitest'
import { chaosRun } from '../factory/chaos.ts'

const runs = process.env.HAMROH_LONG === '1' ? 3000 : 120

test('in any storm of crashes, retries, reordering, second phones and old backups no event is lost or doubled and no fork is merged silently', async () => {
  const seen: Record<string, number> = {}
  for (let seed = 1; seed <= runs; seed++) {
    const run = await chaosRun(seed)
    expect(run.faults, `seed ${seed}`).toEqual([])
    for (const [what, times] of Object.entries(run.seen)) seen[what] = (seen[what] ?? 0) + times
    if (run.forks > 0) seen.forks = (seen.forks ?? 0) + 1
  }
  // The storms are real ones: each kind of trouble was met.
  for (const what of [
    'died before the write',
    'died after the write',
    'answer lost',
    'arrived later',
    'out of order',
    'restored from a backup',
    'taken over',
    'server set back',
    'phone lost',
    'fork settled',
    'forks',
    'went on from a copy',
  ])
    expect(seen[what] ?? 0, what).toBeGreaterThan(0)
})
