import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { payingMembers } from '../../domain/attendance.ts'
import { currentMembers, principalOf, socialFundCash } from '../../domain/book.ts'
import type { Happening } from '../../domain/journal.ts'
import type { Loan } from '../../domain/loan.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { socialArrears } from '../../domain/record.ts'
import { AmountDialog, Big, Sum, Tile } from '../Parts.tsx'
import { useGroup, useMoney, useNameOf, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'
import { CannotPay } from './CannotPay.tsx'
import { NextStep } from './Next.tsx'

/** Everybody gives the same; who needs help is helped, as a gift or as a loan without charge. */
export function Social() {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const [helping, setHelping] = useState(false)
  const [repaying, setRepaying] = useState<Loan | null>(null)
  const [cannotPay, setCannotPay] = useState(false)
  const nameOf = useNameOf()
  const repay = async (loan: Loan, amount: number) => {
    const paid = Math.min(amount, principalOf(book, loan))
    if (await write({ kind: 'social_repaid', loan: loan.id, amount: paid })) setRepaying(null)
  }
  const { perMeeting, backPay } = rules.socialFund
  const dueOf = (id: string) => (backPay ? Math.max(perMeeting, socialArrears(book, id)) : perMeeting)
  const paidBy = new Map(
    standingEvents(group.log.entries, 'social_paid').map(paid => [paid.member, paid] as const),
  )
  // Whose money is here: nobody has to be tapped one by one who gives what everybody gives.
  const waiting =
    perMeeting === 0
      ? []
      : payingMembers(book).flatMap((member): Happening[] =>
          paidBy.has(member) ? [] : [{ kind: 'social_paid', member, amount: dueOf(member) }],
        )
  const toRepay = [...book.loans.values()].filter(
    loan => loan.kind === 'social' && principalOf(book, loan) > 0,
  )
  return (
    <>
      <div class="card">
        <Sum label={t('savings.social_fund')} amount={socialFundCash(book)} />
      </div>
      {waiting.length > 1 && (
        <Big icon="people" busy={busy} onClick={() => void write(...waiting)}>
          {t('savings.all_paid', { count: waiting.length })}
        </Big>
      )}
      {perMeeting > 0 && (
        <ul class="tiles two">
          {currentMembers(book).map(({ id }) => {
            const paid = paidBy.get(id)
            const due = paid?.amount ?? dueOf(id)
            return (
              <Tile key={id} member={id} done={paid !== undefined}>
                <button
                  type="button"
                  class="pay"
                  aria-pressed={paid !== undefined}
                  onClick={() =>
                    void (paid
                      ? write({ kind: 'corrected', corrects: paid.id, reason: 'not paid' })
                      : write({ kind: 'social_paid', member: id, amount: due }))
                  }
                >
                  {money.show(due)}
                </button>
              </Tile>
            )
          })}
        </ul>
      )}
      {toRepay.map(loan => (
        <Tile key={loan.id} member={loan.member} note={t('savings.social.lent')}>
          <button
            type="button"
            class="pay"
            onClick={() => {
              setCannotPay(false)
              setRepaying(loan)
            }}
          >
            {money.show(principalOf(book, loan))}
          </button>
        </Tile>
      ))}
      {repaying && (
        <AmountDialog
          {...{ title: nameOf(repaying.member), label: t('savings.repay.amount') }}
          {...{ first: principalOf(book, repaying), confirm: t('savings.repay.pay') }}
          onClose={() => setRepaying(null)}
          elsewhere={cannotPay}
          onAmount={amount => void repay(repaying, amount)}
          problem={<ErrorNote problem={problem} />}
        >
          <CannotPay
            {...{
              member: repaying.member,
              loans: [repaying],
              decisions: ['write_off'],
              onOpen: setCannotPay,
            }}
            onDone={() => setRepaying(null)}
          />
        </AmountDialog>
      )}
      {!repaying && <ErrorNote problem={problem} />}
      <Button icon="health" onClick={() => setHelping(true)}>
        {t('savings.social.help')}
      </Button>
      {helping && <Help onClose={() => setHelping(false)} />}
      <NextStep to="shares" />
    </>
  )
}

function Help({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { book, rules } = useGroup()
  const { write, problem } = useRecord()
  const { mode } = rules.socialFund
  const [chosen, setChosen] = useState<string[]>([])
  const [member] = chosen
  const [how, setHow] = useState<'grant' | 'loan0'>(mode === 'loan0' ? 'loan0' : 'grant')
  const save = async (amount: number) => {
    if (!member) return
    const isDone = await (how === 'grant'
      ? write({ kind: 'social_granted', member, amount })
      : write({ kind: 'social_lent', member, loan: newId(), amount, periods: 3 }))
    if (isDone) onClose()
  }
  return (
    <AmountDialog
      {...{
        title: t('savings.social.help'),
        label: t('savings.amount'),
        confirm: t('savings.give'),
        onClose,
      }}
      onAmount={amount => void save(amount)}
      problem={<ErrorNote problem={problem} />}
    >
      <Who
        {...{ label: t('savings.who'), chosen, onChange: setChosen }}
        members={currentMembers(book).map(({ id }) => id)}
      />
      {mode === 'both' && (
        <Choice
          {...{ label: t('savings.social.how'), value: how, onChange: setHow }}
          options={[
            { value: 'grant', label: t('savings.social.grant') },
            { value: 'loan0', label: t('savings.social.loan') },
          ]}
        />
      )}
    </AmountDialog>
  )
}
