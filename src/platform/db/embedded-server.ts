import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'

/** Says in a sentence what an operator can do about it. */
export class CannotStartDatabase extends Error {}

/** An eighth of the machine's memory: the index of a million names stays in it where there is room. */
const bufferMegabytes = () => Math.min(1024, Math.max(128, Math.floor(totalmem() / 8 / 2 ** 20)))

export interface ServerAccount {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root, so root lends it an account of its own; anybody else runs it as themselves. */
export function serverAccount(): ServerAccount | null {
  if (process.getuid?.() !== 0) return null
  const lookUp = (name: string): ServerAccount | null => {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find(entry => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null
  }
  const known = lookUp('hamroh') ?? lookUp('postgres')
  if (known) return known
  execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'hamroh'])
  const made = lookUp('hamroh')
  if (!made)
    throw new CannotStartDatabase('PostgreSQL cannot run as root and no account could be made for it.')
  return made
}

/**
 * As root, in a directory that others may not enter (a clone below /root): the lent account gets the one capability to
 * pass through directories, and nothing else.
 */
export function asAccount(
  account: ServerAccount | null,
  command: string,
  args: string[],
): [string, string[]] {
  if (!account) return [command, args]
  const ids = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  const pass = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search']
  return ['setpriv', [...ids, ...pass, '--', command, ...args]]
}

/** How the server is started: again the same way, where it ended by itself. */
export interface Start {
  readonly postgres: string
  readonly cluster: string
  readonly port: number
  readonly socket: string
  readonly account: ServerAccount | null
  readonly flags: readonly string[]
}

/** Whoever wants to know that the database ended by itself, and that it is there again. */
export type Watcher = (state: 'ended' | 'back') => void

/**
 * Starts the server and answers how to stop it. Where it ends by itself (a full disk, the system's last resort when memory is
 * short) it is started again until it stands: what was acknowledged is in its log, and who waits is answered “busy”.
 */
export async function keepRunning(start: Start, watcher: Watcher): Promise<() => Promise<void>> {
  let stopping = false
  let returning: Promise<void> | undefined
  let server = await startServer(start)
  const watch = () =>
    server.once('exit', () => {
      if (stopping) return
      watcher('ended')
      returning = comeBack()
    })
  async function comeBack(): Promise<void> {
    while (!stopping) {
      await sleep(2_000)
      try {
        if (!stopping) server = await startServer(start)
      } catch {
        // Still no room; the log says already that it ended.
        continue
      }
      if (stopping) return
      watch()
      return watcher('back')
    }
  }
  watch()
  return async () => {
    stopping = true
    await returning
    await stopServer(server)
  }
}

async function startServer({
  postgres,
  cluster,
  port,
  socket,
  account,
  flags,
}: Start): Promise<ChildProcess> {
  const settings = {
    listen_addresses: socket ? '' : '127.0.0.1',
    unix_socket_directories: socket,
    port: String(port),
    max_connections: '60',
    shared_buffers: `${bufferMegabytes()}MB`,
    // A large import writes some gigabytes: fewer checkpoints, each page in full less often.
    max_wal_size: '4GB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Its messages repeat the values they complain of; nothing personal may reach a log.
    log_min_error_statement: 'panic',
    log_min_messages: 'fatal',
  }
  const args = [
    '-D',
    cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ...flags,
  ]
  const [command, all] = asAccount(account, postgres, args)
  const child = spawn(command, all, {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    // A group of its own: Ctrl-C reaches us, and we stop it after the last answer is written.
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
  })
  let said = ''
  const ready = new Promise<void>((done, fail) => {
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-4000)
    })
    child.once('error', fail)
    child.once('exit', () => fail(new CannotStartDatabase(whyNotStarted(cluster, said))))
    const look = async () => {
      while (child.exitCode === null) {
        const lines = existsSync(join(cluster, 'postmaster.pid'))
          ? readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
          : []
        if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return done()
        await sleep(20)
      }
    }
    look().catch(fail)
  })
  await ready
  child.removeAllListeners('exit')
  // It must not keep us alive, nor fill a pipe that nobody reads.
  child.stderr?.resume()
  child.unref()
  return child
}

/** The sentence that helps; where there is none, what PostgreSQL itself said. */
export function whyNotStarted(cluster: string, said: string): string {
  return /No space left on device/.test(said)
    ? 'The disk is full: make room and start again. Nothing that was acknowledged is lost.'
    : `The embedded PostgreSQL on ${cluster} did not start. It says:\n${said.trim()}`
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.ref()
  const ended = new Promise(done => server.once('exit', done))
  server.kill('SIGINT')
  await ended
}

export const sleep = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds))
