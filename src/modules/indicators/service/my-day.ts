import { hasRole, type Role } from '#lib/actor.ts'
import { dueAccounts } from '#modules/accounts/index.ts'
import { dueLog } from '#modules/audit/index.ts'
import { dueBackup } from '#modules/backups/index.ts'
import { dueCases } from '#modules/cases/index.ts'
import { dueContacts } from '#modules/contacts/index.ts'
import { dueEntries } from '#modules/directory/index.ts'
import { dueDecisions } from '#modules/keeping/index.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import { dueReferrals } from '#modules/referrals/index.ts'
import { dueVisits } from '#modules/savings/index.ts'
import { dueQuestions } from '#modules/tracing/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import { type DayItem, inOrder } from '../domain/my-day.ts'
import { needName } from './labels.ts'

/** What needs this actor now: each module is asked for its own part, and says it in its own words. */
export async function readMyDay(use: UseCase): Promise<{ items: DayItem[] }> {
  const items: DayItem[] = hasRole(use.actor, 'operator', ...casework) ? await ofContacts(use) : []
  if (hasRole(use.actor, ...casework)) items.push(...(await ofCases(use)))
  items.push(...(await ofTheHouse(use)))
  use.audit({ action: 'indicators.my_day', thing: 'my_day', thingId: null, details: { shown: items.length } })
  return { items: inOrder(items) }
}

const casework = ['caseworker', 'lawyer', 'supervisor'] as const

const ofContacts = async (use: UseCase): Promise<DayItem[]> =>
  (await dueContacts(use)).map(({ contactId, dueAt, ...rest }) => ({ ...rest, id: contactId, due: dueAt }))

async function ofCases(use: UseCase): Promise<DayItem[]> {
  return [
    ...(await dueCases(use)).map(({ caseId, ...rest }) => ({ ...rest, id: caseId })),
    ...(await dueReferrals(use)).map(({ referralId, needCode, partner, ...rest }) => ({
      ...rest,
      id: referralId,
      // The need and the other organisation: no more than the receiver sees before accepting.
      title: `${needName(use, needCode)} · ${partner}`,
    })),
    ...(await dueQuestions(use)).map(({ partner, ...rest }) => ({ ...rest, title: partner })),
  ]
}

/** What is asked of those who keep the house: the directory, the groups, the log, the accounts. */
async function ofTheHouse(use: UseCase): Promise<DayItem[]> {
  const counted = { id: ownOrganisation(use), title: '', due: null }
  const is = (...roles: Role[]) => hasRole(use.actor, ...roles)
  return [
    ...(is('supervisor', 'administrator') ? await dueAccounts(use) : []),
    ...(is('supervisor', 'administrator')
      ? (await dueDecisions(use)).map(one => ({ ...counted, ...one }))
      : []),
    ...(is('auditor', 'administrator') ? (await dueLog(use)).map(one => ({ ...counted, ...one })) : []),
    ...(is('administrator') ? (await dueBackup(use)).map(one => ({ ...counted, ...one })) : []),
    ...(is('field_agent') ? await dueVisits(use) : []),
    ...(is('directory_editor') ? (await dueEntries(use)).map(one => ({ ...counted, ...one })) : []),
  ]
}
