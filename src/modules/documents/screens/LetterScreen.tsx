import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { addressOf, hrefOf, useActs, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tabs } from '#ui/Tabs.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { docxOf, pdfOf, readDocument } from '../contract.ts'
import { LetterView } from './LetterView.tsx'
import { MarkSent } from './MarkSent.tsx'
import { usePack } from './usePack.ts'

type Document = ReplyOf<typeof readDocument>

/** A letter, its version for reading, and the files to print or to change by hand. */
export function LetterScreen({ id }: { readonly id: string }) {
  const t = useT()
  const { data: document, error, reload } = useData(readDocument, { id }, { keep: false })
  const { pack } = usePack()
  const [which, setWhich] = useState<'letter' | 'reading'>('letter')
  const [sending, setSending] = useState(false)
  useTitle(document?.title ?? t('documents.title'))
  useActs(
    document?.may.work ? [{ key: 's', label: t('documents.mark_sent'), run: () => setSending(true) }] : [],
  )
  if (error && !document) return <ErrorNote problem={error} onRetry={reload} />
  if (!document) return <Skeleton />
  const languageOf = (one: 'letter' | 'reading') => t(`language.${document[one].language}`)
  return (
    <div class="stack">
      <Head document={document} onSent={() => setSending(true)} />
      <Changes document={document} />
      <section class="card stack">
        <Tabs
          label={t('documents.versions')}
          at={which}
          onChange={setWhich}
          tabs={[
            { name: 'letter', label: `${t('documents.letter')}: ${languageOf('letter')}` },
            { name: 'reading', label: `${t('documents.reading')}: ${languageOf('reading')}` },
          ]}
        >
          <div class="stack">
            <div class="row">
              <LinkButton href={addressOf(pdfOf, { id, which })} icon="download" look="main">
                {t('documents.pdf')}
              </LinkButton>
              <LinkButton href={addressOf(docxOf, { id, which })} icon="download">
                {t('documents.docx')}
              </LinkButton>
            </div>
            <LetterView letter={document[which]} stock={pack?.stock ?? null} />
          </div>
        </Tabs>
      </section>
      {sending && <MarkSent document={document} onClose={() => setSending(false)} />}
    </div>
  )
}

function Head({ document, onSent }: { document: Document; onSent: () => void }) {
  const t = useT()
  const { day } = useFormat()
  return (
    <div class="row apart">
      <div>
        <p class="small soft">
          <a href={hrefOf(`/cases/${document.caseId}`)}>{t('claims.to_case')}</a>
        </p>
        <h1>{document.title}</h1>
        {document.sentOn ? (
          <Tag tone="ok">{t('documents.sent_on', { day: day(document.sentOn as Day) })}</Tag>
        ) : (
          <Tag tone={document.blanks ? 'due' : 'accent'}>
            {document.blanks ? t('documents.blanks', { count: document.blanks }) : t('documents.complete')}
          </Tag>
        )}
      </div>
      {document.may.work && (
        <span class="row">
          <LinkButton href={hrefOf(`/letters/${document.id}/edit`)} icon="edit">
            {t('ui.edit')}
          </LinkButton>
          <Button icon="check" shortcut="s" onClick={onSent}>
            {t('documents.mark_sent')}
          </Button>
        </span>
      )}
    </div>
  )
}

/** What is not any more as it was when the letter was made. */
function Changes({ document }: { document: Document }) {
  const t = useT()
  return (
    <>
      {document.changedRules.length > 0 && (
        <Notice tone="danger">
          {t('documents.rule_changed', { rules: document.changedRules.join(', ') })}
        </Notice>
      )}
      {document.claimChanged && <Notice tone="due">{t('documents.claim_changed')}</Notice>}
      {document.sentHow && <p>{document.sentHow}</p>}
    </>
  )
}
