import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { mayWrite } from '../../domain/phone-log.ts'
import { Frame } from '../Frame.tsx'
import { Big } from '../Parts.tsx'
import { useGroup } from '../use-group.ts'
import { Votes } from '../Votes.tsx'
import { ChangeKeys, keysDiffer } from './ChangeKeys.tsx'
import { ChangeOffices } from './ChangeOffices.tsx'
import { ChangeRules } from './ChangeRules.tsx'
import { OfficesNow, RulesNow } from './Now.tsx'
import { OtherVote } from './OtherVote.tsx'

type Change = 'rules' | 'offices' | 'keys' | 'vote'

/** What the group agreed on, who holds which office and key, and how each of it is changed: by vote. */
export function RulesScreen({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.rules')}>
      {() => <Rules />}
    </Frame>
  )
}

function Rules() {
  const t = useT()
  const { group, book } = useGroup()
  const [change, setChange] = useState<Change | null>(keysDiffer(group) ? 'keys' : null)
  const done = () => {
    setChange(keysDiffer(group) ? 'keys' : null)
    scrollTo(0, 0)
  }
  const writes = mayWrite(group.log)
  if (change === 'rules') return <ChangeRules onDone={done} />
  if (change === 'offices') return <ChangeOffices onDone={done} />
  if (change === 'keys') return <ChangeKeys onDone={done} />
  if (change === 'vote') return <OtherVote onDone={done} />
  const betweenCycles = book.divisions.at(-1)?.cycle === book.cycle && !book.meeting
  return (
    <>
      <h1>{t('savings.rules')}</h1>
      <RulesNow />
      {writes && betweenCycles && (
        <Big icon="edit" onClick={() => setChange('rules')}>
          {t('savings.rules.change')}
        </Big>
      )}
      {!betweenCycles && <Notice>{t('savings.rules.when')}</Notice>}
      <OfficesNow />
      {writes && (
        <Big icon="people" onClick={() => setChange('offices')}>
          {t('savings.offices.change')}
        </Big>
      )}
      <Big icon="key" note={t('savings.keys.change_how')} onClick={() => setChange('keys')}>
        {t('savings.keys.change')}
      </Big>
      {writes && (
        <Big icon="check" note={t('savings.vote.other_how')} onClick={() => setChange('vote')}>
          {t('savings.vote.other')}
        </Big>
      )}
      <Votes />
    </>
  )
}
