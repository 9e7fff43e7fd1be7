import { useState } from 'preact/hooks'
import { hrefOf, useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { joinHousehold, type PersonView, relate, unrelate } from '../contract.ts'
import { type Livelihood, livelihoods, type RelationKind, relationKinds } from '../domain/relation.ts'
import { optionsOf } from './options.ts'
import { PersonPicker, type PickedPerson } from './PersonPicker.tsx'

interface Props {
  readonly person: PersonView
  readonly onChanged: () => void
}

/** Family from this person's side, who lives on whose earnings, and the household. */
export function FamilyCard({ person, onChanged }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const ending = useChange(unrelate)
  const end = async (id: string) => {
    const sent = await ending.send({ personId: person.id, id })
    if (sent.ok) onChanged()
  }
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('people.family')}</h2>
        <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t('people.relation.add')}
        </Button>
      </div>
      {person.relations.length === 0 && <p class="soft">{t('ui.nothingHere')}</p>}
      {person.relations.map(({ id, kind, livelihood, other }) => (
        <div class="row apart" key={id}>
          <span>
            <a href={hrefOf(`/people/${other.id}`)}>{other.label}</a> – {t(`people.relation.${kind}`)}{' '}
            {livelihood && <Tag>{t(`people.relation.${livelihood}`)}</Tag>}
          </span>
          <Button look="quiet" onClick={() => void end(id)}>
            {t('ui.remove')}
          </Button>
        </div>
      ))}
      {person.household.length > 0 && (
        <p>
          {t('people.household')}:{' '}
          {person.household.map((one, at) => (
            <span key={one.id}>
              {at > 0 && ', '}
              <a href={hrefOf(`/people/${one.id}`)}>{one.label}</a>
            </span>
          ))}
        </p>
      )}
      {adding && (
        <RelationDialog
          personId={person.id}
          onClose={() => setAdding(false)}
          onSaved={() => {
            setAdding(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface DialogProps {
  readonly personId: string
  readonly onClose: () => void
  readonly onSaved: () => void
}

function RelationDialog({ personId, onClose, onSaved }: DialogProps) {
  const t = useT()
  const [other, setOther] = useState<PickedPerson | null>(null)
  const [kind, setKind] = useState<RelationKind | null>(null)
  const [livelihood, setLivelihood] = useState<Livelihood | null>(null)
  const [together, setTogether] = useState(false)
  const relating = useChange(relate)
  const joining = useChange(joinHousehold)
  const save = async (event: Event) => {
    event.preventDefault()
    if (!other || !kind) return
    const sent = await relating.send({ personId, otherId: other.id, kind, livelihood })
    if (!sent.ok) return
    if (together && !(await joining.send({ personId: other.id, withPersonId: personId })).ok) return
    onSaved()
  }
  return (
    <Dialog title={t('people.relation.add')} onClose={onClose} wide>
      {other ? (
        <form class="stack" onSubmit={event => void save(event)}>
          <ErrorNote problem={relating.error ?? joining.error} />
          <p>
            <b>{other.label}</b>
          </p>
          <Choice
            label={t('people.relation.kind')}
            required
            value={kind}
            options={optionsOf(relationKinds, one => t(`people.relation.${one}`))}
            onChange={setKind}
          />
          <Choice
            label={t('people.relation.livelihood')}
            value={livelihood}
            options={optionsOf(livelihoods, one => t(`people.relation.${one}`))}
            onChange={setLivelihood}
          />
          <Check label={t('people.household.join')} value={together} onChange={setTogether} />
          <div class="row end">
            <Button type="submit" look="main" busy={relating.sending} disabled={kind === null}>
              {t('ui.save')}
            </Button>
          </div>
        </form>
      ) : (
        <PersonPicker purpose="case" onPick={setOther} />
      )}
    </Dialog>
  )
}
