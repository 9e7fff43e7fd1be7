import type { InputOf } from '#lib/contract.ts'
import { forbidden } from '#lib/refusal.ts'
import { colleagues } from '#modules/accounts/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { mayAssign } from '../domain/policy.ts'
import { findWorkload } from '../store/team.ts'
import { mustBeWorkers, mustSee, rightsOf, todayOf } from './load.ts'
import { assignRow } from './team.ts'

const works = ['caseworker', 'lawyer', 'supervisor']

/** How much everybody has who works on cases, those who left with files still theirs too; what nobody has comes first. */
export async function readWorkload(use: UseCase) {
  const rows = await findWorkload(use.db, todayOf(use))
  const of = (id: string | null) => rows.find(row => row.worker_id === id)
  const nobody = of(null)
  const items = (await colleagues(use))
    .filter(one => of(one.userId) || (one.active && one.roles.some(role => works.includes(role))))
    .map(({ userId, name, active }) => ({ who: { id: userId, name }, active, ...counts(of(userId)) }))
    .sort((a, b) => b.open - a.open || (a.who.name < b.who.name ? -1 : 1))
  return { items: [...(nobody ? [{ who: null, active: true, ...counts(nobody) }] : []), ...items] }
}

function counts(row: Awaited<ReturnType<typeof findWorkload>>[number] | undefined) {
  const { open = 0, overdue = 0, danger = 0, restricted = 0 } = row ?? {}
  return { open, overdue, danger, restricted }
}

/** All of them or none: a colleague is ill or leaves, and somebody must have their files today. Others in a file stay in it. */
export async function moveCases(use: UseCase, { ids, toId, reason }: InputOf<typeof contract.moveCases>) {
  await mustBeWorkers(use, [toId], 'toId')
  let moved = 0
  // In one order, so that two who move the same files do not wait for each other.
  for (const id of [...new Set(ids)].sort()) {
    const row = await mustSee(use, id)
    if (!mayAssign(use.actor, rightsOf(row))) throw forbidden('cases.assign')
    if (row.status === 'closed' || row.responsible_id === toId) continue
    const stay = row.worker_ids.filter(one => one !== row.responsible_id && one !== toId)
    const { version, team_id: teamId } = row
    await assignRow(use, row, { version, teamId, responsibleId: toId, workerIds: [toId, ...stay], reason })
    moved++
  }
  return { moved }
}
