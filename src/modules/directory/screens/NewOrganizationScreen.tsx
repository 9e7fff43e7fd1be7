import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { call, hrefOf, navigate, useChange, useForm, useT, useTitle } from '#staff/hooks.ts'
import { Check } from '#ui/Choice.tsx'
import { Form } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { findSimilar } from '../contract/care.ts'
import { createOrganization } from '../contract.ts'
import { OrganizationFields } from './OrganizationForm.tsx'
import { TranslationsEditor } from './TranslationsEditor.tsx'

type Typed = Required<Omit<SentOf<typeof createOrganization>, 'id'>>

const empty: Typed = {
  own: false,
  kind: 'other',
  name: '',
  alternateName: null,
  description: '',
  translations: {},
  email: null,
  website: null,
  legalStatus: null,
  yearIncorporated: null,
  country: null,
  placeId: null,
  phones: [],
}

/** A new organisation; those that may be the same are shown while its name is typed. */
export function NewOrganizationScreen() {
  const t = useT()
  useTitle(t('directory.new_organization'))
  const change = useChange(createOrganization)
  const [id] = useState(newId)
  const form = useForm({
    draft: 'directory.new_organization',
    start: empty,
    send: typed => change.send({ ...typed, id }),
    forget: '/directory',
    onDone: () => navigate(`/directory/organizations/${id}`),
  })
  const { typed, set, errors } = form
  const similar = useSimilar(typed.name, typed.phones?.[0]?.number ?? null, typed.country ?? null)
  return (
    <div class="stack">
      <h1>{t('directory.new_organization')}</h1>
      <Form
        form={form}
        submit={t('ui.save')}
        onCancel={() => void form.discard().then(() => navigate('/directory'))}
      >
        <OrganizationFields form={form} />
        {similar.length > 0 && (
          <Notice tone="due" live>
            <p>{t('directory.similar')}</p>
            <ul>
              {similar.map(one => (
                <li key={one.id}>
                  <a href={hrefOf(`/directory/organizations/${one.id}`)}>{one.name}</a>{' '}
                  <span class="soft">({t(`directory.similar.${one.why}`)})</span>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <TranslationsEditor
          value={typed.translations}
          onChange={translations => set({ translations: translations ?? {} })}
          errors={errors}
        />
        <section class="card">
          <Check label={t('directory.own_entry')} value={typed.own === true} onChange={own => set({ own })} />
        </section>
      </Form>
    </div>
  )
}

type Similar = ReplyOf<typeof findSimilar>['items']

/** Asked when typing pauses; a hint only, so that its failure is silent. */
function useSimilar(name: string, phone: string | null, country: string | null): Similar {
  const [items, setItems] = useState<Similar>([])
  useEffect(() => {
    if (name.trim().length < 3 && (phone ?? '').length < 5) return setItems([])
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(findSimilar, { name, phone, country }, { signal: stop.signal }).then(
        found => setItems(found.items),
        () => {},
      )
    }, 400)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [name, phone, country])
  return items
}
