import { useEffect, useState } from 'preact/hooks'
import type { ReplyOf, SentOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { call, forget, hrefOf, navigate, useChange, useDraft, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { findSimilar } from '../contract/care.ts'
import { createOrganization } from '../contract.ts'
import { OrganizationFields } from './OrganizationForm.tsx'
import { TranslationsEditor } from './TranslationsEditor.tsx'

type Form = Required<Omit<SentOf<typeof createOrganization>, 'id'>>

const empty: Form = {
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
  const [form, setForm, draft] = useDraft<Form>('directory.new_organization', empty)
  const set = (part: Partial<Form>) => setForm(old => ({ ...old, ...part }))
  const similar = useSimilar(form.name, form.phones?.[0]?.number ?? null, form.country ?? null)
  const save = async () => {
    const sent = await change.send({ ...form, id })
    if (!sent.ok || sent.waiting) return
    await draft.clear()
    forget('/directory')
    navigate(`/directory/organizations/${id}`)
  }
  return (
    <form
      class="stack"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <h1>{t('directory.new_organization')}</h1>
      <OrganizationFields form={form} set={set} errors={change.fieldErrors} />
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
        value={form.translations}
        onChange={translations => set({ translations: translations ?? {} })}
        errors={change.fieldErrors}
      />
      <section class="card">
        <Check label={t('directory.own_entry')} value={form.own === true} onChange={own => set({ own })} />
      </section>
      <ErrorNote problem={change.error} />
      <div class="row">
        <Button type="submit" look="main" busy={change.sending}>
          {t('ui.save')}
        </Button>
        <Button onClick={() => void draft.clear().then(() => navigate('/directory'))}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
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
