import { useState } from 'preact/hooks'
import { isLocale } from '#i18n/locales.ts'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import type { PersonView } from '../contract.ts'
import { NameDialog } from './NameDialog.tsx'
import { draftOf, sentOf } from './PersonForm.tsx'
import { usePersonChange } from './usePersonChange.ts'

interface Props {
  readonly person: PersonView
  readonly onChanged: () => void
}

export type NameView = PersonView['names'][number]

/** Every name of a person with what it is, where it is from and when it was borne; the first is the one to use. */
export function NamesCard({ person, onChanged }: Props) {
  const t = useT()
  const [open, setOpen] = useState<number | 'new' | null>(null)
  const change = usePersonChange()
  const send = (names: readonly NameView[]) => {
    const fields = { ...sentOf(draftOf(person), person), names: [...names] }
    return change.send({ id: person.id, version: person.version, ...fields }, { before: person })
  }
  const save = async (names: readonly NameView[]) => {
    if ((await send(names)).ok) onChanged()
  }
  const others = (at: number) => person.names.filter((_, nth) => nth !== at)
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('people.names')}</h2>
        <Button look="quiet" icon="plus" onClick={() => setOpen('new')}>
          {t('people.names.add')}
        </Button>
      </div>
      {open === null && <ErrorNote problem={change.error} />}
      {person.names.length === 0 && <p class="soft">{t('ui.nothingHere')}</p>}
      {person.names.map((name, at) => (
        <OneName
          key={`${at} ${name.text}`}
          name={name}
          onEdit={() => setOpen(at)}
          onRemove={() => void save(others(at))}
          onFirst={at === 0 || isNotForUse(name) ? null : () => void save([name, ...others(at)])}
        />
      ))}
      {!person.may.seeFormerNames && <p class="small soft">{t('people.names.former_hidden')}</p>}
      {open !== null && (
        <NameDialog
          name={open === 'new' ? null : (person.names[open] ?? null)}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null)
            onChanged()
          }}
          onSave={name =>
            send(
              open === 'new'
                ? [...person.names, name]
                : person.names.map((one, at) => (at === open ? name : one)),
            )
          }
        />
      )}
    </section>
  )
}

/** What nobody is called by any more, or never was. */
const isNotForUse = (name: NameView) => name.kind === 'former' || name.kind === 'login'

interface OneProps {
  readonly name: NameView
  readonly onEdit: () => void
  readonly onRemove: () => void
  /** Null: it is the first already. */
  readonly onFirst: (() => void) | null
}

function OneName({ name, onEdit, onRemove, onFirst }: OneProps) {
  const t = useT()
  const facts = [
    t(`people.names.kind.${name.kind}`),
    name.source && t(`people.names.source.${name.source}`),
    name.language && (isLocale(name.language) ? t(`language.${name.language}`) : name.language),
    (name.fromYear ?? name.untilYear) === null ? null : `${name.fromYear ?? '…'}–${name.untilYear ?? '…'}`,
  ]
  return (
    <div class="row apart">
      <span>
        <b>{name.text}</b>
        <br />
        <span class="small soft">{facts.filter(Boolean).join(' · ')}</span>
      </span>
      <span class="row">
        {onFirst && (
          <Button look="quiet" label={`${t('people.names.use')}: ${name.text}`} onClick={onFirst}>
            {t('people.names.use')}
          </Button>
        )}
        <Button look="quiet" label={`${t('ui.edit')}: ${name.text}`} onClick={onEdit}>
          {t('ui.edit')}
        </Button>
        <Button look="quiet" label={`${t('ui.remove')}: ${name.text}`} onClick={onRemove}>
          {t('ui.remove')}
        </Button>
      </span>
    </div>
  )
}
