import type { Day } from '#lib/day.ts'
import { announce, forget, useChange, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Timeline } from '#ui/Timeline.tsx'
import { withdrawRecovery } from '../contract.ts'
import type { Claim } from './useSaveClaim.ts'

/** What was done about a claim and what came of it, oldest first. */
export function Course({ claim }: { readonly claim: Claim }) {
  const t = useT()
  const { money, day } = useFormat()
  const withdraw = useChange(withdrawRecovery)
  const sum = (amount: number) => money({ amount, currency: claim.currency })
  const undo = async (recoveryId: string) => {
    const sent = await withdraw.send({ id: claim.id, recoveryId })
    if (!sent.ok) return
    announce(t('ui.saved'))
    forget('/claims')
  }
  const entries = [
    ...claim.steps.map(step => ({
      id: step.id,
      on: step.on,
      title: t(`claims.steps.${step.kind}`),
      who: step.by?.name,
      body: step.note && <p>{step.note}</p>,
    })),
    ...claim.recoveries.map(one => ({
      id: one.id,
      on: one.on,
      title: `${t('claims.recovered_line', { sum: sum(one.amount) })} · ${t(`claims.payer.${one.payer}`)}`,
      who: one.by?.name,
      body: (
        <>
          {one.note && <p>{one.note}</p>}
          {one.withdrawn && <Tag>{t('claims.withdrawn')}</Tag>}
          {!one.withdrawn && claim.may.work && (
            <Button look="quiet" onClick={() => void undo(one.id)}>
              {t('claims.withdraw')}
            </Button>
          )}
        </>
      ),
    })),
  ].sort((a, b) => (a.on < b.on ? -1 : 1))
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('claims.course')}</h2>
        <Tag tone={claim.status === 'recovered' ? 'ok' : 'accent'}>{t(`claims.status.${claim.status}`)}</Tag>
      </div>
      <p>{t('claims.recovered_of', { recovered: sum(claim.recovered), total: sum(claim.total) })}</p>
      <ErrorNote problem={withdraw.error} />
      {entries.length === 0 && <p class="soft">{t('claims.course.empty')}</p>}
      {entries.length > 0 && (
        <Timeline
          label={t('claims.course')}
          entries={entries.map(one => ({
            id: one.id,
            title: one.title,
            when: [day(one.on as Day, 'medium'), one.who].filter(Boolean).join(', '),
            body: one.body,
          }))}
        />
      )}
    </section>
  )
}
