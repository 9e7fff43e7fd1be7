import { useState } from 'preact/hooks'
import { hrefOf, navigate, textOfHash, useFormat, useMay, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { FoundPeople } from './FoundPeople.tsx'
import { type Finding, useFind } from './useFind.ts'

/** One box: whatever is known of a person, in any order and letters; Enter opens the best, Tab walks through the rest. */
export function PeopleSearch() {
  const t = useT()
  useTitle(t('people.title'))
  const { hash } = usePlace()
  const [text, setText] = useState(() => textOfHash(hash))
  const { found, searching, problem } = useFind(text, 'other')
  const shown = found?.results ?? []
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
      <form class="card stack" onSubmit={openFirst} aria-busy={searching}>
        <TextInput
          label={t('people.find.any')}
          hint={t('people.find.hint')}
          type="search"
          autoFocus
          value={text}
          onChange={setText}
        />
        {found && <Understood found={found} />}
      </form>
      <ErrorNote problem={problem} />
      {found && found.narrow.length > 0 && <Narrow by={found.narrow} />}
      {good.length > 0 && <FoundPeople label={t('people.title')} people={good} hrefOf={to} />}
      {weak.length > 0 && (
        <details open={good.length === 0}>
          <summary>{t('people.find.weak')}</summary>
          <FoundPeople label={t('people.find.weak')} people={weak} hrefOf={to} />
        </details>
      )}
      {found?.results.length === 0 && <Empty icon="people" title={t('ui.nothingFound')} />}
    </div>
  )
}

/** What was made of the text, so that a year taken for a number is noticed. */
function Understood({ found }: { readonly found: Finding }) {
  const t = useT()
  const { list } = useFormat()
  const { name, birthYear, place, phone, number } = found.understood
  const parts = [
    name,
    birthYear === null ? '' : String(birthYear),
    place ?? '',
    phone ? t('people.find.phone') : '',
    number ? t('people.find.paper') : '',
  ].filter(Boolean)
  // A name alone says nothing that is not in the box above.
  if (parts.length === 0 || (parts.length === 1 && name !== '')) return null
  return (
    <p class="small soft" role="status">
      {t('people.find.understood', { what: list(parts) })}
    </p>
  )
}

function Narrow({ by }: { readonly by: Finding['narrow'] }) {
  const t = useT()
  const { list } = useFormat()
  return (
    <Notice live>{t('people.find.many', { what: list(by.map(one => t(`people.narrow.${one}`))) })}</Notice>
  )
}
