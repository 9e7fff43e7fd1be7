import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { call, hrefOf, navigate, useChange, useDraft, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { type LikelyPerson, likelyPersons } from '../contract/duplicates.ts'
import { createPerson } from '../contract.ts'
import { FoundPeople } from './FoundPeople.tsx'
import { LikelyDialog } from './LikelyDialog.tsx'
import { emptyPerson, type PersonDraft, PersonForm, sentOf } from './PersonForm.tsx'
import { useSearch } from './useSearch.ts'

/** A new file, with a look at those that may be the same person while the name is typed. */
export function NewPerson() {
  const t = useT()
  useTitle(t('people.new'))
  const [form, setForm, draft] = useDraft('people.new', emptyPerson)
  const [id] = useState(newId)
  const change = useChange(createPerson, { offline: true, label: 'people.new', draft: 'people.new' })
  const year = /^\d{4}$/.test(form.birthYear) ? Number(form.birthYear) : null
  const { results } = useSearch(
    { name: form.name, sex: form.sex, birthYear: year, district: form.place },
    'duplicates',
  )
  const same = results?.filter(person => person.match === 'same') ?? []
  const [likely, setLikely] = useState<readonly LikelyPerson[]>([])
  const save = async () => {
    const sent = await change.send({ id, ...sentOf(form) })
    if (!sent.ok) return
    await draft.clear()
    navigate(sent.waiting ? '/people' : `/people/${id}`)
  }
  const submit = async (event: Event) => {
    event.preventDefault()
    const found = await likelyFor(form)
    if (found.length === 0) await save()
    else setLikely(found)
  }
  return (
    <div class="stack">
      {likely.length > 0 && (
        <LikelyDialog
          draft={form}
          likely={likely}
          busy={change.sending}
          onNew={() => {
            setLikely([])
            void save()
          }}
          onClose={() => setLikely([])}
        />
      )}
      <h1>{t('people.new')}</h1>
      <div class="cols">
        <form class="card stack" onSubmit={event => void submit(event)}>
          <ErrorNote problem={change.error} />
          <PersonForm value={form} onChange={setForm} errors={change.fieldErrors} />
          <div class="row end">
            <Button type="submit" look="main" busy={change.sending}>
              {t('ui.save')}
            </Button>
          </div>
        </form>
        {same.length > 0 && (
          <section class="stack">
            <Notice tone="due" live>
              {t('people.duplicate')}
            </Notice>
            <FoundPeople
              label={t('people.duplicate')}
              people={same}
              hrefOf={person => hrefOf(`/people/${person.id}`)}
            />
          </section>
        )}
      </div>
    </div>
  )
}

/** Nobody without a network: then the night finds the pair. */
async function likelyFor(form: PersonDraft): Promise<readonly LikelyPerson[]> {
  const { names, sex, birthDay } = sentOf(form)
  if (names.length === 0) return []
  const year = /^\d{4}$/.test(form.birthYear.trim()) ? Number(form.birthYear) : null
  const place = form.place || null
  try {
    const asked = { names: names.map(name => name.text), sex, birthYear: year, birthDay, place }
    return (await call(likelyPersons, asked)).likely
  } catch {
    return []
  }
}
