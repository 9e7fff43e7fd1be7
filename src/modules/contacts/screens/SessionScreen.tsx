import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import {
  hrefOf,
  navigate,
  useChange,
  useData,
  useForm,
  useFormat,
  useMay,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { createSession, readSession, updateSession } from '../contract.ts'
import { sessionFields } from './decided-fields.ts'
import { type SessionDraft, SessionForm } from './SessionForm.tsx'

type Session = ReplyOf<typeof readSession>

/** A new day out; reported without a network as well. */
export function NewSession() {
  const t = useT()
  const { today } = useFormat()
  useTitle(t('contacts.session.new'))
  const [id] = useState(newId)
  const draft = 'contacts.session.new'
  const change = useChange(createSession, { offline: true, label: 'contacts.session.new', draft })
  const form = useForm({
    draft,
    start: { ...emptySession, day: today() } as SessionDraft, // the day may be emptied
    send: typed => change.send({ id, ...typed, day: typed.day || today() }),
    forget: '/mobile-sessions',
    onDone: ({ waiting }) => navigate(waiting ? '/mobile-sessions' : `/mobile-sessions/${id}`),
  })
  return (
    <div class="stack">
      <h1>{t('contacts.session.new')}</h1>
      <SessionForm form={form} />
    </div>
  )
}

/** One day out: its totals are corrected here, its contacts recorded from here. */
export function SessionScreen({ id }: { readonly id: string }) {
  const t = useT()
  useTitle(t('contacts.session.one'))
  const { data, error, reload } = useData(readSession, { id })
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  return <Opened key={data.version} session={data} onChanged={reload} />
}

function Opened({ session, onChanged }: { readonly session: Session; readonly onChanged: () => void }) {
  const t = useT()
  const format = useFormat()
  const mayRecord = useMay('contacts.record')
  const { id, version } = session
  const change = useChange(updateSession, {
    offline: true,
    label: 'contacts.session.one',
    chain: id,
    fields: sessionFields,
  })
  const form = useForm({
    draft: `contacts.session.${id}.${version}`,
    start: draftOf(session),
    of: session,
    send: (typed, before) =>
      change.send({ id, version, ...typed, day: typed.day || (before.day as Day) }, { before }),
    forget: '/mobile-sessions',
    onDone: onChanged,
  })
  return (
    <div class="stack">
      <h1>
        {session.placeText}, {format.day(session.day as Day)}
      </h1>
      <div class="row">
        {mayRecord && (
          <LinkButton href={hrefOf(`/contacts/new?session=${id}`)} look="main" icon="plus">
            {t('contacts.session.record')}
          </LinkButton>
        )}
        {mayRecord && (
          <LinkButton href={hrefOf(`/contacts?sessionId=${id}`)}>
            {t('contacts.session.recorded', { number: format.number(session.recorded.contacts) })}
          </LinkButton>
        )}
      </div>
      <SessionForm form={form} />
    </div>
  )
}

const emptySession: SessionDraft = {
  ...{ day: '', country: null, placeId: null, placeText: '', team: '', workerIds: [] },
  ...{ personsReached: 0, consultations: 0, materials: {}, note: '' },
}

function draftOf(session: Session): SessionDraft {
  const { country, placeId, placeText, personsReached, consultations, materials } = session
  return {
    ...{ country, placeId, placeText, personsReached, consultations, materials },
    day: session.day as Day, // the server keeps days only
    team: session.team ?? '',
    workerIds: [...session.workerIds],
    note: session.note ?? '',
  }
}
