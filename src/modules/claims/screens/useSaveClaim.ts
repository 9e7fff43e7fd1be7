import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { announce, forget, navigate, useChange, useT } from '#staff/hooks.ts'
import { createClaim, type readClaim, updateClaim } from '../contract.ts'
import type { Evidence } from '../domain/record.ts'
import type { MaintenanceSheet, WageSheet } from '../domain/sheet.ts'
import { claimFields } from './decided-fields.ts'
import { sent } from './sent.ts'
import { useClaimWords } from './useClaimWords.ts'

export type Claim = ReplyOf<typeof readClaim>

interface Saved {
  readonly wage: WageSheet | null
  readonly maintenance: MaintenanceSheet | null
  readonly opponent: string
  readonly evidence: readonly Evidence[]
}

/** As it is sent when nothing is changed. */
const inputOf = ({ wage, maintenance, opponent, evidence, personId }: Claim) => ({
  personId,
  ...sent({ wage, maintenance, opponent: opponent ?? '', evidence }),
})

/** Saves a claim: a new one also without a network, a changed one against the version that was read, field by field. */
export function useSaveClaim(caseId: string, claim: Claim | null, draft: string) {
  const t = useT()
  const [id] = useState(newId)
  const create = useChange(createClaim, { offline: true, label: 'claims.save', chain: caseId, draft })
  const shown = useClaimWords(claim?.currency ?? '')
  const update = useChange(updateClaim, { fields: claimFields, inputOf, shown })
  const [waiting, setWaiting] = useState(false)

  const save = async (given: Saved, onDone: () => Promise<void>) => {
    const fields = sent(given)
    const answer = claim
      ? await update.send(
          { id: claim.id, version: claim.version, personId: claim.personId, ...fields },
          { before: claim },
        )
      : await create.send({ id, caseId, ...fields })
    if (!answer.ok) return
    await onDone()
    forget('/claims')
    forget(`/cases/${caseId}`)
    announce(t('ui.saved'))
    if (answer.waiting) setWaiting(true)
    else navigate(`/claims/${answer.reply.id}`)
  }
  return {
    save,
    waiting,
    sending: create.sending || update.sending,
    error: create.error ?? update.error,
  }
}
