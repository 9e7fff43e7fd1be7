import { useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { type MeetingStep, meetingSteps } from '../../domain/meeting.ts'
import { mayWrite } from '../../domain/phone-log.ts'
import { Frame } from '../Frame.tsx'
import { useGroup } from '../use-group.ts'
import { Close } from './Close.tsx'
import { CountBox } from './CountBox.tsx'
import { Expenses } from './Expenses.tsx'
import { Fines } from './Fines.tsx'
import { Lend } from './Lend.tsx'
import { Recall } from './Recall.tsx'
import { Repay } from './Repay.tsx'
import { RollCall } from './RollCall.tsx'
import { ShareOutStep } from './ShareOutStep.tsx'
import { Shares } from './Shares.tsx'
import { Social } from './Social.tsx'
import { SoFar } from './SoFar.tsx'
import { Unlock } from './Unlock.tsx'

const screens = {
  open: Unlock,
  unlock: Unlock,
  recall: Recall,
  count_in: CountBox,
  fines: Fines,
  social: Social,
  shares: Shares,
  repay: Repay,
  lend: Lend,
  expenses: Expenses,
  share_out: ShareOutStep,
  count_out: CountBox,
  close: Close,
} as const

/** The meeting where it stands: after a dead battery exactly the step at which it was. */
export function MeetingScreen({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.meeting')}>
      {() => <Meeting />}
    </Frame>
  )
}

function Meeting() {
  const t = useT()
  const { group, book } = useGroup()
  const step = book.meeting?.step
  if (!mayWrite(group.log)) return <Notice tone="danger">{t('refusal.savings.not_the_writer')}</Notice>
  const Step = step ? screens[step] : RollCall
  return (
    <>
      <ol class="steps" aria-hidden="true">
        {meetingSteps.slice(1).map((one, index) => (
          <li key={one} class={stepClass(index + 1, step)} />
        ))}
      </ol>
      <h1>
        {t(step ? `savings.step.${step}` : 'savings.step.roll_call', {
          number: book.meeting?.number ?? book.lastNumber + 1,
        })}
      </h1>
      <Step key={step ?? 'roll call'} />
      {step && <SoFar />}
    </>
  )
}

function stepClass(index: number, step: MeetingStep | undefined): string {
  const now = step === undefined ? 0 : meetingSteps.indexOf(step)
  return index < now ? 'past' : index === now ? 'now' : ''
}
