import '#platform/tsx.ts'
import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { finished } from 'node:stream/promises'
import { systemActor } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import { withDatabase } from '#platform/db/connect.ts'
import { runningDatabase } from '#platform/db/embedded.ts'
import { silentLog } from '#platform/log.ts'
import type { Finder, Stored } from './measure.ts'
import { spentBy } from './processor.ts'

// Hamroh as it is used: persons come in by `people import` in a process of its own, and are asked for over HTTP by a
// signed-in member, with session, row policies and a line in the log for every search.

const { createApp } = await import('../../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation, organisationBySlug } = await import('#modules/organisations/index.ts')

const slug = 'bench'

export interface Running {
  readonly databaseUrl: string
  readonly find: Finder
  /** The one box: everything in one text. */
  readonly findBox: Finder
  /** The least that a signed-in request is: who I am. */
  readonly trivial: Finder
  /** True where an earlier run left its people in this directory. */
  readonly isFilled: boolean
  stop(): Promise<void>
}

export async function startHamroh(directory: string): Promise<Running> {
  const config = readConfig({
    HAMROH_DATA: directory,
    HAMROH_DEMO: '0',
    HAMROH_JOBS: '0',
    PORT: '0',
    HAMROH_HOST: '127.0.0.1',
  })
  const app = await createApp(config, { log: silentLog })
  const { token, isFilled } = await app.engine.as(systemActor(null), async use => {
    const known = await organisationBySlug(use, slug)
    const organisation = {
      slug,
      name: 'Bench',
      kind: 'hotline' as const,
      country: 'TJ',
      timeZone: 'Asia/Dushanbe',
    }
    const organisationId = known?.id ?? (await createOrganisation(use, organisation))
    await use.become(systemActor(organisationId))
    const email = `bench-${process.pid}-${Math.round(performance.timeOrigin)}@example.org`
    const member = { email, name: 'Bench', locale: 'en', passwordHash: '-', teamIds: [] }
    const userId = await createMember(use, organisationId, { ...member, roles: ['operator'] })
    const session = await openSession(use, userId, organisationId)
    return { token: session.token, isFilled: known !== undefined && known !== null }
  })
  const address = await app.listen()
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (path: string, body?: unknown) => post(agent, `${address}/api/v1${path}`, token, body)
  return {
    isFilled,
    databaseUrl: withDatabase(runningDatabase(directory) as string, 'hamroh'),
    find: async (name, facts) => {
      const body = { name, birthYear: facts?.birthYear ?? null, district: facts?.district ?? null, limit: 10 }
      const { results } = await ask('/people/search', body)
      return results.map(one => Number(one.ref))
    },
    findBox: async (name, facts) => {
      const text = [name, facts?.birthYear, facts?.district].filter(Boolean).join(' ')
      const { results } = await ask('/people/find', { text, limit: 10 })
      return results.map(one => Number(one.ref))
    },
    trivial: async () => {
      await ask('/me')
      return []
    },
    async stop() {
      agent.destroy()
      await app.stop()
    },
  }
}

interface Found {
  readonly results: readonly { readonly ref: string }[]
}

/** Without a body it only reads. */
function post(agent: Agent, url: string, token: string, body: unknown): Promise<Found> {
  const text = body === undefined ? '' : JSON.stringify(body)
  const headers = {
    authorization: `Bearer ${token}`,
    ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
  }
  const method = text ? 'POST' : 'GET'
  return new Promise((done, fail) => {
    const asked = request(url, { method, agent, headers }, reply => {
      let said = ''
      reply.setEncoding('utf8').on('data', (part: string) => {
        said += part
      })
      reply.on('end', () =>
        reply.statusCode === 200
          ? done(JSON.parse(said) as Found)
          : fail(new Error(`${reply.statusCode}: ${said}`)),
      )
    })
    asked.on('error', fail)
    asked.end(text)
  })
}

export async function writePeople(path: string, people: Iterable<Stored>): Promise<number> {
  const file = createWriteStream(path)
  let written = 0
  for (const { id, name, facts } of people) {
    const row = { ref: String(id), name, birthYear: facts?.birthYear, district: facts?.district }
    written++
    if (!file.write(`${JSON.stringify(row)}\n`)) await new Promise(done => file.once('drain', done))
  }
  file.end()
  await finished(file)
  return written
}

export interface Imported {
  readonly seconds: number
  /** Highest resident memory of the importing process, MB; null where the system does not say. */
  readonly peakMegabytes: number | null
  /** The same when a tenth of the file was in: flat memory means that both are near. */
  readonly earlyMegabytes: number | null
  /** Processor time of the importing process. */
  readonly processorSeconds: number
}

/** `people import FILE` in a process of its own, as somebody would run it. */
export async function importFile(directory: string, path: string): Promise<Imported> {
  const begun = performance.now()
  const cli = join(import.meta.dirname, '../../src/cli.ts')
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--max-semi-space-size=8',
    '--max-old-space-size=1536',
    cli,
    'people',
    'import',
    path,
    '--organisation',
    slug,
  ]
  const child = spawn(process.execPath, args, {
    env: { ...process.env, HAMROH_DATA: directory, HAMROH_DEMO: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let last = ''
  const resident: number[] = []
  let spent = 0
  const look = setInterval(() => {
    resident.push(residentOf(child.pid))
    spent = Math.max(spent, spentBy(child.pid))
  }, 500)
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    last = text
  })
  const code = await new Promise(done => child.once('close', done))
  clearInterval(look)
  if (code !== 0) throw new Error(`people import ended with ${code}: ${last}`)
  const seen = resident.filter(one => one > 0)
  const early = seen.slice(0, Math.max(1, Math.ceil(seen.length / 10)))
  return {
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: spent / 1000,
    peakMegabytes: seen.length > 0 ? Math.max(...seen) : null,
    earlyMegabytes: seen.length > 0 ? Math.max(...early) : null,
  }
}

function residentOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Math.round(Number(kilobytes ?? 0) / 1000)
  } catch {
    return 0
  }
}
