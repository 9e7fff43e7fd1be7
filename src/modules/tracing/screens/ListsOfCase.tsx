import type { ReplyOf } from '#lib/contract.ts'
import { announce, useChange, useT } from '#staff/hooks.ts'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Select } from '#ui/Select.tsx'
import { Tag } from '#ui/Tag.tsx'
import { chooseListed, type readTracing } from '../contract.ts'
import { type Choice, choices } from '../domain/question.ts'

type Person = ReplyOf<typeof readTracing>['persons'][number]

interface Props {
  readonly persons: readonly Person[]
  readonly onChanged: () => void
}

/** Folded away: it is asked once, and seldom. */
export function ListsOfCase({ persons, onChanged }: Props) {
  const t = useT()
  return (
    <details>
      <summary>{t('tracing.lists')}</summary>
      <div class="stack">
        <p class="small soft">{t('tracing.lists.what')}</p>
        {persons.map(person => (
          <OnePerson key={person.id} person={person} onChanged={onChanged} />
        ))}
      </div>
    </details>
  )
}

function OnePerson({ person, onChanged }: { readonly person: Person; readonly onChanged: () => void }) {
  const t = useT()
  const change = useChange(chooseListed)
  const choose = async (choice: Choice) => {
    const sent = await change.send({ personId: person.id, choice })
    if (!sent.ok) return
    announce(t('ui.saved'))
    onChanged()
  }
  return (
    <div class="stack">
      <p class="row">
        <b>{person.label}</b>
        <Tag>{t(person.listed ? 'tracing.listed' : 'tracing.unlisted')}</Tag>
        {person.restricted && <Tag icon="lock">{t('referrals.restricted')}</Tag>}
      </p>
      {person.mayChoose && (
        <Select<Choice>
          label={`${t('tracing.choice')} ${person.label}`}
          required
          value={person.choice}
          options={choices.map(value => ({ value, label: t(`tracing.choice.${value}`) }))}
          onChange={choice => void choose(choice)}
        />
      )}
      <ErrorNote problem={change.error} />
    </div>
  )
}
