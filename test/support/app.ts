import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { Secret, TOTP } from 'otpauth'
import { afterAll, inject } from 'vitest'
import type { Role } from '#lib/actor.ts'
import { systemActor } from '#lib/actor.ts'
import type { Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { createMember, openSession, waiveSecondFactor } from '#modules/accounts/index.ts'
import { createOrganisation, type NewOrganisation } from '#modules/organisations/index.ts'
import { readConfig } from '#platform/config.ts'
import { type Log, silentLog } from '#platform/log.ts'
import { hashPassword } from '#platform/secrets.ts'
import { type App, createApp } from '../../src/app.ts'
import { cloneDatabase } from './database.ts'

export interface TestApp extends App {
  /** Moves the clock; it stands still otherwise. */
  setNow(now: string): void
  /** The code that an authenticator with this secret shows by that clock, or so many seconds later. */
  codeOf(secret: string, later?: number): string
  call(
    who: Caller | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Reply>
  /** A new organisation, so that tests need not clean up after each other. */
  organisation(
    given?: Partial<NewOrganisation> & { /** Asked for, as in a real one. */ secondFactor?: boolean },
  ): Promise<string>
  /** A signed-in member of it in these roles. */
  member(
    organisationId: string,
    roles: readonly Role[],
    given?: { teamIds?: string[]; name?: string; locale?: string },
  ): Promise<Caller>
  readonly ownerUrl: string
}

export interface Caller {
  readonly token: string
  readonly userId: string
  readonly organisationId: string
  readonly email: string
}

export interface Reply {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly body: any
  readonly headers: Record<string, unknown>
}

/** For files of a test; gone with the whole run. */
export const temporaryFolder = (): string => mkdtempSync(join(inject('folder'), 'files-'))

const password = 'a-long-test-password'
let passwordHash: Promise<string> | undefined

/** The real application on a copy of the database of its own, spoken to over HTTP (in process). One a test file. */
export async function testApp(env: Record<string, string> = {}, log: Log = silentLog): Promise<TestApp> {
  const { ownerUrl } = await cloneDatabase(inject('ownerUrl'), `t${newId().replaceAll('-', '')}_test`)
  let now = new Date().toISOString() as Instant
  const config = readConfig({
    DATABASE_URL: ownerUrl,
    HAMROH_DATA: join(inject('folder'), 'data'),
    HAMROH_JOBS: '0',
    HAMROH_POOL: '4',
    PORT: '0',
    ...env,
  })
  const app = await createApp(config, { clock: () => now, log, migrated: true })
  afterAll(() => app.stop())
  const call: TestApp['call'] = async (who, method, path, body, headers = {}) => {
    const reply = await app.server.inject({
      method: method as 'GET',
      url:
        path.startsWith('/') && !path.startsWith('/api') && !path.startsWith('/health')
          ? `/api/v1${path}`
          : path,
      headers: { ...(who ? { authorization: `Bearer ${who.token}` } : {}), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const isJson = String(reply.headers['content-type'] ?? '').includes('json')
    return { status: reply.statusCode, body: isJson ? reply.json() : reply.body, headers: reply.headers }
  }
  return {
    ...app,
    ownerUrl,
    call,
    setNow: moment => {
      now = moment as Instant
    },
    codeOf: (secret, later = 0) =>
      new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(now) + later * 1000 }),
    organisation: given => {
      const slug = `org-${newId().slice(-12)}`
      const { secondFactor = false, ...rest } = given ?? {}
      return app.engine.as(systemActor(null), async use => {
        const plan = {
          slug,
          name: slug,
          kind: 'support_centre',
          country: 'TJ',
          timeZone: 'Asia/Dushanbe',
        } as const
        const id = await createOrganisation(use, { ...plan, ...rest })
        await use.become(systemActor(id))
        if (!secondFactor) await waiveSecondFactor(use, id)
        return id
      })
    },
    async member(organisationId, roles, { teamIds = [], name = 'Sitora Example', locale = 'en' } = {}) {
      passwordHash ??= hashPassword(password)
      const email = `${newId().slice(-12)}@example.org`
      const hash = await passwordHash
      return app.engine.as(systemActor(organisationId), async use => {
        const userId = await createMember(use, organisationId, {
          email,
          name,
          locale,
          passwordHash: hash,
          roles,
          teamIds,
        })
        const { token } = await openSession(use, userId, organisationId)
        return { token, userId, organisationId, email }
      })
    },
  }
}

export { password as testPassword }
