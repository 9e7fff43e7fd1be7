import { systemActor } from '#lib/actor.ts'
import { createMember } from '#modules/accounts/index.ts'
import { seedGoods, seedGroup, seedProgramme } from '#modules/savings/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type { DemoOrganisation } from './network.ts'

const moreAgents = ['Фирӯза Намунаева', 'Баҳром Мисолов']

/** Savings groups of one organisation, with two more agents than it has roles, so that there is somebody to compare. */
export async function seedGroups(use: UseCase, one: DemoOrganisation, passwordHash: string): Promise<void> {
  const { field_agent: agent, programme_manager: manager } = one.staff
  await use.become(systemActor(one.id))
  const agents = [agent]
  for (const [index, name] of moreAgents.entries()) {
    const email = `field_agent${index + 2}@${one.slug}.demo`
    const given = {
      email,
      name,
      locale: agent.locale,
      passwordHash,
      roles: agent.roles,
      teamIds: agent.teamIds,
    }
    agents.push({ ...agent, name, userId: await createMember(use, one.id, given) })
  }
  await seedGroup(use, agent)
  await seedGoods(use, agent)
  await seedProgramme(use, { manager, agents })
}
