import { announce, useChange, useData, useT } from '#staff/hooks.ts'
import { Check } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { answerFor, listTracingOrganisations } from '../contract.ts'

/** Whose questions are looked at: nobody's, until somebody says so. */
export function Organisations() {
  const t = useT()
  const { data, error, loading, reload } = useData(listTracingOrganisations, {})
  const change = useChange(answerFor)
  const set = async (id: string, answers: boolean) => {
    const sent = await change.send({ id, answers })
    if (!sent.ok) return
    announce(t('ui.saved'))
    reload()
  }
  return (
    <section class="card stack">
      <h2>{t('tracing.organisations')}</h2>
      <p class="small soft">{t('tracing.organisations.what')}</p>
      <ErrorNote problem={error ?? change.error} onRetry={reload} />
      {loading && <Skeleton />}
      {data?.items.map(one => (
        <div key={one.id} class="row">
          <Check label={one.name} value={one.weAnswer} onChange={answers => void set(one.id, answers)} />
          {one.theyAnswer && <Tag>{t('tracing.organisations.they')}</Tag>}
        </div>
      ))}
    </section>
  )
}
