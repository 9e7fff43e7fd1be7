import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { spentBy } from './cpu.ts'
import { type Load, type Ready, requestOf } from './loads.ts'

/** The server under load as its parent sees it. */
export interface Hamroh {
  grow(cases: number, organisations: number): Promise<Ready>
  memory(): Promise<NodeJS.MemoryUsage>
  end(): Promise<void>
}

/** `profile`: a directory for V8's profile of all that the server did. */
export async function startHamroh(profile?: string): Promise<Hamroh> {
  const server = fork(join(import.meta.dirname, 'server.ts'), [], {
    // As scripts/start.mjs starts it.
    execArgv: [
      '--disable-warning=ExperimentalWarning',
      '--max-semi-space-size=8',
      '--max-old-space-size=1536',
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []),
    ],
    env: {
      NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/compiled'),
      MALLOC_ARENA_MAX: '2',
      ...process.env,
    },
  })
  await answerOf(server)
  // Without its database there is nothing to measure: a bench that runs unattended ends there and says so.
  const lost = (code: number | null) => {
    console.error(
      `The server under load ended by itself (${code}); what was measured before it stands above.`,
    )
    process.exit(1)
  }
  server.once('exit', lost)
  const ask = <T>(what: object) => {
    const answer = answerOf(server)
    server.send(what)
    return answer as Promise<T>
  }
  return {
    grow: (cases, organisations) => ask({ ask: 'grow', cases, organisations }),
    memory: () => ask({ ask: 'memory' }),
    async end() {
      server.off('exit', lost)
      const over = new Promise(done => server.once('exit', done))
      server.disconnect()
      await over
    },
  }
}

const answerOf = (server: ChildProcess) =>
  new Promise<unknown>((done, failed) => {
    const ended = (code: number | null) => failed(new Error(`the server ended (${code})`))
    server.once('exit', ended)
    server.once('message', message => {
      server.off('exit', ended)
      done(message)
    })
  })

export interface Measured {
  /** Answers a second, and how long half and 99 of 100 of them took, in milliseconds. */
  readonly rate: number
  readonly p50: number
  readonly p99: number
  /** Milliseconds of processor for a request: of Hamroh's process, and of all processes of PostgreSQL. */
  readonly node: number
  readonly database: number
}

/** Sixteen connections, for so many seconds or so many requests. */
export async function measure(
  load: Load,
  ready: Ready,
  howLong: { readonly seconds: number } | { readonly amount: number },
): Promise<Measured> {
  const before = spentBy(ready.node, ready.postmaster)
  const refused = new Map<string, number>()
  const result = await autocannon({
    url: load.bare ? ready.ceiling : ready.address,
    connections: 16,
    ...('seconds' in howLong ? { duration: howLong.seconds } : { amount: howLong.amount }),
    requests: [
      {
        setupRequest: request => ({ ...request, ...requestOf(load, ready) }),
        onResponse(status, body) {
          if (status < 300) return
          const why = `${status} ${codeOf(body)}`
          refused.set(why, (refused.get(why) ?? 0) + 1)
        },
      },
    ],
  })
  const after = spentBy(ready.node, ready.postmaster)
  if (result.non2xx || result.errors) {
    const why = [...refused].map(([what, times]) => `${times} times ${what}`).join(', ')
    console.log(`  ${load.name}: ${result.non2xx} refused (${why}), ${result.errors} broken`)
  }
  const answered = result['2xx'] || 1
  return {
    rate: answered / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    node: (after.node - before.node) / answered,
    database: (after.database - before.database) / answered,
  }
}

function codeOf(body: string): string {
  try {
    return JSON.parse(body).code
  } catch {
    return body.slice(0, 200)
  }
}
