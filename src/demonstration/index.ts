import { sql } from 'kysely'
import { roles, systemActor } from '#lib/actor.ts'
import { seedDirectory } from '#modules/directory/index.ts'
import { hashPassword } from '#platform/secrets.ts'
import type { App } from '../app.ts'
import { seeded } from './dice.ts'
import { seedGroups } from './groups.ts'
import { createNetwork, type DemoOrganisation, demoPassword } from './network.ts'
import { waitingToday } from './today.ts'
import { oneQuestion } from './tracing.ts'
import { halfAYear } from './work.ts'

/** Loads the demonstration network once, in one transaction; answers the lines that the start prints. */
export async function demonstration({ engine }: App, progress: (line: string) => void): Promise<string[]> {
  const passwordHash = await hashPassword(demoPassword)
  await engine.as(systemActor(null), async use => {
    const { rows } =
      await sql`insert into platform.once (name) values ('demonstration') on conflict do nothing returning name`.execute(
        use.db,
      )
    if (!rows.length) return
    const { now } = use
    progress('Demonstration network: organisations and staff')
    const network = await createNetwork(use, passwordHash)
    await use.become(systemActor(null))
    await seedDirectory(use, directoryIds(network))
    progress('Savings groups')
    await seedGroups(use, network[0] as DemoOrganisation, passwordHash)
    await use.become(systemActor(null))
    const world = { use, dice: seeded(20_261_122), network, now }
    await halfAYear(world, progress)
    await waitingToday(world)
    await oneQuestion(use, now, network)
  })
  return [
    '',
    `Demonstration accounts, all with the password ${demoPassword}:`,
    `  ROLE@ORGANISATION.demo, for example operator@hotline.demo or lawyer@lawyers.demo`,
    `  organisations: hotline (Dushanbe), lawyers (Khujand), crisis (Bishkek), support (Shymkent)`,
    `  roles: ${roles.join(', ')}`,
  ]
}

/** The directory's invented services belong to the four by their towns. */
function directoryIds(network: readonly DemoOrganisation[]) {
  const of = (slug: string) => network.find(one => one.slug === slug)?.id ?? ''
  return { dushanbe: of('hotline'), khujand: of('lawyers'), bishkek: of('crisis'), shymkent: of('support') }
}
