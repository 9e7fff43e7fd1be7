import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { currentMembers, loanFundCash, socialFundCash } from '../../domain/book.ts'
import type { DifferenceBooking, Happening } from '../../domain/journal.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { Big, Sum } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { NextStep } from './Next.tsx'

const places = ['cash:loan_fund', 'cash:social'] as const
type Place = (typeof places)[number]

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
    (next === 'fines' ? places.length : places.length * 2)
  const asBooked = () =>
    write(
      ...places.map(
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
      {differs && <Difference {...{ booked, counters, next }} />}
    </>
  )
}

interface DifferenceProps {
  readonly booked: Readonly<Record<Place, number>>
  readonly counters: readonly string[]
  readonly next: 'fines' | 'close'
}

function Difference({ booked, counters, next }: DifferenceProps) {
  const t = useT()
  const { group, book } = useGroup()
  const nameOf = useNameOf()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const [typed, setTyped] = useState<Record<Place, string>>({
    'cash:loan_fund': money.plain(booked['cash:loan_fund']),
    'cash:social': money.plain(booked['cash:social']),
  })
  const [who, setWho] = useState('group')
  const counted = (place: Place) => money.read(typed[place])
  const isShort = places.some(place => (counted(place) ?? 0) < booked[place])
  const bookingOf = (difference: number): DifferenceBooking => {
    if (difference === 0) return { to: 'none' }
    if (who === 'suspense' && difference > 0) return { to: 'suspense' }
    return who === 'group' || who === 'suspense' || difference > 0
      ? { to: 'group' }
      : { to: 'member', member: who }
  }
  const save = () =>
    write(
      ...places.map((place): Happening => {
        const sum = counted(place) ?? 0
        const difference = bookingOf(sum - booked[place])
        return { kind: 'box_counted', place, counted: sum, counters, difference }
      }),
      { kind: 'step_taken', step: next },
    )
  return (
    <>
      {places.map(place => (
        <TextInput
          key={place}
          label={t(place === 'cash:loan_fund' ? 'savings.loan_fund' : 'savings.social_fund')}
          inputMode="decimal"
          code
          value={typed[place]}
          onChange={text => setTyped({ ...typed, [place]: text })}
          error={counted(place) === null ? t('ui.field.number') : undefined}
        />
      ))}
      <Select
        label={t('savings.count.explained')}
        value={who}
        required
        onChange={setWho}
        options={[
          { value: 'group', label: t('savings.count.group') },
          { value: 'suspense', label: t('savings.count.later') },
          ...(isShort ? currentMembers(book).map(({ id }) => ({ value: id, label: nameOf(id) })) : []),
        ]}
      />
      <ErrorNote problem={problem} />
      <Big
        main
        icon="check"
        busy={busy}
        disabled={places.some(place => counted(place) === null)}
        onClick={() => void save()}
      >
        {t('ui.save')}
      </Big>
    </>
  )
}
