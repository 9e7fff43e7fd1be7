import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { currentMembers } from '../../domain/book.ts'
import type { DifferenceBooking, Happening } from '../../domain/journal.ts'
import { Big } from '../Parts.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'
import { ByNotes } from './ByNotes.tsx'

export const bags = ['cash:loan_fund', 'cash:social'] as const
type Bag = (typeof bags)[number]
const bagName = { 'cash:loan_fund': 'savings.loan_fund', 'cash:social': 'savings.social_fund' } as const

interface Props {
  readonly booked: Readonly<Record<Bag, number>>
  readonly counters: readonly string[]
  readonly next: 'fines' | 'close'
  /** After all it is as the book says. */
  readonly onRight: () => void
}

/** What was counted instead, and how the group explains it before any money moves. */
export function Difference({ booked, counters, next, onRight }: Props) {
  const t = useT()
  const { group } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const [typed, setTyped] = useState<Record<Bag, string>>({
    'cash:loan_fund': money.plain(booked['cash:loan_fund']),
    'cash:social': money.plain(booked['cash:social']),
  })
  const [who, setWho] = useState<Bearer>('group')
  const [members, setMembers] = useState<string[]>([])
  const [member] = members
  const counted = (bag: Bag) => money.read(typed[bag])
  const differenceOf = (bag: Bag) => (counted(bag) ?? booked[bag]) - booked[bag]
  const loan = differenceOf('cash:loan_fund')
  const isSwapped = loan !== 0 && loan + differenceOf('cash:social') === 0
  const isShort = bags.some(bag => differenceOf(bag) < 0)
  const differs = bags.some(bag => differenceOf(bag) !== 0)
  const isUnread = bags.some(bag => counted(bag) === null)
  const lacksWho = isShort && who === 'member' && !member
  const bookingOf = (difference: number): DifferenceBooking => {
    if (difference === 0) return { to: 'none' }
    if (difference < 0 && who === 'member' && member) return { to: 'member', member }
    return difference > 0 && who === 'suspense' ? { to: 'suspense' } : { to: 'group' }
  }
  const save = () =>
    write(
      ...bags.map((place): Happening => {
        const sum = counted(place) ?? 0
        return {
          kind: 'box_counted',
          place,
          counted: sum,
          counters,
          difference: bookingOf(sum - booked[place]),
        }
      }),
      { kind: 'step_taken', step: next },
    )
  return (
    <>
      {bags.map(bag => (
        <div key={bag} class="stack">
          <TextInput
            label={t(bagName[bag])}
            inputMode="decimal"
            code
            value={typed[bag]}
            onChange={text => setTyped({ ...typed, [bag]: text })}
            error={counted(bag) === null ? t('ui.field.number') : undefined}
          />
          <ByNotes label={t('savings.share_out.notes')} onSum={sum => setTyped({ ...typed, [bag]: sum })} />
          {differenceOf(bag) !== 0 && (
            <p>
              <b>
                {t(differenceOf(bag) < 0 ? 'savings.count.missing' : 'savings.count.too_much', {
                  amount: money.show(Math.abs(differenceOf(bag))),
                })}
              </b>
            </p>
          )}
        </div>
      ))}
      {isSwapped && (
        <>
          <Notice tone="due">
            {t('savings.count.wrong_bag', {
              amount: money.show(Math.abs(loan)),
              from: t(bagName[loan > 0 ? 'cash:loan_fund' : 'cash:social']),
              to: t(bagName[loan > 0 ? 'cash:social' : 'cash:loan_fund']),
            })}
          </Notice>
          <Big main icon="check" busy={busy} onClick={onRight}>
            {t('savings.count.put_over')}
          </Big>
        </>
      )}
      {differs && !isSwapped && (
        <Explained {...{ isShort, isOver: loan > 0, who, onWho: setWho, members, onMembers: setMembers }} />
      )}
      <ErrorNote problem={problem} />
      {!isSwapped && (
        <Big main icon="check" busy={busy} disabled={isUnread || lacksWho} onClick={() => void save()}>
          {t('ui.save')}
        </Big>
      )}
    </>
  )
}

type Bearer = 'group' | 'suspense' | 'member'

interface ExplainedProps {
  readonly isShort: boolean
  /** There is too much in the loan fund's bag: it may be somebody's. */
  readonly isOver: boolean
  readonly who: Bearer
  readonly onWho: (who: Bearer) => void
  readonly members: readonly string[]
  readonly onMembers: (members: string[]) => void
}

function Explained({ isShort, isOver, who, onWho, members, onMembers }: ExplainedProps) {
  const t = useT()
  const { book } = useGroup()
  const choices = (['group', 'member', 'suspense'] as const).filter(
    one => one === 'group' || (one === 'member' ? isShort : isOver),
  )
  const words = {
    group: t(isShort ? 'savings.count.group' : 'savings.count.group_has'),
    member: t('savings.count.member'),
    suspense: t('savings.count.later'),
  }
  return (
    <>
      <Choice
        {...{ label: t('savings.count.explained'), value: who, onChange: onWho }}
        options={choices.map(value => ({ value, label: words[value] }))}
      />
      {isShort && who === 'member' && (
        <Who
          {...{ label: t('savings.who'), chosen: members, onChange: onMembers }}
          members={currentMembers(book).map(({ id }) => id)}
        />
      )}
    </>
  )
}
