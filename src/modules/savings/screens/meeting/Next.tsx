import { useT } from '#staff/hooks.ts'
import { ErrorNote, type ProblemLike } from '#ui/ErrorNote.tsx'
import type { MeetingStep } from '../../domain/meeting.ts'
import { Big } from '../Parts.tsx'
import { useRecord } from '../use-group.ts'

interface NextProps {
  readonly to: MeetingStep
  readonly label?: string
  readonly reason?: string
}

/** Goes on to the next step. There is no way back: what was wrong is taken back, not gone back to. */
export function NextStep({ to, label, reason }: NextProps) {
  const t = useT()
  const { write, problem, busy } = useRecord()
  const go = async () => {
    const isDone = await write({ kind: 'step_taken', step: to, ...(reason ? { reason } : {}) })
    if (isDone) scrollTo(0, 0)
  }
  return (
    <div class="sticky stack">
      <ErrorNote problem={problem} />
      <Big main icon="next" busy={busy} onClick={() => void go()}>
        {label ?? t('ui.next')}
      </Big>
    </div>
  )
}

interface NextByProps {
  readonly label: string
  readonly problem: ProblemLike | null
  readonly busy: boolean
  readonly onGo: () => void
}

export function NextBy({ label, problem, busy, onGo }: NextByProps) {
  return (
    <div class="sticky stack">
      <ErrorNote problem={problem} />
      <Big main icon="next" busy={busy} onClick={onGo}>
        {label}
      </Big>
    </div>
  )
}
