import { systemActor } from '#lib/actor.ts'
import { addDays, dayIn, instant } from '#lib/day.ts'
import { listOrganisations } from '#modules/organisations/index.ts'
import { systemClock } from '#platform/clock.ts'
import type { Job } from '#platform/module.ts'
import type { Engine } from '#platform/use-case.ts'
import { anchor } from './service/heads.ts'
import { sealAll, sealOrganisation } from './service/seal.ts'
import { verifyAndKeep } from './service/verify.ts'

const everySeconds = 5

/** Seals what can be sealed, and comes again in some seconds. By the clock of the wall, which the queue keeps too. */
const seal: Job = async ({ engine }) => {
  await sealAll(engine)
  await sealAgain(engine, everySeconds)
}

/** One waiting job in the whole installation, however many processes ask for it. */
export const sealAgain = (engine: Engine, seconds: number) =>
  engine.as(systemActor(null), async use => {
    use.enqueue(
      'audit.seal',
      {},
      { key: 'audit.seal', runAt: instant(Temporal.Instant.from(systemClock()).add({ seconds }).toString()) },
    )
  })

async function everyOrganisation(engine: Engine): Promise<string[]> {
  const { items } = await engine.as(systemActor(null), use => listOrganisations(use))
  return items.map(organisation => organisation.id)
}

/** After midnight: where each chain stands is signed, for the day that ended. */
const anchorAll: Job = async ({ engine }) => {
  for (const organisationId of await everyOrganisation(engine)) {
    await sealOrganisation(engine, organisationId)
    const yesterday = await engine.as(systemActor(organisationId), async use =>
      addDays(dayIn(use.now, 'UTC'), -1),
    )
    await anchor(engine, organisationId, yesterday)
  }
}

/** One organisation's chain on request, everybody's each night. */
const verify: Job = async ({ engine }, { organisationId }) => {
  const wanted = typeof organisationId === 'string' ? [organisationId] : await everyOrganisation(engine)
  for (const one of wanted) {
    await sealOrganisation(engine, one)
    await verifyAndKeep(engine, one)
  }
}

export const jobs = { 'audit.seal': seal, 'audit.anchor': anchorAll, 'audit.verify': verify }
// The first begins the sealing again where a killed process left none waiting.
export const schedule = {
  'audit.seal': '* * * * *',
  'audit.anchor': '7 0 * * *',
  'audit.verify': '10 3 * * *',
}
