import { useState } from 'preact/hooks'
import { hrefOf, useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { leavesMuch, previewShareOut } from '../../domain/closing.ts'
import { heldDivisions, shownDivision } from '../../domain/divisions.ts'
import { saveDraft } from '../box/group.ts'
import { Big, BigLink } from '../Parts.tsx'
import { ShareSheet } from '../ShareSheet.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'
import { NextStep } from './Next.tsx'

/** The division as everybody can work it out, before anybody is paid. */
export function ShareOutStep() {
  const t = useT()
  const { group, book, rules } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const [typed, setTyped] = useState('')
  const [rounding, setRounding] = useState(rules.shareOut.rounding)
  const done = heldDivisions(book, group.log.entries).find(one => one.cycle === book.cycle)
  const carryOver = typed === '' ? 0 : (money.read(typed) ?? 0)
  if (done)
    return (
      <>
        <Notice tone="ok">{t('savings.share_out.done')}</Notice>
        <ShareSheet {...done} />
        <BigLink icon="print" href={hrefOf(`/group/${group.lid.id}/share-out`)}>
          {t('savings.share_out.print')}
        </BigLink>
        <NextStep to="count_out" />
      </>
    )
  const how = {
    carryOver,
    exact: true,
    ...(rounding === rules.shareOut.rounding ? {} : { rounding }),
  } as const
  const divide = async () => {
    if (await write({ kind: 'shared_out', ...how })) await saveDraft(group, 'shareOut', false)
  }
  const usual = previewShareOut(book, { carryOver, exact: true })
  const other = previewShareOut(book, { carryOver, exact: true, rounding: 'floor_member' })
  const asksRounding = leavesMuch(usual) && other.remainder < usual.remainder
  return (
    <>
      <TextInput
        {...{ label: t('savings.share_out.carry_over'), hint: t('savings.share_out.carry_over_how') }}
        {...{ inputMode: 'decimal', value: typed, onChange: setTyped }}
      />
      {asksRounding && (
        <Choice
          {...{ label: t('savings.share_out.much_left', { amount: money.show(usual.remainder) }) }}
          {...{ value: rounding, onChange: setRounding }}
          options={(['floor_share_value', 'floor_member'] as const).map(value => ({
            value,
            label: t(`savings.share_out.${value}`, {
              left: money.show((value === 'floor_member' ? other : usual).remainder),
            }),
          }))}
        />
      )}
      <ShareSheet {...shownDivision(book, how)} />
      <ErrorNote problem={problem} />
      <Big main icon="check" {...{ busy, disabled: group.log.fork !== null }} onClick={() => void divide()}>
        {t('savings.share_out.divide')}
      </Big>
    </>
  )
}
