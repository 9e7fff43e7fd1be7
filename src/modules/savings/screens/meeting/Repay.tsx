import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { chargeDueOf, currentMembers, openLoans, principalOf } from '../../domain/book.ts'
import { counter } from '../../domain/ledger.ts'
import { planPayment } from '../../domain/lending.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { AmountDialog, Tile } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'
import { CannotPay } from './CannotPay.tsx'
import { NextBy } from './Next.tsx'
import { Recover } from './Recover.tsx'

/** Who owes, how much of it is charge; paid in any part. What is too much is handed back at once. */
export function Repay() {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const nameOf = useNameOf()
  const { write, problem, busy, setProblem } = useRecord()
  const [paying, setPaying] = useState<string | null>(null)
  const [returned, setReturned] = useState(0)
  const [payers, setPayers] = useState<string[]>([])
  const [recovering, setRecovering] = useState(false)
  const [cannotPay, setCannotPay] = useState(false)
  const paid = standingEvents(group.log.entries, 'loan_paid')
  const borrowers = [
    ...new Set([...openLoans(book).map(loan => loan.member), ...paid.map(one => one.member)]),
  ]
  const owed = (member: string) => {
    const loans = openLoans(book, member)
    const charge = loans.reduce((sum, loan) => sum + chargeDueOf(book, loan), 0)
    return { charge, principal: loans.reduce((sum, loan) => sum + principalOf(book, loan), 0) }
  }
  // Those who vouched for her; where nobody did, anybody may pay for her.
  const guarantorsOf = (member: string) => {
    const vouched = openLoans(book, member).flatMap(loan => loan.guarantors ?? [])
    const others = currentMembers(book).flatMap(({ id }) => (id === member ? [] : [id]))
    return vouched.length > 0 ? others.filter(id => vouched.includes(id)) : others
  }
  const pay = async (member: string, amount: number) => {
    const back = planPayment(book, member, amount).returned
    const [by] = payers
    const paidBy = by === undefined ? {} : { by }
    if (!(await write({ kind: 'loan_paid', member, amount: amount - back, ...paidBy }))) return
    setPaying(null)
    setReturned(back)
  }
  const divides = group.draft.shareOut === true
  const go = () =>
    write(...(divides ? [] : [{ kind: 'charges_levied', moment: 'after_payments' } as const]), {
      kind: 'step_taken',
      step: divides ? 'share_out' : 'lend',
    })
  return (
    <>
      {borrowers.length === 0 && <p class="soft">{t('savings.repay.nobody')}</p>}
      <ul class="tiles">
        {borrowers.map(member => {
          const { charge, principal } = owed(member)
          const total = charge + principal
          return (
            <Tile
              key={member}
              member={member}
              done={total === 0}
              note={t('savings.repay.parts', { loan: money.show(principal), charge: money.show(charge) })}
            >
              <button
                type="button"
                class="pay"
                aria-pressed={total === 0}
                disabled={total === 0}
                onClick={() => {
                  setProblem(null)
                  setPayers([])
                  setCannotPay(false)
                  setPaying(member)
                }}
              >
                {money.show(total)}
              </button>
            </Tile>
          )
        })}
      </ul>
      {returned > 0 && (
        <Notice tone="due" live>
          {t('savings.repay.returned', { amount: money.show(returned) })}
        </Notice>
      )}
      {paying && (
        <AmountDialog
          {...{ title: nameOf(paying), label: t('savings.repay.amount'), confirm: t('savings.repay.pay') }}
          first={owed(paying).charge + owed(paying).principal}
          elsewhere={cannotPay}
          problem={<ErrorNote problem={problem} />}
          onClose={() => setPaying(null)}
          onAmount={amount => void pay(paying, amount)}
        >
          {guarantorsOf(paying).length > 0 && (
            <details>
              <summary>{t('savings.repay.by_another')}</summary>
              <Who
                {...{ label: t('savings.repay.who_pays'), members: guarantorsOf(paying), chosen: payers }}
                onChange={setPayers}
              />
            </details>
          )}
          <CannotPay
            {...{ member: paying, loans: openLoans(book, paying), onOpen: setCannotPay }}
            onDone={() => setPaying(null)}
          />
        </AmountDialog>
      )}
      {counter(book.ledger, 'sum:written_off') > 0 && (
        <Button icon="back" onClick={() => setRecovering(true)}>
          {t('savings.recover')}
        </Button>
      )}
      {recovering && <Recover onClose={() => setRecovering(false)} />}
      <NextBy
        {...{ label: t('ui.next'), problem: paying ? null : problem, busy }}
        onGo={() => void go().then(() => scrollTo(0, 0))}
      />
    </>
  )
}
