import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { currentMembers, loanFundCash, socialFundCash } from '../../domain/book.ts'
import type { Happening } from '../../domain/journal.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { Big, Sum } from '../Parts.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { bags, Difference } from './Difference.tsx'
import { NextStep } from './Next.tsx'

/** Two counters count each compartment; a difference is explained before any money moves. */
export function CountBox() {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem, busy } = useRecord()
  const [differs, setDiffers] = useState(false)
  const next = book.meeting?.step === 'count_in' ? 'fines' : 'close'
  const { money_counter_1, money_counter_2, chair, secretary } = book.governance?.offices ?? {}
  const first = money_counter_1 ?? chair ?? ''
  const counters = [
    first,
    money_counter_2 ?? secretary ?? currentMembers(book).find(one => one.id !== first)?.id ?? '',
  ]
  const booked = { 'cash:loan_fund': loanFundCash(book), 'cash:social': socialFundCash(book) }
  const isCounted =
    standingEvents(group.log.entries, 'box_counted').length >=
    (next === 'fines' ? bags.length : bags.length * 2)
  const asBooked = () =>
    write(
      ...bags.map(
        (place): Happening => ({
          ...{ kind: 'box_counted', place, counted: booked[place], counters, difference: { to: 'none' } },
        }),
      ),
      { kind: 'step_taken', step: next },
    )
  if (isCounted) return <NextStep to={next} />
  return (
    <>
      <p>{t('savings.count.how')}</p>
      <div class="card">
        <Sum label={t('savings.loan_fund')} amount={booked['cash:loan_fund']} />
        <Sum label={t('savings.social_fund')} amount={booked['cash:social']} />
      </div>
      <ErrorNote problem={problem} />
      {!differs && (
        <>
          <Big main icon="check" busy={busy} onClick={() => void asBooked()}>
            {t('savings.count.same')}
          </Big>
          <Big icon="close" onClick={() => setDiffers(true)}>
            {t('savings.count.differs')}
          </Big>
        </>
      )}
      {differs && <Difference {...{ booked, counters, next }} onRight={() => void asBooked()} />}
    </>
  )
}
