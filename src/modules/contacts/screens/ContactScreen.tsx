import { useEffect, useRef, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { FilesOfPerson } from '#modules/cases/screens/parts.ts'
import { NeedPicker, ProposalList } from '#modules/directory/screens/parts.ts'
import { forget, navigate, useActs, useDraft, useMay, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import type { readSession } from '../contract.ts'
import type { Outcome } from '../domain/contact.ts'
import { CallBackDialog } from './CallBackDialog.tsx'
import { CallerLine } from './CallerLine.tsx'
import { ContactContext } from './ContactContext.tsx'
import { type ContactDraft, emptyContact } from './form.ts'
import { MaterialFields } from './MaterialFields.tsx'
import { Outcomes } from './Outcomes.tsx'
import { Signs } from './Signs.tsx'
import { useOuting } from './useOuting.ts'
import { useRecording } from './useRecording.ts'
import { Who } from './Who.tsx'

/** Recorded with the keyboard alone while the caller speaks; everything may stay empty but the outcome. */
export function ContactScreen() {
  const t = useT()
  useTitle(t('contacts.new'))
  const [form, setForm, draft] = useDraft('contacts.new', emptyContact)
  const [number, setNumber] = useState('')
  const [promising, setPromising] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const missing = isAsked && saysNothing(form)
  const outing = useOuting()
  const change = (part: Partial<ContactDraft>) => setForm(before => ({ ...before, ...ofOther(before, part) }))
  const recording = useRecording({
    ...{ form, number, sessionId: outing.id },
    onSaved: async () => {
      await draft.clear()
      setNumber('')
      setPromising(false)
      setAsked(false)
      // The promise is kept: the next contact is another one.
      if (form.callBackId) {
        forget('/call-backs')
        navigate('/contacts/new', { replace: true })
      }
    },
  })
  useEffect(() => {
    if (draft.ready && form.id === '') change({ id: newId(), startedAt: new Date().toISOString() })
  }, [draft.ready, form.id])
  useEffect(() => {
    // What was typed already stays.
    if (outing.session && form.id && form.placeText === '') change(within(outing.session))
  }, [outing.session, form.id])
  const needs = useNeedsFocus()
  const end = (outcome: Outcome) => {
    if (outcome === 'call_back') return setPromising(true)
    if (outcome === 'answered' || !recording.mayOpen || !saysNothing(form))
      return void recording.save(outcome)
    setAsked(true)
    needs.focus()
  }
  // Escape leaves a field, so that the keys of the outcomes work again.
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to Escape from the fields inside
    <div class="stack" onKeyDown={leave}>
      <h1>{t('contacts.new')}</h1>
      <ContactContext form={form} ready={draft.ready && form.id !== ''} onChange={change} outing={outing} />
      <CallerLine draft={form} number={number} onNumber={setNumber} onChange={change} />
      {recording.reference && (
        <Notice tone="ok" live>
          {t('contacts.case_is_open', { reference: recording.reference })}
        </Notice>
      )}
      <ErrorNote problem={recording.error} />
      <Content
        form={form}
        onChange={change}
        needs={needs}
        missing={missing}
        onAsk={() => void recording.save(form.file?.mayRead ? 'answered' : 'case_opened', { next: 'triage' })}
      />
      <Outcomes
        busy={recording.busy || form.id === ''}
        mayOpen={recording.mayOpen && !form.file}
        mayRefer={form.file?.mayRead ?? true}
        onOutcome={end}
        onNotRequest={notRequest => void recording.save('not_a_request', { notRequest })}
      />
      {promising && (
        <CallBackDialog
          needsNumber={form.personId === null}
          number={number}
          recording={{ busy: recording.busy, problem: recording.problem }}
          onClose={() => setPromising(false)}
          onPromise={callBack => void recording.save('call_back', { callBack })}
        />
      )}
    </div>
  )
}

/** A case of it would have neither a title nor anything to do. */
const saysNothing = ({ needs, said, signs }: ContactDraft) =>
  needs.length === 0 && signs.length === 0 && said.trim() === ''

/** The file of one person is not that of another. */
const ofOther = (form: ContactDraft, part: Partial<ContactDraft>): Partial<ContactDraft> =>
  part.personId === undefined || part.personId === form.personId ? part : { ...part, file: null }

const focusIn = (place: { readonly current: HTMLElement | null }) =>
  place.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()

/** Whoever comes from another screen begins with the need, unless that would draw a keyboard over half of a phone. */
function useNeedsFocus() {
  const place = useRef<HTMLDivElement>(null)
  const { move } = usePlace()
  useEffect(() => {
    if (move > 1 && matchMedia('(pointer: fine)').matches) focusIn(place)
  }, [move])
  return { place, focus: () => focusIn(place) }
}

/** What a mobile day says of each contact recorded under it. */
const within = ({ country, placeId, placeText }: ReplyOf<typeof readSession>) =>
  ({ channel: 'mobile', country, placeId, placeText }) as const

interface ContentProps {
  readonly form: ContactDraft
  readonly onChange: (part: Partial<ContactDraft>) => void
  readonly needs: ReturnType<typeof useNeedsFocus>
  /** That a case was to be opened of nothing. */
  readonly missing: boolean
  readonly onAsk: () => void
}

function Content({ form, onChange, needs, missing, onAsk }: ContentProps) {
  const t = useT()
  const who = useRef<HTMLDivElement>(null)
  const said = useRef<HTMLDivElement>(null)
  const seesFiles = useMay('cases.list_of_person')
  const mayTriage = useMay('cases.triage') && useMay('cases.open')
  useActs([
    { key: 'n', label: t('contacts.needs'), run: needs.focus },
    { key: 'p', label: t('contacts.who'), run: () => focusIn(who) },
    { key: 't', label: t('contacts.said'), run: () => focusIn(said) },
    ...(mayTriage && form.signs.length > 0 ? [{ key: 'd', label: t('contacts.signs.ask'), run: onAsk }] : []),
  ])
  return (
    <div class="cols">
      <section class="card stack">
        <div ref={needs.place} data-figures="act">
          <NeedPicker
            label={t('contacts.needs')}
            shortcut="n"
            error={missing ? t('contacts.outcome.say_what') : undefined}
            value={form.needs}
            onChange={codes => onChange({ needs: codes })}
            typed={form.needTyped}
            onType={needTyped => onChange({ needTyped })}
          />
        </div>
        <div ref={said}>
          <TextArea
            label={t('contacts.said')}
            shortcut="t"
            value={form.said}
            rows={2}
            maxLength={10_000}
            onChange={value => onChange({ said: value })}
          />
        </div>
        <div ref={who}>
          <Who draft={form} onChange={onChange} />
        </div>
        <TextArea
          label={t('contacts.advised')}
          value={form.advised}
          maxLength={10_000}
          onChange={advised => onChange({ advised })}
        />
        <Signs
          value={form.signs}
          needs={form.needs}
          onChange={signs => onChange({ signs })}
          onAsk={mayTriage ? onAsk : null}
        />
        <details open={Object.values(form.materials).some(count => count > 0)}>
          <summary>{t('contacts.materials')}</summary>
          <MaterialFields value={form.materials} onChange={materials => onChange({ materials })} />
        </details>
      </section>
      <div class="stack">
        {form.personId && seesFiles && (
          <FilesOfPerson
            key={form.personId}
            personId={form.personId}
            choice={{
              chosen: form.file?.id ?? null,
              onChoose: file => onChange({ file: file && { id: file.id, mayRead: file.mayRead } }),
            }}
          />
        )}
        <Proposals form={form} />
      </div>
    </div>
  )
}

function Proposals({ form }: { readonly form: ContactDraft }) {
  const t = useT()
  const query = {
    needCodes: [...form.needs],
    sex: form.sex === 'other' ? null : form.sex,
    languages: form.language ? [form.language] : [],
    targetGroups: [...form.targetGroups],
    placeId: form.placeId,
  }
  return (
    <section class="card stack">
      <h2>{t('contacts.who_can_take')}</h2>
      {form.needs.length === 0 && <p class="soft">{t('contacts.who_can_take.empty')}</p>}
      <ProposalList query={form.needs.length > 0 ? query : null} />
    </section>
  )
}
