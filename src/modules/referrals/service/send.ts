import type { InputOf } from '#lib/contract.ts'
import { newId, underNewReference } from '#lib/ids.ts'
import { Refusal } from '#lib/refusal.ts'
import { ownOrganisation } from '#modules/organisations/index.ts'
import type { UseCase } from '#platform/use-case.ts'
import type * as contract from '../contract.ts'
import * as events from '../domain/events.ts'
import { refuse } from '../domain/refusals.ts'
import * as store from '../store/referrals.ts'
import { sealedPayload } from '../store/sealing.ts'
import { compose } from './compose.ts'
import { say } from './moves.ts'
import { viewOf } from './view.ts'

/** Sends what compose has shown. The same id again answers the referral that is there. */
export async function sendReferral(
  use: UseCase,
  { id = newId(), digest, ...wanted }: InputOf<typeof contract.sendReferral>,
) {
  const known = await store.findReferral(use.db, id)
  if (known) return sameOrRefuse(use, known, digest)
  const made = await compose(use, wanted)
  if (made.digest !== digest) throw refuse('referrals.shown_otherwise', { shown: digest, now: made.digest })
  if (made.consentNeeded && !made.consentId) throw refuse('referrals.no_consent', { scopes: made.scopes })
  const fresh = rowOf(use, id, wanted, made)
  const isNew = await underNewReference(
    reference => store.insertReferral(use.db, { ...fresh, reference }),
    () => store.findReferral(use.db, id),
  )
  // Sent twice at the same moment, or an id that is somebody else's.
  if (!isNew) return sameOrRefuse(use, await store.findReferral(use.db, id), digest)
  await store.insertDisclosure(use.db, {
    organisation_id: ownOrganisation(use),
    referral_id: id,
    content: made.disclosure,
    digest,
  })
  const row = (await store.findReferral(use.db, id)) as store.ReferralRow
  await say(use, row, 'sent', null)
  use.audit({
    action: 'referrals.send',
    thing: 'referral',
    thingId: id,
    details: {
      caseId: wanted.caseId,
      to: made.to.organisationId,
      scopes: made.scopes,
      consentId: made.consentId,
    },
  })
  const payload = await sealedPayload(use.db, {
    referralId: id,
    caseId: wanted.caseId,
    needId: wanted.needId,
    needCode: wanted.needCode,
    to: made.to.name,
  })
  use.announce(events.sent, payload)
  if (row.to_organisation_id) use.announce('referrals.received', { referralId: id }, row.to_organisation_id)
  return viewOf(use, row)
}

async function sameOrRefuse(use: UseCase, known: store.ReferralRow | undefined, digest: string) {
  const told = known && (await store.findDisclosure(use.db, known.id))
  if (known?.organisation_id !== use.actor.organisationId || told?.digest !== digest) {
    throw new Refusal('already_there', 'conflict')
  }
  return viewOf(use, known)
}

function rowOf(
  use: UseCase,
  id: string,
  wanted: Omit<InputOf<typeof contract.sendReferral>, 'id' | 'digest'>,
  { to, file, preview, scopes, consentId, answerDue }: Awaited<ReturnType<typeof compose>>,
) {
  return {
    organisation_id: ownOrganisation(use),
    id,
    to_organisation_id: to.organisationId,
    to_name: to.name,
    service_id: wanted.serviceId,
    service_name: wanted.serviceName,
    case_id: wanted.caseId,
    need_id: wanted.needId,
    need_code: wanted.needCode,
    area: preview.area,
    person_id: wanted.personId,
    consent_id: consentId,
    restricted: file.restricted,
    urgency: wanted.urgency,
    status: 'sent',
    preview: JSON.stringify(preview),
    scopes: [...scopes],
    sent_by: use.actor.userId,
    sent_at: use.now,
    answer_due: answerDue,
    changed_at: use.now,
  }
}
