import '#platform/tsx.ts'
import { systemActor } from '#lib/actor.ts'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import type { UseCase } from '#platform/use-case.ts'

// Hamroh as `main.ts` starts it, and one operator's session whose token it prints: settings come from the environment.

const { createApp } = await import('../../src/app.ts')
const { createMember, openSession } = await import('#modules/accounts/index.ts')
const { createOrganisation } = await import('#modules/organisations/index.ts')

const app = await createApp(readConfig({ ...process.env, HAMROH_DEMO: '0' }), { log: silentLog })
// A server that was started before has its operator, whose session outlives it.
const token = process.env.OPERATOR_TOKEN ?? (await app.engine.as(systemActor(null), operatorSession))
const address = await app.listen()
process.stdout.write(`${JSON.stringify({ address, token })}\n`)
process.on('SIGTERM', () => void app.stop().then(() => process.exit(0)))

async function operatorSession(use: UseCase): Promise<string> {
  const organisationId = await createOrganisation(use, {
    slug: 'never-lost',
    name: 'Never lost',
    kind: 'hotline',
    country: 'TJ',
    timeZone: 'Asia/Dushanbe',
  })
  await use.become(systemActor(organisationId))
  const userId = await createMember(use, organisationId, {
    email: 'operator@example.org',
    name: 'Operator',
    locale: 'en',
    passwordHash: '-',
    roles: ['operator'],
  })
  return (await openSession(use, userId, organisationId)).token
}
