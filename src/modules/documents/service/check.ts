import type { Day } from '#lib/day.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { documentPack } from '../content/load.ts'
import { events } from '../domain/events.ts'
import { ruleOn } from '../domain/law.ts'
import { markRuleChanged } from '../store/documents.ts'

/** Finds the letters that name a rule in a version which is not in force any more, and tells their cases once. */
export async function checkRules(use: UseCase, today: Day): Promise<void> {
  const current = [...documentPack().stock.rules.values()].flatMap(rule => ruleOn(rule, today)?.digest ?? [])
  const found = await markRuleChanged(use.db, ownOrganisation(use), current, use.now)
  for (const { id, case_id } of found) {
    use.audit({
      action: 'documents.rule_changed',
      thing: 'document',
      thingId: id,
      details: { caseId: case_id },
    })
    use.announce(events.ruleChanged, { caseId: case_id, documentId: id })
  }
}
