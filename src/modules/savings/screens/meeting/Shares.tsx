import { useState } from 'preact/hooks'
import { hrefOf, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { payingMembers } from '../../domain/attendance.ts'
import { currentMembers, savingsOf } from '../../domain/book.ts'
import type { Happening } from '../../domain/journal.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { AmountDialog, Big, BigLink, Sum, Tile } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { Newcomer } from './Newcomer.tsx'
import { NextBy } from './Next.tsx'
import { Withdraw } from './Withdraw.tsx'

/** By number each member comes and buys; a wrong tap is taken back and both stay in the book. */
export function Shares() {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const nameOf = useNameOf()
  const { write, problem, busy } = useRecord()
  const [typing, setTyping] = useState<string | null>(null)
  const [rare, setRare] = useState<'withdraw' | 'newcomer' | null>(null)
  const { mode, price, max } = rules.savings
  const all = standingEvents(group.log.entries, 'saved')
  const set = async (member: string, stamps: number) => {
    const before = all.filter(one => one.member === member)
    return write(
      ...before.map((one): Happening => ({ kind: 'corrected', corrects: one.id, reason: 'another number' })),
      ...(stamps > 0 ? [{ kind: 'saved', member, stamps } as const] : []),
    )
  }
  const choices = mode === 'shares' ? Array.from({ length: Math.min(max ?? 5, 10) }, (_, n) => n + 1) : [1]
  // A fixed saving is the same for everybody who is here.
  const waiting =
    mode === 'fixed'
      ? payingMembers(book).flatMap((member): Happening[] =>
          all.some(one => one.member === member) ? [] : [{ kind: 'saved', member, stamps: 1 }],
        )
      : []
  const collected = all.reduce((sum, one) => sum + one.stamps * price, 0)
  return (
    <>
      <p>{t('savings.shares.how', { price: money.show(price) })}</p>
      {waiting.length > 1 && (
        <Big icon="people" busy={busy} onClick={() => void write(...waiting)}>
          {t('savings.all_paid', { count: waiting.length })}
        </Big>
      )}
      <ul class="tiles">
        {currentMembers(book).map(({ id }) => {
          const stamps = all.filter(one => one.member === id).reduce((sum, one) => sum + one.stamps, 0)
          return (
            <Tile
              key={id}
              member={id}
              done={stamps > 0}
              note={t('savings.has_saved', { amount: money.show(savingsOf(book, id)) })}
            >
              {mode === 'amount' ? (
                <button type="button" class="pay" aria-pressed={stamps > 0} onClick={() => setTyping(id)}>
                  {money.show(stamps)}
                </button>
              ) : (
                <Stamps member={id} {...{ choices, stamps }} onSet={n => void set(id, n)} />
              )}
            </Tile>
          )
        })}
      </ul>
      {!typing && <ErrorNote problem={problem} />}
      <Sum label={t('savings.shares.collected')} amount={collected} />
      {typing && (
        <AmountDialog
          {...{ title: nameOf(typing), label: t('savings.amount'), confirm: t('ui.save') }}
          onClose={() => setTyping(null)}
          onAmount={amount => void set(typing, amount).then(isDone => isDone && setTyping(null))}
          problem={<ErrorNote problem={problem} />}
        />
      )}
      {book.held > 1 && (
        <details>
          <summary>{t('savings.other.more')}</summary>
          <div class="stack">
            {rules.savings.withdrawal === 'price_paid' && (
              <Big icon="download" onClick={() => setRare('withdraw')}>
                {t('savings.shares.withdraw')}
              </Big>
            )}
            {mode === 'shares' && (
              <Big icon="plus" note={t('savings.newcomer.note')} onClick={() => setRare('newcomer')}>
                {t('savings.newcomer')}
              </Big>
            )}
            <BigLink
              icon="people"
              href={hrefOf(`/group/${group.lid.id}/members`)}
              note={t('savings.leaving.how')}
            >
              {t('savings.leaving')}
            </BigLink>
          </div>
        </details>
      )}
      {rare === 'withdraw' && <Withdraw onClose={() => setRare(null)} />}
      {rare === 'newcomer' && <Newcomer onClose={() => setRare(null)} />}
      <ToRepay />
    </>
  )
}

interface StampsProps {
  readonly member: string
  readonly choices: readonly number[]
  readonly stamps: number
  readonly onSet: (stamps: number) => void
}

/** Tapping the number that is chosen takes it back. */
function Stamps({ member, choices, stamps, onSet }: StampsProps) {
  const nameOf = useNameOf()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a box into the tile
    <span class="stamps" role="group" aria-label={nameOf(member)}>
      {choices.map(n => (
        <button
          key={n}
          type="button"
          aria-pressed={n <= stamps}
          aria-label={String(n)}
          onClick={() => onSet(n === stamps ? 0 : n)}
        >
          {choices.length === 1 ? '✓' : n}
        </button>
      ))}
    </span>
  )
}

/** With the step the charges of the period that ends today arise. */
function ToRepay() {
  const t = useT()
  const { write, problem, busy } = useRecord()
  const go = async () => {
    const isDone = await write(
      { kind: 'step_taken', step: 'repay' },
      { kind: 'charges_levied', moment: 'before_payments' },
    )
    if (isDone) scrollTo(0, 0)
  }
  return <NextBy label={t('ui.next')} {...{ problem, busy }} onGo={() => void go()} />
}
