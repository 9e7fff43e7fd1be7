import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useMay, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { readPersonKeeping } from '../contract.ts'
import { AskErasure } from './AskErasure.tsx'
import { LiftHold, PlaceHold } from './HoldDialogs.tsx'

type Keeping = ReplyOf<typeof readPersonKeeping>

/** What the person may ask for: who read the file, everything in it, its end. And what stops the last. */
export function RightsCard({ personId }: { readonly personId: string }) {
  const t = useT()
  const may = useMay('keeping.read_person')
  const { data, error, reload } = useData(readPersonKeeping, may ? { personId } : null, { keep: false })
  const [open, setOpen] = useState<'ask' | 'hold' | null>(null)
  if (!may) return null
  const close = () => {
    setOpen(null)
    reload()
  }
  return (
    <section class="card stack">
      <h2>{t('keeping.rights')}</h2>
      <ErrorNote problem={error} onRetry={reload} />
      {data && <Standing keeping={data} onChanged={reload} />}
      <div class="row">
        <LinkButton href={hrefOf(`/people/${personId}/access-report`)} icon="book">
          {t('audit.report.title')}
        </LinkButton>
        <LinkButton href={hrefOf(`/people/${personId}/held`)} icon="document">
          {t('keeping.held.title')}
        </LinkButton>
        {data?.may.ask && (
          <Button icon="close" onClick={() => setOpen('ask')}>
            {t('keeping.ask')}
          </Button>
        )}
        {data?.may.hold && !data.erasedAt && (
          <Button icon="lock" onClick={() => setOpen('hold')}>
            {t('keeping.hold.place')}
          </Button>
        )}
      </div>
      {open === 'ask' && <AskErasure personId={personId} onClose={close} />}
      {open === 'hold' && <PlaceHold personId={personId} onClose={close} />}
    </section>
  )
}

function Standing({ keeping, onChanged }: { readonly keeping: Keeping; readonly onChanged: () => void }) {
  const t = useT()
  const { day, instant } = useFormat()
  const mayLift = useMay('keeping.lift_hold')
  const [lifting, setLifting] = useState<string | null>(null)
  const { erasure } = keeping
  return (
    <>
      {keeping.erasedAt && (
        <Notice>{t('keeping.erased', { when: instant(keeping.erasedAt, 'medium') })}</Notice>
      )}
      {erasure?.state === 'waiting' && (
        <Notice tone="due">{t('keeping.asked', { when: instant(erasure.requestedAt, 'medium') })}</Notice>
      )}
      {erasure?.state === 'declined' && (
        <Notice>
          {t('keeping.declined')} {erasure.decisionNote}
        </Notice>
      )}
      {keeping.holds
        .filter(hold => hold.holds)
        .map(hold => (
          <Notice key={hold.id} tone="due">
            {/* Contracts carry days as text. */}
            <b>{t('keeping.hold.holds', { day: day(hold.until as Day) })}</b> {hold.reason}{' '}
            <span class="soft">{hold.placedBy?.name}</span>
            {mayLift && (
              <div>
                <Button onClick={() => setLifting(hold.id)}>{t('keeping.hold.lift')}</Button>
              </div>
            )}
          </Notice>
        ))}
      {lifting && (
        <LiftHold
          id={lifting}
          onClose={() => {
            setLifting(null)
            onChanged()
          }}
        />
      )}
    </>
  )
}
