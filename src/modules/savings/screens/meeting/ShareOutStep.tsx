import { useState } from 'preact/hooks'
import { hrefOf, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { previewShareOut } from '../../domain/closing.ts'
import { saveDraft } from '../box/group.ts'
import { Big, BigLink } from '../Parts.tsx'
import { ShareSheet } from '../ShareSheet.tsx'
import { useGroup, useMoney, useRecord } from '../use-group.ts'
import { NextStep } from './Next.tsx'

/** The division as everybody can work it out, before anybody is paid. */
export function ShareOutStep() {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const { write, problem, busy } = useRecord()
  const [typed, setTyped] = useState('')
  const done = book.divisions.find(one => one.cycle === book.cycle)
  const carryOver = typed === '' ? 0 : (money.read(typed) ?? 0)
  if (done)
    return (
      <>
        <Notice tone="ok">{t('savings.share_out.done')}</Notice>
        <ShareSheet division={done.division} carryOver={done.carryOver} />
        <BigLink icon="print" href={hrefOf(`/group/${group.lid.id}/share-out`)}>
          {t('savings.share_out.print')}
        </BigLink>
        <NextStep to="count_out" />
      </>
    )
  const divide = async () => {
    if (await write({ kind: 'shared_out', exact: true, carryOver })) await saveDraft(group, 'shareOut', false)
  }
  return (
    <>
      <TextInput
        {...{ label: t('savings.share_out.carry_over'), hint: t('savings.share_out.carry_over_how') }}
        {...{ inputMode: 'decimal', value: typed, onChange: setTyped }}
      />
      <ShareSheet division={previewShareOut(book, carryOver)} carryOver={carryOver} />
      <ErrorNote problem={problem} />
      <Big main icon="check" {...{ busy, disabled: group.log.fork !== null }} onClick={() => void divide()}>
        {t('savings.share_out.divide')}
      </Big>
    </>
  )
}
