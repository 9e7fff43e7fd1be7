import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { visibilities } from '../domain/journal.ts'
import { mayWrite } from '../domain/phone-log.ts'
import { Big } from './Parts.tsx'
import { useGroup, useRecord } from './use-group.ts'

/** The group itself decides what the organisation beside it sees: sums only, until it votes otherwise. */
export function Votes() {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem, busy } = useRecord()
  const [choice, setChoice] = useState(book.visibility)
  const [votesFor, setFor] = useState('')
  const [votesAgainst, setAgainst] = useState('0')
  const vote = () =>
    write({
      ...{ kind: 'vote_taken', matter: 'organisation_sees', choice },
      ...{ votesFor: Number(votesFor), votesAgainst: Number(votesAgainst) },
    })
  return (
    <div class="card stack">
      <h2>{t('savings.vote')}</h2>
      <p>
        {t('savings.vote.now')} <b>{t(`savings.vote.${book.visibility}`)}</b>
      </p>
      {mayWrite(group.log) && (
        <details>
          <summary>{t('savings.vote.change')}</summary>
          <div class="stack">
            <p class="soft">{t('savings.vote.explained')}</p>
            <Choice
              {...{ label: t('savings.vote'), value: choice, onChange: setChoice }}
              options={visibilities.map(value => ({
                value,
                label: t(`savings.vote.${value}`),
              }))}
            />
            <TextInput
              {...{ label: t('savings.vote.for'), value: votesFor, onChange: setFor, inputMode: 'numeric' }}
            />
            <TextInput
              {...{ label: t('savings.vote.against'), value: votesAgainst, inputMode: 'numeric' }}
              onChange={setAgainst}
            />
            <ErrorNote problem={problem} />
            <Big main icon="check" busy={busy} disabled={votesFor === ''} onClick={() => void vote()}>
              {t('ui.save')}
            </Big>
          </div>
        </details>
      )}
    </div>
  )
}
