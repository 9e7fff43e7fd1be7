import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { navigate, useChange, useDraft, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { createPerson } from '../contract.ts'
import { LikelyDialog } from './LikelyDialog.tsx'
import { emptyPerson, PersonForm, sentOf } from './PersonForm.tsx'
import { useIntake } from './useIntake.ts'

/** A new file, with a look at those that may be the same person before it is made. */
export function NewPerson() {
  const t = useT()
  useTitle(t('people.new'))
  const [form, setForm, draft] = useDraft('people.new', emptyPerson)
  const [id] = useState(newId)
  const change = useChange(createPerson, { offline: true, label: 'people.new', draft: 'people.new' })
  const save = async () => {
    const sent = await change.send({ id, ...sentOf(form) })
    if (!sent.ok) return
    await draft.clear()
    navigate(sent.waiting ? '/people' : `/people/${id}`)
  }
  const intake = useIntake(form, save)
  const submit = (event: Event) => {
    event.preventDefault()
    void intake.enter()
  }
  return (
    <div class="stack">
      <LikelyDialog draft={form} intake={intake} busy={change.sending} />
      <h1>{t('people.new')}</h1>
      <form class="card stack" onSubmit={submit}>
        <ErrorNote problem={change.error} />
        <PersonForm value={form} onChange={setForm} errors={change.fieldErrors} />
        <div class="row end">
          <Button type="submit" look="main" busy={change.sending || intake.asking}>
            {t('ui.save')}
          </Button>
        </div>
      </form>
    </div>
  )
}
