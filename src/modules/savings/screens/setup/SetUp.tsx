import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { hrefOf, navigate, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Spinner } from '#ui/Waiting.tsx'
import { beginGroup } from '../box/group.ts'
import { Page } from '../Frame.tsx'
import { Big } from '../Parts.tsx'
import { blank, type Draft, dropDraft, keepDraft, readDraft } from './draft.ts'
import { Keys } from './Keys.tsx'
import { LoanStep } from './LoanStep.tsx'
import { Members } from './Members.tsx'
import { Offices } from './Offices.tsx'
import { beginningOf, newMemberId, type Plan, withTyped } from './plan.ts'
import { NameStep, SavingStep } from './Rules.tsx'

const steps = [NameStep, SavingStep, LoanStep, Members, Offices] as const

export interface StepProps {
  readonly plan: Plan
  readonly change: (change: Partial<Plan>) => void
}

/** One question a screen; what was answered survives the page until the book is begun. Needs no network. */
export function SetUp() {
  const t = useT()
  useTitle(t('savings.new'))
  const [draft, setDraft] = useState<Draft | null>(null)
  useEffect(() => void readDraft().then(setDraft), [])
  if (draft) return <Steps draft={draft} />
  return (
    <Page>
      <Spinner />
    </Page>
  )
}

function Steps({ draft }: { readonly draft: Draft }) {
  const t = useT()
  const [plan, setPlan] = useState<Plan>(draft.plan)
  const [at, setAt] = useState(draft.at)
  const [problem, setProblem] = useState<string | null>(null)
  const [isLeaving, setIsLeaving] = useState(false)
  useLayoutEffect(() => {
    // To look at it again does not make it stay longer.
    if (plan !== draft.plan || at !== draft.at) keepDraft({ plan, at })
  }, [plan, at])
  const change = (part: Partial<Plan>) => {
    setProblem(null)
    setPlan(before => ({ ...before, ...part }))
  }
  const next = () => {
    const whole = withTyped(plan)
    const missing = missingIn(whole, at)
    setPlan(whole)
    if (missing) return setProblem(t(missing))
    setProblem(null)
    setAt(at + 1)
    scrollTo(0, 0)
  }
  const begin = async (pins: readonly string[]) => {
    const { happenings, people } = beginningOf(plan, newMemberId)
    const { name, village, currency, interval } = plan
    const group = await beginGroup({ name, village, currency, interval, people, pins, happenings })
    await dropDraft()
    navigate(`/group/${group.lid.id}`, { replace: true })
  }
  const Step = steps[at]
  return (
    <Page>
      <div class="row apart">
        {at === 0 ? (
          <LinkButton look="quiet" icon="back" href={hrefOf('/group')}>
            {t('ui.back')}
          </LinkButton>
        ) : (
          <Button look="quiet" icon="back" onClick={() => setAt(at - 1)}>
            {t('ui.back')}
          </Button>
        )}
        {plan !== blank.plan && (
          <Button look="quiet" icon="close" onClick={() => setIsLeaving(true)}>
            {t('ui.cancel')}
          </Button>
        )}
      </div>
      <ol class="steps" aria-hidden="true">
        {[...steps, Keys].map((_, index) => (
          <li key={index} class={index < at ? 'past' : index === at ? 'now' : ''} />
        ))}
      </ol>
      {Step ? (
        <Step plan={plan} change={change} />
      ) : (
        <Keys holders={holdersOf(plan)} last={t('savings.set_up.begin')} onPins={begin} />
      )}
      {problem && (
        <Notice tone="danger" live>
          {problem}
        </Notice>
      )}
      {Step && (
        <div class="sticky">
          <Big main icon="next" onClick={next}>
            {t('ui.next')}
          </Big>
        </div>
      )}
      {isLeaving && <GiveUp onClose={() => setIsLeaving(false)} />}
    </Page>
  )
}

/** Names that were typed in do not stay on a phone on which no group begins. */
function GiveUp({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const leave = async () => {
    await dropDraft()
    navigate('/group', { replace: true })
  }
  return (
    <Dialog title={t('savings.set_up.give_up')} onClose={onClose}>
      <div class="stack">
        <p>{t('savings.set_up.give_up_how')}</p>
        <Button look="danger" onClick={() => void leave()}>
          {t('savings.set_up.give_up')}
        </Button>
        <Button onClick={onClose}>{t('savings.set_up.go_on')}</Button>
      </div>
    </Dialog>
  )
}

const holdersOf = ({ keyHolders, members }: Plan) =>
  keyHolders.map(index => ({ number: index + 1, name: members[index]?.name ?? '' }))

function missingIn(plan: Plan, at: number) {
  if (at === 0 && plan.name.trim() === '') return 'savings.set_up.name_missing' as const
  if (at === 3 && plan.members.length < 3) return 'savings.set_up.members_missing' as const
  if (at === 4 && plan.keyHolders.length !== 3) return 'savings.set_up.keys_missing' as const
  if (at === 4 && (plan.offices.money_counter_1 ?? plan.offices.money_counter_2) === undefined)
    return 'savings.set_up.counters_missing' as const
  return null
}
