import { hrefOf, useData, useFormat, useMe, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readProof } from '../contract.ts'
import './keeping.css'

/** The paper that says that something was erased, and not whose it was. */
export function ProofScreen({ id }: { readonly id: string }) {
  const t = useT()
  const me = useMe()
  useTitle(t('keeping.proof.title'))
  const { instant } = useFormat()
  const { data, error, reload } = useData(readProof, { id }, { keep: false })
  return (
    <div class="stack">
      <div class="row no-print">
        <a href={hrefOf('/erasures')}>{t('ui.back')}</a>
        <Button look="main" icon="print" onClick={() => window.print()}>
          {t('ui.print')}
        </Button>
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data && (
        <article class="card stack">
          <h1>{t('keeping.proof.title')}</h1>
          <p>
            <b>{me.organisation.name}</b> · {instant(data.doneAt, 'medium')}
            {data.decidedBy && ` · ${t('keeping.proof.approved', { name: data.decidedBy.name })}`}
          </p>
          <p>{t('keeping.proof.what')}</p>
          <pre class="keeping-proof">{data.text}</pre>
          <p>{t('audit.heads.sheet.signature')}</p>
          <pre class="keeping-proof">{data.signature}</pre>
          <p>{t('audit.heads.sheet.key')}</p>
          <pre class="keeping-proof">{data.publicKey}</pre>
        </article>
      )}
    </div>
  )
}
