import { useState } from 'preact/hooks'
import { hrefOf, type Sent, useChange, useForm, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, Choice } from '#ui/Choice.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/Form.tsx'
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
  const title = t('people.relation.add')
  if (other) return <Relate {...{ title, personId, other, onClose, onSaved }} />
  return (
    <Dialog title={title} onClose={onClose} wide>
      <PersonPicker purpose="case" onPick={setOther} />
    </Dialog>
  )
}

const unsaid = {
  kind: null as RelationKind | null,
  livelihood: null as Livelihood | null,
  together: false,
}

type RelateProps = DialogProps & { readonly title: string; readonly other: PickedPerson }

function Relate({ title, personId, other, onClose, onSaved }: RelateProps) {
  const t = useT()
  const relating = useChange(relate)
  const joining = useChange(joinHousehold)
  const form = useForm({
    start: unsaid,
    check: ({ kind }) => ({ kind: kind === null && t('ui.field.missing') }),
    send: async ({ kind, livelihood, together }): Promise<Sent<unknown>> => {
      // Checked above.
      const known = { personId, otherId: other.id, kind: kind as RelationKind, livelihood }
      const sent = await relating.send(known)
      return sent.ok && together ? joining.send({ personId: other.id, withPersonId: personId }) : sent
    },
    onDone: onSaved,
  })
  return (
    <FormDialog title={title} onClose={onClose} wide form={form} submit={t('ui.save')}>
      <p>
        <b>{other.label}</b>
      </p>
      <Choice
        label={t('people.relation.kind')}
        required
        options={optionsOf(relationKinds, one => t(`people.relation.${one}`))}
        {...form.field('kind')}
      />
      <Choice
        label={t('people.relation.livelihood')}
        options={optionsOf(livelihoods, one => t(`people.relation.${one}`))}
        {...form.field('livelihood')}
      />
      <Check label={t('people.household.join')} {...form.field('together')} />
    </FormDialog>
  )
}
