import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { fineFor } from '../../domain/constitution.ts'
import type { Happening } from '../../domain/journal.ts'
import { type NotHere, notHere } from '../../domain/meeting.ts'
import { standingEvents } from '../../domain/passbook.ts'
import { Big } from '../Parts.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'
import { Who } from '../Who.tsx'

/** Whoever the roll call did not find comes in after all: she counts as here, and the fine is that for coming late. */
export function CameLate() {
  const t = useT()
  const { book } = useGroup()
  const [open, setOpen] = useState(false)
  const missing = notHere.flatMap(was => (book.meeting?.rollCall[was] ?? []).map(member => ({ member, was })))
  if (missing.length === 0) return null
  return (
    <>
      <Button icon="clock" wide onClick={() => setOpen(true)}>
        {t('savings.came_late')}
      </Button>
      {open && <WhoCame missing={missing} onClose={() => setOpen(false)} />}
    </>
  )
}

interface WhoCameProps {
  readonly missing: readonly { readonly member: string; readonly was: NotHere }[]
  readonly onClose: () => void
}

function WhoCame({ missing, onClose }: WhoCameProps) {
  const t = useT()
  const { group, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const [chosen, setChosen] = useState<string[]>([])
  const came = missing.find(({ member }) => chosen.includes(member))
  const fine = fineFor(rules, 'late')
  const save = async () => {
    if (!came) return
    const { member } = came
    const forAbsence = standingEvents(group.log.entries, 'fine_raised', member).filter(
      ({ code }) => code === 'absent',
    )
    const isDone = await write(
      { kind: 'came_late', ...came },
      ...forAbsence.map(({ id }): Happening => ({ kind: 'corrected', corrects: id, reason: 'came late' })),
      ...(fine.amount === 0 ? [] : [{ kind: 'fine_raised', member, code: 'late', ...fine } as const]),
    )
    if (isDone) onClose()
  }
  return (
    <Dialog title={t('savings.came_late')} onClose={onClose}>
      <div class="stack">
        <Who
          {...{ label: t('savings.who'), chosen, onChange: setChosen }}
          members={missing.map(({ member }) => member)}
        />
        {fine.amount > 0 && <p>{t('savings.came_late.fine', { amount: money.show(fine.amount) })}</p>}
        <ErrorNote problem={problem} />
        <Big main icon="check" busy={busy} disabled={!came} onClick={() => void save()}>
          {t('ui.save')}
        </Big>
      </div>
    </Dialog>
  )
}
