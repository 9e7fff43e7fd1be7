import { systemActor } from '#lib/actor.ts'
import type { DeliveredEvent, Job } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { following } from '#platform/vault/follow.ts'
import { unanswered } from './domain/events.ts'
import { ended, move, say } from './service/moves.ts'
import * as store from './store/referrals.ts'
import { resealReferrals } from './store/sealing.ts'

/** Every hour: whose answer is overdue is reminded, once a day; both sides see it in the thread and in their day. */
const remind: Job = async ({ engine }) => {
  const due = await engine.as(systemActor(null), use => store.findUnanswered(use.db, use.now))
  for (const { organisation_id, referral_id } of due) {
    await engine.as(systemActor(organisation_id), use => remindOne(use, referral_id))
  }
}

async function remindOne(use: UseCase, id: string): Promise<void> {
  const row = await store.findReferral(use.db, id)
  if (!row || (row.status !== 'sent' && row.status !== 'more_asked')) return
  await store.setReminded(use.db, id, use.now)
  await say(use, row, 'reminded', null, 'system')
  use.audit({ action: 'referrals.remind', thing: 'referral', thingId: id })
  use.announce(unanswered, { referralId: id, caseId: row.case_id, needCode: row.need_code })
  if (row.to_organisation_id) use.announce(unanswered, { referralId: id }, row.to_organisation_id)
}

/** A consent was withdrawn: what it carried is taken back, and the receiver no longer reads it. */
export async function takeBack(use: UseCase, event: DeliveredEvent): Promise<void> {
  const rows = await store.findByConsent(use.db, event.organisationId, String(event.payload.consentId))
  for (const { id, version } of rows) {
    await move(
      use,
      'withdraw',
      { id, version, note: null },
      ended(use, { reason: 'consent_withdrawn', note: null }),
    )
  }
}

export const jobs = { 'referrals.remind': remind }
export const schedule = { 'referrals.remind': '7 * * * *' }

export const handlers = {
  'people.consent_withdrawn': takeBack,
  'cases.circle_changed': following(resealReferrals),
}
