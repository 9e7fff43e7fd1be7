import pg from 'pg'
import { withDatabase } from '#platform/db/connect.ts'
import { compare } from './check.ts'
import { startCluster } from './cluster.ts'
import { serve, sleep } from './processes.ts'
import { startWriters } from './writers.ts'

// npm run bench:patroni [-- times]: the leader of a PostgreSQL cluster is killed while contacts are recorded through
// Hamroh's API: how long nobody got an answer, how many were acknowledged, how many of them are lost.

const times = Number(process.argv[2] ?? 3)
const cluster = await startCluster()
try {
  const admin = new pg.Client({ connectionString: withDatabase(cluster.url, 'postgres') })
  await admin.connect()
  await admin.query('create database hamroh')
  await admin.end()
  const serving = await serve({ DATABASE_URL: cluster.url })
  const writers = startWriters(() => serving, 8)
  const outages: number[] = []
  for (let time = 1; time <= times; time += 1) {
    await sleep(6000)
    writers.silence()
    const killed = await cluster.killLeader()
    await sleep(25_000)
    outages.push(Math.round(writers.silence()))
    console.log(
      `leader ${killed} killed: no answer for ${outages.at(-1)} ms, ${writers.counts().acknowledged} acknowledged`,
    )
    await cluster.restart(killed)
  }
  await sleep(2000)
  await writers.stop()
  console.log({ outages, ...writers.counts(), ...(await compare(cluster.url, writers.acknowledged)) })
  serving.process.kill('SIGTERM')
  await new Promise(done => serving.process.once('exit', done))
} finally {
  cluster.stop()
}
