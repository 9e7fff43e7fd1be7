import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { announce, forget, navigate, useChange, useT } from '#staff/hooks.ts'
import { createClaim, type readClaim, updateClaim } from '../contract.ts'
import type { Evidence } from '../domain/record.ts'
import type { MaintenanceSheet, WageSheet } from '../domain/sheet.ts'
import { sent } from './sent.ts'

export type Claim = ReplyOf<typeof readClaim>

interface Saved {
  readonly wage: WageSheet | null
  readonly maintenance: MaintenanceSheet | null
  readonly opponent: string
  readonly evidence: readonly Evidence[]
}

/** Saves a claim: a new one also without a network, a changed one against the version that was read. */
export function useSaveClaim(caseId: string, claim: Claim | null, draft: string) {
  const t = useT()
  const [id] = useState(newId)
  const create = useChange(createClaim, { offline: true, label: 'claims.save', chain: caseId, draft })
  const update = useChange(updateClaim)
  const [waiting, setWaiting] = useState(false)
  const theirs = update.error?.code === 'changed_meanwhile' ? (update.error.details.theirs as Claim) : null

  const save = async (given: Saved, onDone: () => Promise<void>, version = claim?.version ?? 1) => {
    const fields = sent(given)
    const answer = claim
      ? await update.send({ id: claim.id, version, personId: claim.personId, ...fields })
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
    theirs,
    sending: create.sending || update.sending,
    error: create.error ?? update.error,
  }
}
