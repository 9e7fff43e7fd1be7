import type { InputOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { forbidden } from '#lib/refusal.ts'
import { openCase } from '#modules/cases/index.ts'
import { enterDisclosed } from '#modules/people/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/referrals.ts'
import type { Disclosure, Preview } from './compose.ts'
import { mustSee } from './moves.ts'
import { isTaker, sideOf } from './view.ts'

/**
 * The receiver's own file for what it accepted, with the person as they were disclosed: in one transaction, so that an
 * accepted referral never has half a file. The two organisations' files stay two.
 */
export async function openCaseFrom(use: UseCase, input: InputOf<typeof contract.openCaseFrom>) {
  const row = await mustSee(use, input.id)
  if (sideOf(use, row) !== 'receiver') throw refuse('referrals.not_their_turn')
  if (row.status !== 'accepted') throw refuse('referrals.already_over', { state: row.status })
  if (!isTaker(use, row)) throw forbidden('referrals.open_case')
  if (row.receiver_case_id) return { caseId: row.receiver_case_id, personId: null }
  const told = (await store.findDisclosure(use.db, row.id))?.content as Disclosure | undefined
  const personId = await enterPerson(use, row, row.preview as Preview, told)
  const caseId = input.caseId ?? newId()
  await openCase(use, {
    id: caseId,
    persons: personId ? [{ personId, part: 'client' }] : [],
    needs: [{ code: row.need_code }],
    teamId: input.teamId,
    restricted: input.restricted ?? row.restricted,
    note: [told?.story, told?.employer, told?.money].filter(Boolean).join('\n\n') || null,
  })
  const workers = new Set([...row.receiver_worker_ids, ...(use.actor.userId ? [use.actor.userId] : [])])
  await store.setReceiverCase(use.db, row.id, caseId, [...workers])
  use.audit({ action: 'referrals.open_case', thing: 'referral', thingId: row.id, details: { caseId } })
  return { caseId, personId }
}

async function enterPerson(
  use: UseCase,
  row: store.ReferralRow,
  preview: Preview,
  told: Disclosure | undefined,
) {
  const { identity, contactWays = [] } = told ?? {}
  const { sex, languages, citizenships, countryNow, targetGroups } = preview
  const person = await enterDisclosed(use, {
    names: (identity?.names ?? []).map(text => ({ text })),
    sex: sex as 'female' | 'male' | 'other' | null,
    birthYear: identity?.birthYear ?? null,
    birthDay: identity?.birthDay ?? null,
    languages,
    citizenships,
    countryNow,
    targetGroups,
    ways: contactWays as Parameters<typeof enterDisclosed>[1]['ways'],
    sourceRef: `referral:${row.id}`,
  })
  return person.id
}
