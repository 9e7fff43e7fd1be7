import { systemActor } from '#lib/actor.ts'
import type { UseCase } from '#platform/use-case.ts'

/** Goes on as Hamroh itself for one step; the lines in the log are still those of the person. */
export async function asSystem(use: UseCase, step: () => Promise<void>): Promise<void> {
  const mine = use.actor
  await use.become(systemActor(mine.organisationId))
  await step()
  await use.become(mine)
}
