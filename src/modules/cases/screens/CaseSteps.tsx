import type { ReplyOf } from '#lib/contract.ts'
import { useT } from '#staff/hooks.ts'
import { Dialog } from '#ui/Dialog.tsx'
import type { readCase } from '../contract.ts'
import { AssignCase } from './AssignCase.tsx'
import { CloseCase } from './CloseCase.tsx'
import { EditCase } from './EditCase.tsx'
import { HandOver } from './HandOver.tsx'
import { HoldCase } from './HoldCase.tsx'
import { ReopenCase, RestrictCase } from './ReasonForms.tsx'

export type Step = 'edit' | 'assign' | 'hold' | 'hand_over' | 'close' | 'reopen' | 'restrict' | 'unrestrict'
export interface StepProps {
  readonly file: ReplyOf<typeof readCase>
  readonly onDone: () => void
}

/** The dialog of one step in the life of a case. */
export function CaseSteps({
  step,
  file,
  onClose,
}: {
  step: Step
  file: StepProps['file']
  onClose: () => void
}) {
  const t = useT()
  const props = { file, onDone: onClose }
  return (
    <Dialog title={t(`cases.act.${step}`)} onClose={onClose}>
      {step === 'edit' && <EditCase {...props} />}
      {step === 'assign' && <AssignCase {...props} />}
      {step === 'hold' && <HoldCase {...props} />}
      {step === 'hand_over' && <HandOver {...props} />}
      {step === 'close' && <CloseCase {...props} />}
      {step === 'reopen' && <ReopenCase {...props} />}
      {(step === 'restrict' || step === 'unrestrict') && <RestrictCase {...props} />}
    </Dialog>
  )
}
