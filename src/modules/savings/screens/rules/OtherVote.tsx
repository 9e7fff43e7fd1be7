import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Big } from '../Parts.tsx'
import { useRecord } from '../use-group.ts'
import { useVote } from '../VoteFields.tsx'

/** Whatever else a group votes on, kept as it was counted. */
export function OtherVote({ onDone }: { readonly onDone: () => void }) {
  const t = useT()
  const { write, problem, busy } = useRecord()
  const { vote, fields } = useVote()
  const [what, setWhat] = useState('')
  const about = what.trim()
  const save = async () => {
    if (vote && (await write({ kind: 'vote_taken', matter: 'other', what: about, ...vote }))) onDone()
  }
  return (
    <>
      <h1>{t('savings.vote.other')}</h1>
      <TextInput {...{ label: t('savings.vote.what'), value: what, onChange: setWhat, maxLength: 120 }} />
      {fields}
      <ErrorNote problem={problem} />
      <Big main icon="check" busy={busy} disabled={!vote || about === ''} onClick={() => void save()}>
        {t('ui.save')}
      </Big>
      <Big icon="back" onClick={onDone}>
        {t('ui.cancel')}
      </Big>
    </>
  )
}
