import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, Choice } from '#ui/Choice.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { addDocument, type DocumentView, endDocument } from '../contract.ts'
import { type DocumentKind, documentKinds, type Holder, holders } from '../domain/document.ts'
import { countryName, countryOptions, optionsOf } from './options.ts'

interface Props {
  readonly personId: string
  readonly documents: readonly DocumentView[]
  /** Whether numbers are for this reader at all. */
  readonly seesNumbers: boolean
  readonly onChanged: () => void
}

/** The papers, and in whose hands they are. */
export function DocumentsCard({ personId, documents, seesNumbers, onChanged }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const ending = useChange(endDocument)
  const end = async (id: string) => {
    const sent = await ending.send({ personId, id })
    if (sent.ok) onChanged()
  }
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('people.documents')}</h2>
        <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t('people.document.add')}
        </Button>
      </div>
      {documents.length === 0 && <p class="soft">{t('ui.nothingHere')}</p>}
      {documents.map(document => (
        <Paper key={document.id} document={document} onEnd={() => void end(document.id)} />
      ))}
      {adding && (
        <DocumentDialog
          personId={personId}
          seesNumbers={seesNumbers}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

function Paper({ document, onEnd }: { readonly document: DocumentView; readonly onEnd: () => void }) {
  const t = useT()
  const { day, today } = useFormat()
  const over = document.expiresOn !== null && document.expiresOn < today()
  return (
    <div class="row apart">
      <span>
        <b>{t(`people.document.kind.${document.kind}`)}</b>
        {document.country && ` · ${countryName(t, document.country)}`}
        {document.number && ` · ${document.number}`}
        <br />
        <span class="small">
          {t('people.document.held_by')}: {t(`people.held_by.${document.heldBy}`)}
        </span>{' '}
        {document.takenAway && (
          <Tag tone="danger" icon="warning">
            {t('people.document.taken_away')}
          </Tag>
        )}{' '}
        {document.expiresOn && (
          <Tag tone={over ? 'due' : undefined}>
            {t('people.document.expires')} {day(document.expiresOn)}
          </Tag>
        )}
      </span>
      <Button look="quiet" onClick={onEnd}>
        {t('ui.remove')}
      </Button>
    </div>
  )
}

interface DialogProps {
  readonly personId: string
  readonly seesNumbers: boolean
  readonly onClose: () => void
  readonly onSaved: () => void
}

function DocumentDialog({ personId, seesNumbers, onClose, onSaved }: DialogProps) {
  const t = useT()
  const [id] = useState(newId)
  const [kind, setKind] = useState<DocumentKind>('passport')
  const [country, setCountry] = useState('')
  const [heldBy, setHeldBy] = useState<Holder>('self')
  const [takenAway, setTakenAway] = useState(false)
  const [expiresOn, setExpiresOn] = useState<Day | ''>('')
  const [number, setNumber] = useState('')
  const change = useChange(addDocument)
  const save = async (event: Event) => {
    event.preventDefault()
    const fields = { kind, heldBy, takenAway, number, country: country || null, expiresOn: expiresOn || null }
    const sent = await change.send({ personId, id, ...fields })
    if (sent.ok) onSaved()
  }
  return (
    <Dialog title={t('people.document.add')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <ErrorNote problem={change.error} />
        <Select
          label={t('people.document.kind')}
          required
          value={kind}
          options={optionsOf(documentKinds, one => t(`people.document.kind.${one}`))}
          onChange={setKind}
        />
        <Select
          label={t('people.citizenship')}
          value={country}
          options={countryOptions(t) as { value: string; label: string }[]}
          onChange={setCountry}
        />
        <Choice
          label={t('people.document.held_by')}
          value={heldBy}
          options={optionsOf(holders, one => t(`people.held_by.${one}`))}
          onChange={setHeldBy}
        />
        <Check label={t('people.document.taken_away')} value={takenAway} onChange={setTakenAway} />
        {seesNumbers && <TextInput label={t('people.document.number')} value={number} onChange={setNumber} />}
        <DateInput label={t('people.document.expires')} value={expiresOn} onChange={setExpiresOn} />
        <div class="row end">
          <Button type="submit" look="main" busy={change.sending}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
