import { useEffect } from 'preact/hooks'
import { useLocale, useT } from '#staff/hooks.ts'
import { useValue } from '#staff/value.ts'
import { Notice } from '#ui/Notice.tsx'
import { type MeetingStep, meetingSteps } from '../../domain/meeting.ts'
import { mayWrite } from '../../domain/phone-log.ts'
import { Frame } from '../Frame.tsx'
import { useGroup, useMoney } from '../use-group.ts'
import { beSilent, speakAloud, speaks } from '../voice.ts'
import { CameLate } from './CameLate.tsx'
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
      <Spoken step={step} />
      <Step key={step ?? 'roll call'} />
      {step && step !== 'close' && <CameLate />}
      {step && <SoFar />}
    </>
  )
}

const hints = {
  recall: 'savings.recall.how',
  count_in: 'savings.count.how',
  count_out: 'savings.count.how',
  close: 'savings.close.how',
} as const

/** What is to be done now, said aloud where that was switched on. */
function Spoken({ step }: { readonly step: MeetingStep | undefined }) {
  const t = useT()
  const locale = useLocale()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const on = useValue(speaks)
  const hint = hintOf()
  function hintOf(): string {
    if (step === undefined) return t('savings.roll.how')
    if (step === 'shares') return t('savings.shares.how', { price: money.show(rules.savings.price) })
    return step in hints ? t(hints[step as keyof typeof hints]) : ''
  }
  const number = book.meeting?.number ?? book.lastNumber + 1
  const heading = t(step ? `savings.step.${step}` : 'savings.step.roll_call', { number })
  useEffect(() => {
    if (!on) return
    speakAloud(locale, `${heading}. ${hint}`)
    return beSilent
  }, [on, step, locale])
  return null
}

function stepClass(index: number, step: MeetingStep | undefined): string {
  const now = step === undefined ? 0 : meetingSteps.indexOf(step)
  return index < now ? 'past' : index === now ? 'now' : ''
}
