import type { InputOf } from '#lib/contract.ts'
import { changedMeanwhile } from '#lib/refusal.ts'
import { colleagueNames } from '#modules/accounts/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { defaultMonths } from '../content.ts'
import type * as contract from '../contract.ts'
import { type KeptKind, keptKinds } from '../domain/rules.ts'
import * as store from '../store/records.ts'

export async function listRules(use: UseCase) {
  const name = await nameOf(use)
  const rows = new Map((await store.findRules(use.db, ownOrganisation(use))).map(row => [row.kind, row]))
  const items = keptKinds.map(kind => {
    const row = rows.get(kind)
    return {
      kind,
      months: row?.months ?? defaultMonths(kind),
      defaultMonths: defaultMonths(kind),
      reason: row?.reason ?? null,
      changedBy: name(row?.changed_by ?? null),
      changedAt: row?.changed_at ?? null,
      version: row?.version ?? 0,
    }
  })
  return { items }
}

const ruleOf = async (use: UseCase, kind: KeptKind) => {
  const { items } = await listRules(use)
  return items.find(rule => rule.kind === kind) as (typeof items)[number]
}

export async function updateRule(use: UseCase, input: InputOf<typeof contract.updateRule>) {
  const { kind, months, reason, version } = input
  const row = {
    organisation_id: ownOrganisation(use),
    kind,
    months,
    reason,
    changed_by: use.actor.userId,
    changed_at: use.now,
  }
  if (!(await store.saveRule(use.db, row, version))) throw changedMeanwhile(input, await ruleOf(use, kind))
  use.audit({
    action: 'keeping.update_rule',
    thing: 'organisation',
    thingId: row.organisation_id,
    details: { kind, months },
  })
  return ruleOf(use, kind)
}

/** Names of colleagues by id, as they stand beside what they did. */
export async function nameOf(use: UseCase) {
  const names = await colleagueNames(use)
  return (id: string | null) => (id === null ? null : { id, name: names.get(id) ?? '' })
}
