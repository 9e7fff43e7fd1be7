import { useState } from 'preact/hooks'
import { hrefOf, navigate, useMay, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { FoundPeople } from './FoundPeople.tsx'
import { useSearch } from './useSearch.ts'

/** Type a name however it is spelled; Enter opens the best, Tab walks through the rest. */
export function PeopleSearch() {
  const t = useT()
  useTitle(t('people.title'))
  const { hash } = usePlace()
  const [name, setName] = useState(() => typedIn(hash))
  const { results, problem } = useSearch({ name }, 'other')
  const shown = results ?? []
  const good = shown.filter(person => person.match !== 'weak')
  const weak = shown.filter(person => person.match === 'weak')
  const mayCreate = useMay('people.create')
  const openFirst = (event: Event) => {
    event.preventDefault()
    const first = shown[0]
    if (first) navigate(`/people/${first.id}`)
  }
  const to = (person: { id: string }) => hrefOf(`/people/${person.id}`)
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('people.title')}</h1>
        {mayCreate && (
          <LinkButton href={hrefOf('/people/new')} icon="plus">
            {t('people.new')}
          </LinkButton>
        )}
      </div>
      <form class="card stack" onSubmit={openFirst}>
        <TextInput
          label={t('people.find.name')}
          hint={t('people.find.hint')}
          type="search"
          autoFocus
          value={name}
          onChange={setName}
        />
      </form>
      <ErrorNote problem={problem} />
      {good.length > 0 && <FoundPeople label={t('people.title')} people={good} hrefOf={to} />}
      {weak.length > 0 && (
        <details open={good.length === 0}>
          <summary>{t('people.find.weak')}</summary>
          <FoundPeople label={t('people.find.weak')} people={weak} hrefOf={to} />
        </details>
      )}
      {results?.length === 0 && <Empty icon="people" title={t('ui.nothingFound')} />}
    </div>
  )
}

function typedIn(hash: string): string {
  try {
    return decodeURIComponent(hash.replace(/^#/, ''))
  } catch {
    return ''
  }
}
