import { useState } from 'preact/hooks'
import { useFormat, useT } from '#staff/hooks.ts'
import { ErrorNote, type ProblemLike } from '#ui/ErrorNote.tsx'
import { currentMembers } from '../domain/book.ts'
import { mayWrite, takeOver } from '../domain/phone-log.ts'
import { backupFile, pairingLink } from './box/backup.ts'
import { openedBy, recordMade, saveProgress } from './box/group.ts'
import { lineState, reachServer } from './box/line.ts'
import { Forks } from './Forks.tsx'
import { Frame } from './Frame.tsx'
import { Sent } from './GroupHome.tsx'
import { Big } from './Parts.tsx'
import { Qr } from './Qr.tsx'
import { problemOf, useGroup } from './use-group.ts'
import { Who } from './Who.tsx'

/** Copies of the book, other phones, and what the organisation may see. */
export function Safe({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.safe')} whole>
      {() => <Copies />}
    </Frame>
  )
}

function Copies() {
  const t = useT()
  const { group } = useGroup()
  const [paired, setPaired] = useState(false)
  const save = async () => {
    const file = await backupFile(group)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = file.name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    await saveProgress(group, { copiedAt: Date.now() })
  }
  return (
    <>
      <h1>{t('savings.safe')}</h1>
      <Sent />
      <Forks />
      <Big icon="download" note={t('savings.copy.file_how')} onClick={() => void save()}>
        {t('savings.copy.file')}
      </Big>
      <Big icon="phone" note={t('savings.copy.phone_how')} onClick={() => setPaired(!paired)}>
        {t('savings.copy.phone')}
      </Big>
      {paired && <Qr text={pairingLink(group)} label={t('savings.copy.qr_how')} />}
      {!mayWrite(group.log) && <TakeOver />}
    </>
  )
}

/** With all keys here, or two and a witness, this phone writes from now on; the other one then only reads. */
function TakeOver() {
  const t = useT()
  const { group, book } = useGroup()
  const format = useFormat()
  const [witnesses, setWitnesses] = useState<string[]>([])
  const [witness = null] = witnesses
  const [problem, setProblem] = useState<ProblemLike | null>(null)
  const [busy, setBusy] = useState(false)
  const keys = book.governance?.keyHolders ?? []
  const holders = openedBy(group).filter(holder => keys.includes(holder))
  const needsWitness = holders.length < keys.length
  const last = group.log.entries.at(-1)
  const take = async () => {
    if (busy) return
    setProblem(null)
    setBusy(true)
    try {
      await reachServer(group)
      await recordMade(group, (at, id) =>
        takeOver(group.log, at, { id, holders, witness, secret: group.secret }),
      )
      await reachServer(group)
    } catch (error) {
      setProblem(problemOf(error))
      lineState.set('idle')
    } finally {
      setBusy(false)
    }
  }
  return (
    <div class="card stack">
      <h2>{t('savings.take_over')}</h2>
      <p>{t('savings.take_over.how', { at: last ? format.instant(last.at) : '–' })}</p>
      {needsWitness && (
        <Who
          {...{ label: t('savings.unlock.witness'), chosen: witnesses, onChange: setWitnesses }}
          members={currentMembers(book).flatMap(({ id }) => (holders.includes(id) ? [] : [id]))}
        />
      )}
      <div class="sticky stack">
        <ErrorNote problem={problem} />
        <Big main icon="key" busy={busy} disabled={needsWitness && !witness} onClick={() => void take()}>
          {t('savings.take_over')}
        </Big>
      </div>
    </div>
  )
}
