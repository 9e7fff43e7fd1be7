import { systemActor } from '#lib/actor.ts'
import type { Job } from '#platform/module.ts'
import { findCallBack, updateCallBack } from './store/call-backs.ts'

/** A promised call that nobody has made: told once for each time it falls due. */
const remindCallBack: Job = async ({ engine }, { organisationId, callBackId }) => {
  if (typeof organisationId !== 'string' || typeof callBackId !== 'string') return
  await engine.as(systemActor(organisationId), async use => {
    const row = await findCallBack(use.db, organisationId, callBackId)
    if (row?.state !== 'open' || Date.parse(row.due_at) > Date.parse(use.now) || row.reminded_at) return
    await updateCallBack(use.db, organisationId, callBackId, { reminded_at: use.now })
    use.audit({ action: 'contacts.remind_call_back', thing: 'call_back', thingId: callBackId })
    use.announce('contacts.call_back_due', {
      callBackId,
      contactId: row.contact_id,
      claimedBy: row.claimed_by,
    })
  })
}

export const jobs = { 'contacts.remind_call_back': remindCallBack }
