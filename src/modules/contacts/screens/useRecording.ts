import { useRef, useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { openCase } from '#modules/cases/contract.ts'
import { announce, forget, navigate, useChange, useMay, useT } from '#staff/hooks.ts'
import { recordContact } from '../contract.ts'
import type { NotRequest, Outcome } from '../domain/contact.ts'
import { type ContactDraft, sentContact } from './form.ts'

export interface More {
  readonly notRequest?: NotRequest
  readonly callBack?: { readonly dueAt: string; readonly number: string; readonly note: string }
  /** Where to go on once the case is open, below it. */
  readonly next?: 'triage'
}

interface Given {
  readonly form: ContactDraft
  readonly number: string
  readonly sessionId: string | null
  /** Empties the form for the next contact. */
  readonly onSaved: () => Promise<void>
}

/** Records the contact, then opens its case; both under ids of this device, so that both can wait in the outbox. */
export function useRecording({ form, number, sessionId, onSaved }: Given) {
  const t = useT()
  const record = useChange(recordContact, { offline: true, label: 'contacts.new', draft: 'contacts.new' })
  const opening = useChange(openCase, { offline: true, label: 'contacts.outcome.case_opened' })
  const mayOpen = useMay('cases.open')
  const mayRefer = useMay('referrals.send')
  /** What was recorded already when opening the case failed: it is not recorded twice. */
  const recorded = useRef({ contactId: '', caseId: '' })
  const [reference, setReference] = useState<string | null>(null)

  const recordOnce = async (outcome: Outcome, caseId: string, { next: _next, ...more }: More) => {
    if (recorded.current.contactId === form.id) return { ok: true, waiting: false }
    const sent = await record.send({ ...sentContact(form, outcome, number, Date.now()), sessionId, ...more })
    if (sent.ok) recorded.current = { contactId: form.id, caseId }
    return sent
  }
  const openFrom = (caseId: string) =>
    opening.send({
      id: caseId,
      contactId: form.id,
      persons: form.personId ? [{ personId: form.personId }] : [],
      needs: form.needs.map(code => ({ code })),
      placeId: form.placeId,
    })
  const save = async (outcome: Outcome, more: More = {}) => {
    // Questions about danger are asked in a case that this worker may open, and be it a second one.
    const file = form.file && (form.file.mayRead || !more.next) ? form.file : null
    const opens = mayOpen && !file && (outcome === 'case_opened' || outcome === 'referred')
    const caseId = recorded.current.contactId === form.id ? recorded.current.caseId : newId()
    setReference(null)
    const sent = await recordOnce(outcome, caseId, more)
    if (!sent.ok) return
    const opened = opens ? await openFrom(caseId) : null
    if (opened && !opened.ok) return
    await onSaved()
    forget('/contacts')
    const waiting = sent.waiting || opened?.waiting
    announce(t(waiting ? 'ui.savedOnDevice' : 'ui.saved'))
    if (file && !sent.waiting) {
      forget(`/cases/${file.id}`)
      if (file.mayRead && outcome === 'referred' && mayRefer) return navigate(`/cases/${file.id}/refer`)
      if (file.mayRead && more.next) return navigate(`/cases/${file.id}/${more.next}`)
    }
    if (!opened || opened.waiting) return
    forget('/cases')
    if (!opened.reply.mayRead) return setReference(opened.reply.reference)
    const next = outcome === 'referred' && mayRefer ? 'refer' : more.next
    navigate([`/cases/${caseId}`, next].filter(Boolean).join('/'))
  }
  return {
    save,
    mayOpen,
    reference,
    busy: record.sending || opening.sending,
    error: record.error ?? opening.error,
    /** Of the promise to call back. */
    problem: record.error,
  }
}
