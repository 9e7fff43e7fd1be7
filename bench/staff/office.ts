import '#platform/tsx.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemActor } from '#lib/actor.ts'
import { newId } from '#lib/ids.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { hashPassword } from '#platform/secrets.ts'

const password = 'a-long-bench-password'

/** Hamroh with one office: a lawyer who also takes calls, forty open cases, sixty contacts. */
export async function openOffice() {
  const { createApp } = await import('../../src/app.ts')
  const { createMember, openSession, waiveSecondFactor } = await import('#modules/accounts/index.ts')
  const { createOrganisation } = await import('#modules/organisations/index.ts')
  const directory = mkdtempSync(join(tmpdir(), 'hamroh-bench-'))
  const config = readConfig({ HAMROH_DATA: directory, HAMROH_DEMO: '0', HAMROH_JOBS: '0', PORT: '0' })
  const app = await createApp({ ...config, host: '127.0.0.1' }, { log: silentLog })
  const passwordHash = await hashPassword(password)
  const email = 'bench@example.org'
  const token = await app.engine.as(systemActor(null), async use => {
    const organisationId = await createOrganisation(use, {
      slug: 'bench',
      name: 'Bench',
      kind: 'hotline',
      country: 'TJ',
      timeZone: 'Asia/Dushanbe',
    })
    await use.become(systemActor(organisationId))
    await waiveSecondFactor(use, organisationId)
    const userId = await createMember(use, organisationId, {
      email,
      name: 'Lola Example',
      locale: 'en',
      passwordHash,
      roles: ['operator', 'lawyer'],
      teamIds: [],
    })
    return (await openSession(use, userId, organisationId)).token
  })
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${token}` }
    const made = await app.server.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload: body })
    if (made.statusCode !== 201) throw new Error(`${path}: ${made.body}`)
  }
  for (let n = 0; n < 40; n++)
    await post('/cases', {
      id: newId(),
      needs: [{ code: n % 2 ? 'legal.wages' : 'health.doctor' }],
      nextStep: `Step ${n}`,
      note: `Note ${n}`,
    })
  for (let n = 0; n < 60; n++)
    await post('/contacts', {
      id: newId(),
      outcome: 'answered',
      needs: ['legal.wages'],
      said: `Contact ${n}`,
    })
  return {
    address: await app.listen(),
    email,
    password,
    async close() {
      await app.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
