import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { withDatabase } from '#platform/db/connect.ts'
import { startEmbeddedDatabase } from '#platform/db/embedded.ts'
import { compare } from './check.ts'
import { asPostgres, placeForPostgres } from './cluster.ts'
import { killTree, type Serving, serve, sleep } from './processes.ts'
import { startWriters } from './writers.ts'

// npm run bench:rolling [-- rounds]: two Hamroh on one database behind HAProxy, stopped and started in turn while contacts
// are recorded: no request may fail, none may be sent twice.

const rounds = Number(process.argv[2] ?? 3)
const database = await startEmbeddedDatabase(mkdtempSync(join(tmpdir(), 'hamroh-rolling-')))
const url = withDatabase(database.url, 'hamroh')
const admin = new pg.Client({ connectionString: database.url })
await admin.connect()
await admin.query('create database hamroh')
await admin.end()

const ports = [58511, 58512]
const start = (port: number, token?: string) =>
  serve({
    DATABASE_URL: url,
    PORT: String(port),
    HAMROH_DRAIN: '4',
    ...(token ? { OPERATOR_TOKEN: token } : {}),
  })
const first = await start(58511)
const servers: Serving[] = [first, await start(58512, first.token)]

const place = placeForPostgres()
writeFileSync(
  join(place, 'haproxy.cfg'),
  `defaults
  mode http
  timeout connect 2s
  timeout client 60s
  timeout server 60s
  option redispatch
listen hamroh
  bind 127.0.0.1:58510
  option httpchk GET /health/ready
  default-server inter 500ms fall 2 rise 2
${ports.map(port => `  server p${port} 127.0.0.1:${port} check`).join('\n')}
`,
)
const balancer = asPostgres('haproxy', ['-f', join(place, 'haproxy.cfg')])
await sleep(2000)
const writers = startWriters(() => ({ address: 'http://127.0.0.1:58510', token: first.token }), 8)
await sleep(2000)
for (let round = 1; round <= rounds; round += 1) {
  for (const [at, port] of ports.entries()) {
    const old = servers[at] as Serving
    old.process.kill('SIGTERM')
    await new Promise(done => old.process.once('exit', done))
    servers[at] = await start(port, first.token)
    await sleep(2000)
  }
  console.log(`round ${round}: both started anew, ${JSON.stringify(writers.counts())}`)
}
await writers.stop()
console.log({
  ...writers.counts(),
  longestSilence: Math.round(writers.silence()),
  ...(await compare(url, writers.acknowledged)),
})
for (const server of servers) killTree(server.process.pid as number)
killTree(balancer.pid as number)
await database.stop()
