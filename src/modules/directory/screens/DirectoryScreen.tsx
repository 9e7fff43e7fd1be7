import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { type ApiProblem, call, hrefOf, useMay, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { type ServiceCard, search } from '../contract.ts'
import { PlacePicker } from './PlacePicker.tsx'
import { ServiceFacts } from './ServiceFacts.tsx'

/** The directory by typing: words, place, open now. */
export function DirectoryScreen() {
  const t = useT()
  useTitle(t('directory.title'))
  const mayAdd = useMay('directory.create_organization')
  const { query } = usePlace()
  const [q, setQ] = useState(new URLSearchParams(query).get('q') ?? '')
  const [placeId, setPlaceId] = useState<string | null>(null)
  const [openNow, setOpenNow] = useState(false)
  const [unverified, setUnverified] = useState(false)
  const { found, error } = useSearch({ q, placeId, openNow, unverified })
  return (
    <div class="stack">
      <h1>{t('directory.title')}</h1>
      {mayAdd && (
        <div class="row">
          <LinkButton icon="plus" href={hrefOf('/directory/new-organization')}>
            {t('directory.new_organization')}
          </LinkButton>
        </div>
      )}
      <section class="card stack">
        <TextInput
          label={t('directory.search')}
          type="search"
          value={q}
          onChange={setQ}
          placeholder={t('directory.search.placeholder')}
          autoFocus
        />
        <PlacePicker
          label={t('directory.place')}
          placeId={placeId}
          onChange={place => setPlaceId(place.id)}
          onType={typed => typed === '' && setPlaceId(null)}
        />
        <div class="row">
          <Check label={t('directory.open_now')} value={openNow} onChange={setOpenNow} />
          <Check label={t('directory.only_unverified')} value={unverified} onChange={setUnverified} />
        </div>
      </section>
      <ErrorNote problem={error} />
      {!found && !error && <Skeleton />}
      {found?.items.length === 0 && <Empty icon="search" title={t('directory.none_fits')} />}
      {found && found.items.length > 0 && (
        <>
          <p class="soft" role="status">
            {t('directory.found', { count: found.total })}
          </p>
          <List label={t('directory.title')} rows={found.items} rowKey={row => row.id}>
            {service => <Row service={service} />}
          </List>
        </>
      )}
    </div>
  )
}

export function Row({ service }: { readonly service: ServiceCard }) {
  return (
    <div>
      <a href={hrefOf(`/directory/services/${service.id}`)}>{service.name}</a>
      <p class="soft">{[service.organizationName, service.place].filter(Boolean).join(' · ')}</p>
      <ServiceFacts service={service} />
    </div>
  )
}

interface Filter {
  readonly q: string
  readonly placeId: string | null
  readonly openNow: boolean
  readonly unverified: boolean
}

/** What is typed is posted, so that it stands in no address and no log. */
function useSearch(filter: Filter) {
  const [state, setState] = useState<{ found?: ReplyOf<typeof search>; error: ApiProblem | null }>({
    error: null,
  })
  const question = JSON.stringify(filter)
  useEffect(() => {
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(search, JSON.parse(question), { signal: stop.signal }).then(
        found => setState({ found, error: null }),
        error => !stop.signal.aborted && setState(old => ({ ...old, error })),
      )
    }, 200)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [question])
  return state
}
