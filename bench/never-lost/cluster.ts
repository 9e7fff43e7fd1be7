import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killTree, sleep } from './processes.ts'

// Three PostgreSQL under Patroni, three etcd, HAProxy in front: what a network that cannot stand still runs, on one machine.
// Debian: apt-get install patroni python3-etcd etcd-server etcd-client haproxy postgresql-15

export const binaries = '/usr/lib/postgresql/15/bin'
const nodes = [1, 2, 3] as const
const front = 58500

/** Nothing here may run as root. */
export function asPostgres(
  command: string,
  args: readonly string[],
  output: 'ignore' | 'inherit' = 'ignore',
) {
  const all = ['--reuid=postgres', '--regid=postgres', '--clear-groups', '--', command, ...args]
  return spawn('setpriv', all, {
    stdio: ['ignore', output, output],
    cwd: '/',
    env: { PATH: process.env.PATH, HOME: tmpdir() },
  })
}

export function placeForPostgres(): string {
  const directory = mkdtempSync(join(tmpdir(), 'hamroh-cluster-'))
  execFileSync('chown', ['postgres', directory])
  chmodSync(directory, 0o755)
  return directory
}

export interface Cluster {
  readonly url: string
  /** Kills the leader's Patroni and its PostgreSQL; answers its name. */
  killLeader(): Promise<string>
  /** Starts again what was killed, and waits until it follows. */
  restart(name: string): Promise<void>
  stop(): void
}

export async function startCluster(): Promise<Cluster> {
  const directory = placeForPostgres()
  const running = new Map<string, ChildProcess>()
  const etcd = nodes.map(n => `e${n}=http://127.0.0.1:5873${n}`).join(',')
  for (const n of nodes) {
    running.set(
      `e${n}`,
      asPostgres('etcd', [
        `--name=e${n}`,
        `--data-dir=${directory}/e${n}`,
        `--listen-client-urls=http://127.0.0.1:5872${n}`,
        `--advertise-client-urls=http://127.0.0.1:5872${n}`,
        `--listen-peer-urls=http://127.0.0.1:5873${n}`,
        `--initial-advertise-peer-urls=http://127.0.0.1:5873${n}`,
        `--initial-cluster=${etcd}`,
      ]),
    )
  }
  await sleep(2000)
  for (const n of nodes) writeFileSync(`${directory}/p${n}.yml`, patroniSettings(directory, n))
  const startNode = (n: number) => running.set(`n${n}`, asPostgres('patroni', [`${directory}/p${n}.yml`]))
  for (const n of nodes) startNode(n)
  const stop = () => {
    for (const child of running.values()) killTree(child.pid as number)
  }
  await until(async () => (await members()).some(one => one.role === 'sync_standby')).catch(error => {
    stop()
    throw error
  })
  writeFileSync(`${directory}/haproxy.cfg`, haproxySettings())
  running.set('haproxy', asPostgres('haproxy', ['-f', `${directory}/haproxy.cfg`]))
  await sleep(3000)
  return {
    url: `postgres://postgres:postgres-of-the-bench@127.0.0.1:${front}/hamroh`,
    async killLeader() {
      const leader = (await members()).find(one => one.role === 'leader')
      if (!leader) throw new Error('the cluster has no leader')
      killTree(running.get(leader.name)?.pid as number)
      return leader.name
    },
    async restart(name) {
      startNode(Number(name.slice(1)))
      await until(async () => {
        const all = await members()
        return (
          all.length === 3 &&
          all.some(one => one.role === 'sync_standby') &&
          all.every(one => one.state !== 'stopped')
        )
      })
    },
    stop,
  }
}

async function members(): Promise<{ name: string; role: string; state: string }[]> {
  for (const n of nodes) {
    try {
      const response = await fetch(`http://127.0.0.1:5860${n}/cluster`, { signal: AbortSignal.timeout(1000) })
      return ((await response.json()) as { members: { name: string; role: string; state: string }[] }).members
    } catch {
      // That one is the one we killed, or not up yet.
    }
  }
  return []
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 120; waited += 1) {
    if (await isSo()) return
    await sleep(1000)
  }
  throw new Error('the cluster did not come up in two minutes')
}

const patroniSettings = (directory: string, n: number) => `
scope: hamroh
name: n${n}
restapi: { listen: '127.0.0.1:5860${n}', connect_address: '127.0.0.1:5860${n}' }
etcd3: { hosts: ['127.0.0.1:58721', '127.0.0.1:58722', '127.0.0.1:58723'] }
bootstrap:
  dcs:
    ttl: 10
    loop_wait: 2
    retry_timeout: 3
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters: { wal_level: replica, wal_log_hints: 'on', hot_standby: 'on', max_wal_senders: 10, max_replication_slots: 10, max_connections: 100 }
  initdb: [{ encoding: UTF8 }, { locale: C.UTF-8 }, data-checksums]
  pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication all 127.0.0.1/32 scram-sha-256']
postgresql:
  listen: 127.0.0.1:5843${n}
  connect_address: 127.0.0.1:5843${n}
  data_dir: ${directory}/n${n}
  bin_dir: ${binaries}
  pgpass: ${directory}/pgpass${n}
  parameters: { unix_socket_directories: '${directory}' }
  authentication:
    superuser: { username: postgres, password: postgres-of-the-bench }
    replication: { username: replicator, password: replicator-of-the-bench }
    rewind: { username: rewinder, password: rewinder-of-the-bench }
`

const haproxySettings = () => `
global
  maxconn 400
defaults
  mode tcp
  timeout connect 2s
  timeout client 1h
  timeout server 1h
listen leader
  bind 127.0.0.1:${front}
  option httpchk GET /primary
  http-check expect status 200
  default-server inter 1s fall 2 rise 1 on-marked-down shutdown-sessions
${nodes.map(n => `  server n${n} 127.0.0.1:5843${n} check port 5860${n}`).join('\n')}
`
