import type { DeliveredEvent, EventHandler, Listener } from '#platform/module.ts'
import type { Payload, UseCase } from '#platform/use-case.ts'
import type { NeedStatus } from './domain/case.ts'
import { needOutcomes } from './domain/case.ts'
import type { EntryKind } from './domain/timeline.ts'
import { courtDay } from './service/court-day.ts'
import { addHappening, type Happening } from './service/happenings.ts'
import { tellCircle } from './service/life.ts'

// What other modules announce, as far as it belongs into the account of a case of the organisation it came to.

export const handlers: Readonly<Record<string, Listener>> = {
  'contacts.recorded': ofCase(called),
  'referrals.sent': referral('referral_sent', 'sent', 'referred'),
  'referrals.accepted': referral('referral_accepted', 'accepted', 'referred'),
  'referrals.declined': referral('referral_declined', 'declined', 'in_work'),
  'referrals.more_asked': referral('referral_more_asked', 'more_asked', 'referred'),
  'referrals.more_given': referral('referral_more_given', 'sent', 'referred'),
  'referrals.returned': referral('referral_returned', 'returned', 'in_work'),
  'referrals.withdrawn': referral('referral_withdrawn', 'withdrawn', 'in_work'),
  'referrals.done': ofCase((use, event) => {
    const outcome = needOutcomes.find(one => one === event.payload.outcome)
    return told(use, event, 'referral_done', 'referralId', { state: 'done', status: outcome ?? 'in_work' })
  }),
  'claims.computed': ofCase((use, event) => told(use, event, 'claim_computed', 'claimId')),
  'claims.stepped': ofCase((use, event) => told(use, event, 'claim_step', 'claimId')),
  'claims.recovered': ofCase((use, event) => told(use, event, 'claim_recovered', 'claimId')),
  'claims.court_day': ofCase((use, event) => courtDay(use, event.payload)),
  'documents.made': ofCase((use, event) => told(use, event, 'document', 'documentId')),
  'tracing.asked': ofCase((use, event) => told(use, event, 'tracing_asked', 'questionId')),
  'tracing.answered': ofCase((use, event) => told(use, event, 'tracing_answered', 'questionId')),
  'documents.rule_changed': ofCase((use, event) => told(use, event, 'letter_rule_changed', 'documentId')),
}

function referral(kind: EntryKind, state: string, status: NeedStatus): Listener {
  return ofCase((use, event) => told(use, event, kind, 'referralId', { state, status }))
}

/** Somebody called about a file that is there: whoever works on it reads what was said, and nobody else where it is restricted. */
async function called(use: UseCase, event: DeliveredEvent): Promise<void> {
  const { caseId, contactId } = event.payload
  await told(use, event, 'contact', 'contactId')
  if (typeof caseId === 'string' && typeof contactId === 'string')
    await tellCircle(use, event.organisationId, caseId, contactId)
}

/** Most contacts belong to no case; those are nothing to us. */
function ofCase(run: EventHandler): Listener {
  return { when: ({ caseId }) => typeof caseId === 'string', run }
}

async function told(
  use: UseCase,
  event: DeliveredEvent,
  kind: EntryKind,
  thing: string,
  need?: Happening['need'],
): Promise<void> {
  const { caseId, needCode, ...rest }: Payload = event.payload
  if (typeof caseId !== 'string') return
  const thingId = rest[thing]
  await addHappening(use, {
    eventId: event.id,
    caseId,
    kind,
    at: event.at,
    thingId: typeof thingId === 'string' ? thingId : null,
    actorId: typeof rest.workerId === 'string' ? rest.workerId : null,
    details: {
      ...(typeof needCode === 'string' ? { needCode } : {}),
      ...(typeof rest.outcome === 'string' ? { outcome: rest.outcome } : {}),
      ...(typeof rest.channel === 'string' ? { channel: rest.channel } : {}),
      ...(typeof rest.to === 'string' ? { partner: rest.to } : {}),
      ...(typeof rest.reason === 'string' ? { reason: rest.reason } : {}),
    },
    needId: typeof rest.needId === 'string' ? rest.needId : null,
    ...(need && typeof needCode === 'string' ? { need, needCode } : {}),
  })
}
