import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { languageName } from '#modules/directory/screens/parts.ts'
import {
  announce,
  forget,
  hrefOf,
  useActs,
  useData,
  useFormat,
  useMay,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readContact } from '../contract.ts'
import { ContactHistory } from './ContactHistory.tsx'
import { CorrectContact } from './CorrectContact.tsx'
import { useFieldWords } from './useFieldWords.ts'

export type Contact = ReplyOf<typeof readContact>

/** One contact: what was said and done, whom and which case it belongs to, what it said before it was corrected. */
export function ContactDetail({ id }: { readonly id: string }) {
  const t = useT()
  const format = useFormat()
  useTitle(t('contacts.one'))
  const { data, error, reload } = useData(readContact, { id }, { keep: false })
  const [correcting, setCorrecting] = useState(false)
  const mayCorrect = data?.may.correct === true
  useActs(mayCorrect ? [{ key: 'e', label: t('contacts.correct'), run: () => setCorrecting(true) }] : [])
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  const saved = () => {
    setCorrecting(false)
    announce(t('ui.saved'))
    forget('/contacts')
    reload()
  }
  return (
    <div class="stack">
      <div class="row apart">
        <h1>
          {t(`contacts.channel.${data.channel}`)}, {format.instant(data.startedAt)}
        </h1>
        {mayCorrect && (
          <Button icon="edit" shortcut="e" onClick={() => setCorrecting(true)}>
            {t('contacts.correct')}
          </Button>
        )}
      </div>
      <Tags contact={data} />
      <div class="cols">
        <Facts contact={data} />
        <Links contact={data} />
      </div>
      <ContactHistory contact={data} />
      {correcting && <CorrectContact contact={data} onClose={() => setCorrecting(false)} onSaved={saved} />}
    </div>
  )
}

function Tags({ contact }: { readonly contact: Contact }) {
  const t = useT()
  const { urgency, outcome, notRequest } = contact
  return (
    <p class="row">
      <Tag tone={urgency === 'now' ? 'danger' : urgency === 'today' ? 'due' : undefined}>
        {t(`contacts.urgency.${urgency}`)}
      </Tag>
      {outcome && <Tag tone="accent">{t(`contacts.outcome.${outcome}`)}</Tag>}
      {notRequest && <Tag>{t(`contacts.not_request.${notRequest}`)}</Tag>}
      {contact.importId && <Tag icon="upload">{t('contacts.from_import')}</Tag>}
      {contact.recordedOffline && <Tag icon="offline">{t('contacts.offline')}</Tag>}
    </p>
  )
}

function Facts({ contact }: { readonly contact: Contact }) {
  const t = useT()
  const format = useFormat()
  const words = useFieldWords()
  const { signs, durationSeconds } = contact
  const shown = ['needs', 'said', 'advised', 'signs', 'materials'] as const
  return (
    <section class="card stack">
      {shown.map(field => (
        <Fact key={field} label={words.label(field)}>
          {words.value(field, contact[field])}
        </Fact>
      ))}
      {signs.length === 0 && contact.needs.length === 0 && !contact.said && (
        <p class="soft">{t('ui.nothingHere')}</p>
      )}
      {durationSeconds !== null && (
        <p class="small soft">{format.duration(Math.ceil(durationSeconds / 60), 'short')}</p>
      )}
      <p class="small soft">
        {t('contacts.recorded', {
          when: format.instant(contact.recordedAt, 'short'),
          name: contact.workerName ?? '–',
        })}
      </p>
    </section>
  )
}

/** Nothing is shown for what was not said. */
function Fact({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  if (!children) return null
  return (
    <p style={{ whiteSpace: 'pre-line' }}>
      <span class="small soft">{label}</span>
      <br />
      {children}
    </p>
  )
}

function Links({ contact }: { readonly contact: Contact }) {
  const t = useT()
  const words = useFieldWords()
  const mayReadPerson = useMay('people.read')
  const mayReadCase = useMay('cases.read')
  const mayReadRequest = useMay('contacts.read_request')
  const { personId, personLabel, caseId, language } = contact
  const shown = ['sex', 'ageBand', 'country', 'placeText', 'targetGroups'] as const
  return (
    <section class="card stack">
      <h2>{personLabel ?? t('contacts.anonymous')}</h2>
      {shown.map(field => (
        <Fact key={field} label={words.label(field)}>
          {words.value(field, contact[field])}
        </Fact>
      ))}
      <Fact label={t('ui.language')}>{language && languageName(language)}</Fact>
      <div class="row">
        {personId && mayReadPerson && (
          <LinkButton href={hrefOf(`/people/${personId}`)} icon="person">
            {personLabel}
          </LinkButton>
        )}
        {caseId && mayReadCase && (
          <LinkButton href={hrefOf(`/cases/${caseId}`)} icon="case">
            {t('contacts.case')}
          </LinkButton>
        )}
        {contact.channel === 'web' && mayReadRequest && (
          <LinkButton href={hrefOf(`/contact-requests/${contact.id}`)} icon="message">
            {t('contacts.request.one')}
          </LinkButton>
        )}
        {contact.sessionId && (
          <LinkButton href={hrefOf(`/mobile-sessions/${contact.sessionId}`)} icon="place">
            {t('contacts.channel.mobile')}
          </LinkButton>
        )}
      </div>
    </section>
  )
}
