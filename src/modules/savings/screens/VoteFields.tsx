import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { TextInput } from '#ui/TextInput.tsx'
import { currentMembers } from '../domain/book.ts'
import type { Vote } from '../domain/group.ts'
import { useGroup } from './use-group.ts'

/** Hands or slips that were counted: how many for, against, and how many said neither. */
export function useVote() {
  const t = useT()
  const { book } = useGroup()
  const [typed, setTyped] = useState({ votesFor: '', votesAgainst: '0', abstained: '0' })
  const isFull = typed.votesFor !== '' && typed.votesAgainst !== ''
  const vote: Vote | null = isFull
    ? {
        ...{ votesFor: Number(typed.votesFor), votesAgainst: Number(typed.votesAgainst) },
        abstained: Number(typed.abstained),
      }
    : null
  const names = ['votesFor', 'votesAgainst', 'abstained'] as const
  const labels = {
    votesFor: t('savings.vote.for'),
    votesAgainst: t('savings.vote.against'),
    abstained: t('savings.vote.abstained'),
  }
  const fields = (
    <div class="stack">
      <p class="soft">{t('savings.vote.count', { members: currentMembers(book).length })}</p>
      <div class="votes">
        {names.map(name => (
          <TextInput
            key={name}
            label={labels[name]}
            name={name}
            inputMode="numeric"
            code
            value={typed[name]}
            onChange={text => setTyped({ ...typed, [name]: text.replace(/\D/g, '') })}
          />
        ))}
      </div>
    </div>
  )
  return { vote, fields }
}
