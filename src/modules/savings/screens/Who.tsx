import { useId } from 'preact/hooks'
import { Face } from './Parts.tsx'
import { numberOf, useGroup, useNameOf } from './use-group.ts'

interface Props {
  readonly label: string
  readonly members: readonly string[]
  readonly chosen: readonly string[]
  /** One is chosen at a time, unless this many may be. */
  readonly most?: number
  readonly onChange: (chosen: string[]) => void
  readonly noteOf?: (member: string) => string
}

/** Members by picture and number, to be tapped: nobody has to find a name in a list. */
export function Who({ label, members, chosen, most = 1, onChange, noteOf }: Props) {
  const { book } = useGroup()
  const nameOf = useNameOf()
  const id = useId()
  const tap = (member: string) => {
    if (most === 1) return onChange([member])
    const without = chosen.filter(one => one !== member)
    onChange(without.length < chosen.length ? without : [...chosen, member].slice(-most))
  }
  return (
    <fieldset class="field who-field">
      <legend class="label">{label}</legend>
      <div class="whos">
        {members.map(member => (
          <label key={member} class="who-tile">
            <input
              type={most === 1 ? 'radio' : 'checkbox'}
              name={id}
              value={member}
              checked={chosen.includes(member)}
              onChange={() => tap(member)}
            />
            <Face number={numberOf(book, member)} />
            <span>
              {nameOf(member)}
              {noteOf && <small>{noteOf(member)}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
