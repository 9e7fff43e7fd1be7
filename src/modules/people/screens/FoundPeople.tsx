import { useFormat, useT } from '#staff/hooks.ts'
import { List } from '#ui/List.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { FoundPerson } from '../contract.ts'

interface Props {
  readonly label: string
  readonly people: readonly FoundPerson[]
  /** Where a row leads; without it a row is a button that picks. */
  readonly hrefOf?: (person: FoundPerson) => string
  readonly onPick?: (person: FoundPerson) => void
}

/** Search results, best first, each with what agreed and what did not. */
export function FoundPeople({ label, people, hrefOf, onPick }: Props) {
  return (
    <List label={label} rows={people} rowKey={person => person.id}>
      {person =>
        hrefOf ? (
          <a href={hrefOf(person)}>
            <Row person={person} />
          </a>
        ) : (
          <button type="button" class="open" onClick={() => onPick?.(person)}>
            <Row person={person} />
          </button>
        )
      }
    </List>
  )
}

function Row({ person }: { readonly person: FoundPerson }) {
  const t = useT()
  const { list } = useFormat()
  const facts = [person.reference, person.birthYear === null ? null : String(person.birthYear), person.place]
  return (
    <span>
      <b>{person.name || person.reference}</b>{' '}
      {person.match !== 'weak' && (
        <Tag tone={person.match === 'same' ? 'accent' : undefined}>{t(`people.match.${person.match}`)}</Tag>
      )}
      <br />
      <span class="small">{facts.filter(Boolean).join(' · ')}</span>
      <br />
      <span class="small soft">{list(person.why)}</span>
    </span>
  )
}
