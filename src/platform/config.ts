import { createPrivateKey } from 'node:crypto'
import * as v from 'valibot'

/** Everything that can be set from outside, read once at the start. */
export interface Config {
  readonly port: number
  readonly host: string
  /** Directory of the embedded database and of files. */
  readonly dataDirectory: string
  /** Use this PostgreSQL server (its role owns the schema) instead of the embedded one. */
  readonly databaseUrl: string | null
  /** Log in as this restricted role; made by the migration where it is not given. */
  readonly appDatabaseUrl: string | null
  readonly demo: boolean
  /** What links in messages begin with. */
  readonly publicUrl: string
  readonly poolSize: number
  /** Whether this process also runs jobs; a second process may be started with `HAMROH_JOBS=0`. */
  readonly jobs: boolean
  /** How long to say “not ready” and still answer before stopping, so that a balancer sends nobody here any more. */
  readonly drainSeconds: number
  /** Behind a balancer: believe its X-Forwarded-For. */
  readonly trustProxy: boolean
  /** Ed25519 private key (PEM) that the heads of the log are signed with; else made in the data directory. */
  readonly auditKey: string | null
  /** Where a backup is put each night, closed to this key; none is made where either is missing. */
  readonly backupDirectory: string | null
  readonly backupKey: string | null
  /** Keys that wrap the organisations' keys, the one in use first; else made in the data directory. */
  readonly masterKeys: string | null
  /** A program that prints them, such as the client of a key service. */
  readonly masterKeyCommand: string | null
}

const yesOrNo = v.pipe(
  v.picklist(['0', '1'], 'is 0 or 1'),
  v.transform(value => value === '1'),
)
const postgresUrl = v.pipe(
  v.string(),
  v.regex(/^postgres(ql)?:\/\/\S+$/, 'looks like postgres://user@host/name'),
)

function isEd25519(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

const environment = v.object({
  PORT: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^\d{1,5}$/, 'is a port number'),
      v.transform(Number),
      v.maxValue(65535, 'is at most 65535'),
    ),
    '8080',
  ),
  HAMROH_HOST: v.optional(v.string(), '0.0.0.0'),
  HAMROH_DATA: v.optional(v.pipe(v.string(), v.minLength(1, 'names a directory')), './data'),
  DATABASE_URL: v.optional(postgresUrl),
  HAMROH_APP_DATABASE_URL: v.optional(postgresUrl),
  HAMROH_DEMO: v.optional(yesOrNo),
  HAMROH_URL: v.optional(v.pipe(v.string(), v.url('is a web address'))),
  HAMROH_POOL: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,2}$/, 'is a number of connections'), v.transform(Number)),
    '10',
  ),
  HAMROH_JOBS: v.optional(yesOrNo, '1'),
  HAMROH_DRAIN: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'is a number of seconds'), v.transform(Number)),
    '0',
  ),
  HAMROH_TRUST_PROXY: v.optional(yesOrNo, '0'),
  HAMROH_BACKUP_DIR: v.optional(v.pipe(v.string(), v.minLength(1, 'names a directory'))),
  HAMROH_BACKUP_KEY: v.optional(
    v.pipe(v.string(), v.regex(/^hamroh-backup-[0-9a-f]{68}$/, 'is a key that “backup key” has printed')),
  ),
  HAMROH_MASTER_KEYS: v.optional(v.string()),
  HAMROH_MASTER_KEY_COMMAND: v.optional(v.string()),
  HAMROH_AUDIT_KEY: v.optional(v.pipe(v.string(), v.check(isEd25519, 'is an Ed25519 private key in PEM'))),
})

export class BadConfiguration extends Error {}

/** Reads the environment; throws one BadConfiguration that lists every mistake. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const result = v.safeParse(environment, given)
  if (!result.success) {
    const lines = result.issues.map(issue => `  ${v.getDotPath(issue)}: what is needed ${issue.message}`)
    throw new BadConfiguration(`These settings cannot be used:\n${lines.join('\n')}`)
  }
  const set = result.output
  return {
    port: set.PORT,
    host: set.HAMROH_HOST,
    dataDirectory: set.HAMROH_DATA,
    databaseUrl: set.DATABASE_URL ?? null,
    appDatabaseUrl: set.HAMROH_APP_DATABASE_URL ?? null,
    // On somebody's own server nothing invented appears unless asked for.
    demo: set.HAMROH_DEMO ?? set.DATABASE_URL === undefined,
    publicUrl: (set.HAMROH_URL ?? `http://localhost:${set.PORT}`).replace(/\/$/, ''),
    poolSize: set.HAMROH_POOL,
    jobs: set.HAMROH_JOBS,
    drainSeconds: set.HAMROH_DRAIN,
    trustProxy: set.HAMROH_TRUST_PROXY,
    backupDirectory: set.HAMROH_BACKUP_DIR ?? null,
    backupKey: set.HAMROH_BACKUP_KEY ?? null,
    auditKey: set.HAMROH_AUDIT_KEY ?? null,
    masterKeys: set.HAMROH_MASTER_KEYS ?? null,
    masterKeyCommand: set.HAMROH_MASTER_KEY_COMMAND ?? null,
  }
}
