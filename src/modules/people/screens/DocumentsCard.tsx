import { useState } from 'preact/hooks'
import { useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { countryName } from '#ui/countries.ts'
import { Tag } from '#ui/Tag.tsx'
import { type DocumentView, endDocument } from '../contract.ts'
import { DocumentDialog } from './DocumentDialog.tsx'
import { FromFile } from './FromFile.tsx'

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
  const [open, setOpen] = useState<DocumentView | 'new' | null>(null)
  const ending = useChange(endDocument)
  const end = async (id: string) => {
    const sent = await ending.send({ personId, id })
    if (sent.ok) onChanged()
  }
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('people.documents')}</h2>
        <Button look="quiet" icon="plus" onClick={() => setOpen('new')}>
          {t('people.document.add')}
        </Button>
      </div>
      {documents.length === 0 && <p class="soft">{t('ui.nothingHere')}</p>}
      {documents.map(document => (
        <Paper
          key={document.id}
          document={document}
          onEdit={() => setOpen(document)}
          onEnd={() => void end(document.id)}
        />
      ))}
      {open && (
        <DocumentDialog
          personId={personId}
          document={open === 'new' ? null : open}
          seesNumbers={seesNumbers}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface PaperProps {
  readonly document: DocumentView
  readonly onEdit: () => void
  readonly onEnd: () => void
}

function Paper({ document, onEdit, onEnd }: PaperProps) {
  const t = useT()
  const { day, today } = useFormat()
  const kind = t(`people.document.kind.${document.kind}`)
  const over = document.expiresOn !== null && document.expiresOn < today()
  return (
    <div class="row apart">
      <span>
        <b>{kind}</b> <FromFile personId={document.personId} />
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
        {document.note && <span class="small soft">{document.note} </span>}
        {document.expiresOn && (
          <Tag tone={over ? 'due' : undefined}>
            {t('people.document.expires')} {day(document.expiresOn)}
          </Tag>
        )}
      </span>
      <span class="row">
        <Button look="quiet" label={`${t('ui.edit')}: ${kind}`} onClick={onEdit}>
          {t('ui.edit')}
        </Button>
        <Button look="quiet" label={`${t('ui.remove')}: ${kind}`} onClick={onEnd}>
          {t('ui.remove')}
        </Button>
      </span>
    </div>
  )
}
