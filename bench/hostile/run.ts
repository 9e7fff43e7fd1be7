import '#platform/tsx.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { roles } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import type { Log } from '#platform/log.ts'
import { attack, tellsTooMuch } from './attack.ts'

// npm run bench:hostile [-- requests seed]: malformed and hostile requests, generated from the OpenAPI description, against
// Hamroh with its demonstration network: no 5xx, every refusal a valid problem, nothing that was typed in any log line.

const { createApp } = await import('../../src/app.ts')
const { welcome } = await import('../../src/welcome.ts')

const requests = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 1)
const lines: string[] = []
const keep = (event: string, fields: object = {}) => void lines.push(JSON.stringify({ event, ...fields }))
const log: Log = { info: keep, warn: keep, error: keep }
const config = readConfig({ HAMROH_DATA: mkdtempSync(join(tmpdir(), 'hamroh-hostile-')), PORT: '0' })
const app = await createApp(config, { log })
await welcome(app, () => {})

const tokens: string[] = []
for (const role of roles) {
  const reply = await app.server.inject({
    method: 'POST',
    url: '/api/v1/sign-in',
    payload: { email: `${role}@hotline.demo`, password: 'hamroh-demo' },
  })
  if (reply.statusCode < 300) tokens.push(reply.json().token)
}
const described = (await app.server.inject({ url: '/api/v1/openapi.json' })).json()
const isProblem = new Ajv2020({ strict: false, validateFormats: false }).compile(
  described.components.schemas.Problem,
)
const begun = performance.now()
const found = await attack(app.server, {
  tokens,
  requests,
  seed,
  isProblem: body => isProblem(body) as boolean,
})
console.log(
  `${tokens.length} sessions, ${requests} requests in ${Math.round((performance.now() - begun) / 1000)} s`,
)
console.log(found.byStatus)
console.log(
  `faults: ${found.faults.length}; log lines: ${lines.length}, of which tell too much: ${lines.filter(tellsTooMuch).length}`,
)
for (const fault of found.faults.slice(0, 40)) console.log(`  ${fault.slice(0, 600)}`)
for (const line of [...new Set(lines.map(line => line.replaceAll(/"requestId":"[^"]*"/g, '')))].slice(0, 30))
  console.log(`  ${line.slice(0, 500)}`)
await app.stop()
process.exit(found.faults.length || lines.some(tellsTooMuch) ? 1 : 0)
