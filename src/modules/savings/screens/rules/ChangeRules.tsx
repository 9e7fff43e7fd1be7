import { useState } from 'preact/hooks'
import { navigate, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Big } from '../Parts.tsx'
import { LoanStep } from '../setup/LoanStep.tsx'
import { type Plan, planOf, rulesOf } from '../setup/plan.ts'
import { SavingStep } from '../setup/Rules.tsx'
import { useGroup, useRecord } from '../use-group.ts'
import { useVote } from '../VoteFields.tsx'

/** Between two cycles: the rules gone through once more, voted on, and the next cycle begins with them. */
export function ChangeRules({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const { group, book, rules } = useGroup()
  const { write, problem, busy } = useRecord()
  const { vote, fields } = useVote()
  const [plan, setPlan] = useState<Plan>(() => planOf(rules, group.lid.currency))
  const [at, setAt] = useState(0)
  const change = (part: Partial<Plan>) => setPlan(before => ({ ...before, ...part }))
  const Step = [SavingStep, LoanStep][at]
  const go = (to: number) => {
    if (to < 0) return onDone()
    setAt(to)
    scrollTo(0, 0)
  }
  const begin = async () => {
    const constitution = rulesOf(plan, rules)
    if (vote && (await write({ kind: 'cycle_opened', constitution, vote })))
      navigate(`/group/${group.lid.id}`)
  }
  return (
    <>
      {Step ? (
        <>
          <Step plan={plan} change={change} />
          <Big main icon="next" onClick={() => go(at + 1)}>
            {t('ui.next')}
          </Big>
        </>
      ) : (
        <>
          <h1>{t('savings.rules.vote')}</h1>
          {fields}
          <ErrorNote problem={problem} />
          <Big main icon="plant" busy={busy} disabled={!vote} onClick={() => void begin()}>
            {t('savings.cycle.open', { number: book.cycle + 1 })}
          </Big>
        </>
      )}
      <Big icon="back" onClick={() => go(at - 1)}>
        {t('ui.back')}
      </Big>
    </>
  )
}
