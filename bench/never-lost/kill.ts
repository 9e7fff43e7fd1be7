import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'
import { compare } from './check.ts'
import { killTree, type Serving, serve, sleep } from './processes.ts'
import { startWriters } from './writers.ts'

// npm run bench:kill [-- times]: kills Hamroh and its embedded database with -9 in the middle of writes, again and again;
// at the end every acknowledged contact must be there, once, with its audit line.

/** Answers what was found; `say` is told after each kill. */
export async function killAgainAndAgain(times: number, say: (line: string) => void) {
  const directory = mkdtempSync(join(tmpdir(), 'hamroh-kill-'))
  const env = { HAMROH_DATA: directory }
  let serving: Serving = await serve(env)
  const writers = startWriters(() => serving, 8)
  for (let time = 1; time <= times; time += 1) {
    await sleep(1000 + Math.random() * 2000)
    writers.silence()
    killTree(serving.process.pid as number)
    const begun = performance.now()
    serving = await serve({ ...env, OPERATOR_TOKEN: serving.token })
    say(
      `kill ${time}: back after ${Math.round(performance.now() - begun)} ms, ${writers.counts().acknowledged} acknowledged`,
    )
  }
  await sleep(500)
  await writers.stop()
  const found = await compare(
    withDatabase(runningDatabase(directory) as string, 'hamroh'),
    writers.acknowledged,
  )
  serving.process.kill('SIGTERM')
  await new Promise(done => serving.process.once('exit', done))
  rmSync(directory, { recursive: true, force: true })
  return { ...writers.counts(), ...found }
}

if (import.meta.main) console.log(await killAgainAndAgain(Number(process.argv[2] ?? 20), console.log))
