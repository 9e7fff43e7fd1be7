import { expect, test } from 'vitest'
import { killAgainAndAgain } from '../bench/never-lost/kill.ts'

// Twenty times: npm run bench:kill.
test('what was acknowledged is there, once, after the whole process tree was killed in the middle of writes', async () => {
  const found = await killAgainAndAgain(2, () => {})
  expect(found.acknowledged).toBeGreaterThan(0)
  expect(found).toMatchObject({ refused: 0, lost: 0, doubled: 0, without_line: 0, extra: 0 })
})
