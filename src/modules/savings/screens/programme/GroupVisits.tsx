import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { useChange, useData, useForm, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { DateInput } from '#ui/DateInput.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listVisits, planVisit } from '../../contract/visits.ts'
import type { GroupView } from './GroupPage.tsx'
import { VisitCard } from './VisitCard.tsx'

/** Visits of one group, planned and made. */
export function GroupVisits({ group }: { readonly group: GroupView }) {
  const t = useT()
  const [isPlanning, setIsPlanning] = useState(false)
  const { data, error, loading, reload } = useData(listVisits, { groupId: group.id, limit: 20 })
  return (
    <section class="card stack" aria-labelledby="visits">
      <div class="row apart">
        <h2 id="visits">{t('savings.visits')}</h2>
        {group.may.visit && (
          <Button icon="calendar" onClick={() => setIsPlanning(true)}>
            {t('savings.visit.plan')}
          </Button>
        )}
      </div>
      {!data && <ErrorNote problem={error} onRetry={reload} />}
      {loading && <Skeleton />}
      {data?.items.length === 0 && <p class="soft">{t('savings.visits.none_made')}</p>}
      <ul class="plain stack">
        {data?.items.map(visit => (
          <VisitCard key={visit.id} visit={visit} onChanged={reload} />
        ))}
      </ul>
      {isPlanning && <Plan groupId={group.id} onClose={() => setIsPlanning(false)} onPlanned={reload} />}
    </section>
  )
}

interface PlanProps {
  readonly groupId: string
  readonly onClose: () => void
  readonly onPlanned: () => void
}

function Plan({ groupId, onClose, onPlanned }: PlanProps) {
  const t = useT()
  const { today } = useFormat()
  const [id] = useState(newId)
  const change = useChange(planVisit, { offline: true, label: 'savings.visit.plan' })
  const form = useForm({
    start: { plannedOn: '' as Day | '' },
    send: ({ plannedOn }) => change.send({ id, groupId, plannedOn: plannedOn as Day }), // required
    forget: '/savings',
    onDone() {
      onPlanned()
      onClose()
    },
  })
  return (
    <FormDialog title={t('savings.visit.plan')} onClose={onClose} form={form} submit={t('ui.save')}>
      <DateInput required label={t('savings.visit.day')} min={today()} {...form.field('plannedOn')} />
    </FormDialog>
  )
}
