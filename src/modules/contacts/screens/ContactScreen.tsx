import { useEffect, useRef, useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { openCase } from '#modules/cases/contract.ts'
import { NeedPicker, ProposalList } from '#modules/directory/screens/parts.ts'
import { announce, navigate, useActs, useChange, useDraft, useMay, useT, useTitle } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { recordContact } from '../contract.ts'
import type { NotRequest, Outcome } from '../domain/contact.ts'
import { CallBackDialog } from './CallBackDialog.tsx'
import { CallerLine } from './CallerLine.tsx'
import { emptyContact, sentContact } from './form.ts'
import { Outcomes } from './Outcomes.tsx'
import { Signs } from './Signs.tsx'
import { Who } from './Who.tsx'

/** Recorded with the keyboard alone while the caller speaks; everything may stay empty but the outcome. */
export function ContactScreen() {
  const t = useT()
  useTitle(t('contacts.new'))
  const [form, setForm, draft] = useDraft('contacts.new', emptyContact)
  const [number, setNumber] = useState('')
  const [promising, setPromising] = useState(false)
  const options = { offline: true, label: 'contacts.new', draft: 'contacts.new' } as const
  const record = useChange(recordContact, options)
  const opening = useChange(openCase, { offline: true, label: 'contacts.outcome.case_opened' })
  const mayOpen = useMay('cases.open')
  const needs = useRef<HTMLDivElement>(null)
  const who = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLDivElement>(null)
  const change = (part: Partial<typeof form>) => setForm(before => ({ ...before, ...part }))

  useEffect(() => {
    if (draft.ready && form.id === '') change({ id: newId(), startedAt: new Date().toISOString() })
  }, [draft.ready, form.id])

  const save = async (outcome: Outcome, more: { notRequest?: NotRequest; callBack?: CallBack } = {}) => {
    const caseId = outcome === 'case_opened' ? newId() : null
    const sent = await record.send({ ...sentContact(form, outcome, number, Date.now()), ...more })
    if (!sent.ok) return
    if (caseId) await openFrom(caseId)
    await draft.clear()
    setNumber('')
    setPromising(false)
    announce(t(sent.waiting ? 'ui.savedOnDevice' : 'ui.saved'))
    if (caseId) navigate(`/cases/${caseId}`)
  }
  const openFrom = (id: string) =>
    opening.send({
      id,
      contactId: form.id,
      persons: form.personId ? [{ personId: form.personId }] : [],
      needs: form.needs.map(code => ({ code })),
    })
  const focus = (place: typeof needs) =>
    place.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  useActs([
    { key: 'n', label: t('contacts.needs'), run: () => focus(needs) },
    { key: 'p', label: t('contacts.who'), run: () => focus(who) },
    { key: 't', label: t('contacts.said'), run: () => focus(said) },
  ])
  // Escape leaves a field, so that the keys of the outcomes work again.
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  const query = {
    needCodes: [...form.needs],
    sex: form.sex === 'other' ? null : form.sex,
    languages: form.language ? [form.language] : [],
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to Escape from the fields inside
    <div class="stack" onKeyDown={leave}>
      <h1>{t('contacts.new')}</h1>
      <CallerLine draft={form} number={number} onNumber={setNumber} onChange={change} />
      <ErrorNote problem={record.error ?? opening.error} />
      <div class="cols">
        <section class="card stack">
          <div ref={needs}>
            <NeedPicker
              label={t('contacts.needs')}
              shortcut="n"
              value={form.needs}
              onChange={codes => change({ needs: codes })}
            />
          </div>
          <div ref={who}>
            <Who draft={form} onChange={change} />
          </div>
          <div ref={said}>
            <TextArea
              label={t('contacts.said')}
              shortcut="t"
              value={form.said}
              rows={2}
              maxLength={10_000}
              onChange={value => change({ said: value })}
            />
          </div>
          <TextArea
            label={t('contacts.advised')}
            value={form.advised}
            maxLength={10_000}
            onChange={advised => change({ advised })}
          />
          <Signs value={form.signs} onChange={signs => change({ signs })} />
        </section>
        <section class="card stack">
          <h2>{t('contacts.who_can_take')}</h2>
          {form.needs.length === 0 && <p class="soft">{t('contacts.who_can_take.empty')}</p>}
          <ProposalList query={form.needs.length > 0 ? query : null} />
        </section>
      </div>
      <Outcomes
        busy={record.sending || opening.sending || form.id === ''}
        mayOpen={mayOpen}
        onOutcome={outcome => (outcome === 'call_back' ? setPromising(true) : void save(outcome))}
        onNotRequest={notRequest => void save('not_a_request', { notRequest })}
      />
      {promising && (
        <CallBackDialog
          needsNumber={form.personId === null}
          number={number}
          problem={record.error}
          onClose={() => setPromising(false)}
          onPromise={callBack => void save('call_back', { callBack })}
        />
      )}
    </div>
  )
}

interface CallBack {
  readonly dueAt: string
  readonly number: string
  readonly note: string
}
