import { createPortal } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { addressOf, announce, useChange, useData, useFormat, useMe, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { downloadHeads, listHeads, signHead } from '../contract.ts'

type Heads = ReplyOf<typeof listHeads>
type Head = Heads['items'][number]

/** Signed ends of the chain: printed or kept elsewhere, they show whether the log was made anew since. */
export function HeadsCard() {
  const t = useT()
  const { data, error, loading, reload } = useData(listHeads, {}, { keep: false })
  const change = useChange(signHead)
  const [printed, setPrinted] = useState<Head | null>(null)
  useEffect(() => {
    if (!printed) return
    const done = () => setPrinted(null)
    window.addEventListener('afterprint', done)
    window.print()
    return () => window.removeEventListener('afterprint', done)
  }, [printed])
  const sign = async () => {
    if (!(await change.send({})).ok) return
    announce(t('ui.saved'))
    reload()
  }
  const items = data?.items ?? []
  return (
    <section class="card stack">
      <h2>{t('audit.heads.title')}</h2>
      <p class="soft">{t('audit.heads.what')}</p>
      <ErrorNote problem={error ?? change.error} onRetry={reload} />
      {loading && <Skeleton />}
      {data && items.length === 0 && <Empty icon="shield" title={t('audit.heads.none')} />}
      {items.length > 0 && <HeadTable heads={items.slice(0, 14)} onPrint={setPrinted} />}
      <div class="row">
        <Button icon="key" busy={change.sending} onClick={() => void sign()}>
          {t('audit.heads.sign')}
        </Button>
        {items.length > 0 && (
          <LinkButton href={addressOf(downloadHeads, {})} icon="download">
            {t('audit.heads.download')}
          </LinkButton>
        )}
      </div>
      {printed && data && <Sheet head={printed} publicKey={data.publicKey} />}
    </section>
  )
}

function HeadTable({
  heads,
  onPrint,
}: {
  readonly heads: readonly Head[]
  readonly onPrint: (head: Head) => void
}) {
  const t = useT()
  const { instant, day } = useFormat()
  return (
    <Table
      caption={t('audit.heads.title')}
      rows={heads}
      rowKey={head => head.id}
      columns={[
        {
          label: t('audit.heads.day'),
          // Contracts carry days as text.
          cell: head => (head.day ? day(head.day as Day, 'medium') : t('audit.heads.asked')),
        },
        { label: t('audit.heads.signed'), cell: head => instant(head.signedAt, 'medium') },
        { label: t('audit.heads.number'), cell: head => head.number, number: true },
        { label: t('audit.heads.hash'), cell: head => <code class="small">{head.hash.slice(0, 12)}…</code> },
        {
          label: '',
          cell: head => (
            <Button icon="print" onClick={() => onPrint(head)}>
              {t('ui.print')}
            </Button>
          ),
        },
      ]}
    />
  )
}

/** One sheet for the safe or the auditor: everything that is needed to check it, also by typing it in. */
function Sheet({ head, publicKey }: { readonly head: Head; readonly publicKey: string }) {
  const t = useT()
  const me = useMe()
  return createPortal(
    <article class="audit-sheet" aria-hidden="true">
      <h1>{t('audit.heads.sheet')}</h1>
      <p>
        <b>{me.organisation.name}</b>
      </p>
      <p>{t('audit.heads.sheet.what')}</p>
      <pre>{head.text}</pre>
      <p>{t('audit.heads.sheet.signature')}</p>
      <pre>{head.signature}</pre>
      <p>{t('audit.heads.sheet.key')}</p>
      <pre>{publicKey}</pre>
      <p class="small">{t('audit.heads.sheet.check')}</p>
      <pre class="small">
        npm run --silent hamroh -- audit verify --organisation {me.organisation.slug} --heads heads.json
      </pre>
    </article>,
    document.body,
  )
}
