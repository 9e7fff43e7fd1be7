import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { navigate, useChange, useForm, useT, useTitle } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { createPerson } from '../contract.ts'
import { LikelyDialog } from './LikelyDialog.tsx'
import { emptyPerson, PersonForm, sentOf } from './PersonForm.tsx'
import { useIntake } from './useIntake.ts'

/** A new file, with a look at those that may be the same person before it is made. */
export function NewPerson() {
  const t = useT()
  useTitle(t('people.new'))
  const [id] = useState(newId)
  const draft = 'people.new'
  const change = useChange(createPerson, { offline: true, label: 'people.new', draft })
  const form = useForm({
    draft,
    start: emptyPerson,
    send: typed => change.send({ id, ...sentOf(typed) }),
    onDone: ({ waiting }) => navigate(waiting ? '/people' : `/people/${id}`),
  })
  const intake = useIntake(form.typed, async () => form.submit())
  const entering = { ...form, submit: () => void intake.enter(), busy: form.busy || intake.asking }
  return (
    <div class="stack">
      <LikelyDialog draft={form.typed} intake={intake} busy={form.busy} />
      <h1>{t('people.new')}</h1>
      <Form card form={entering} submit={t('ui.save')}>
        <PersonForm value={form.typed} onChange={form.set} errors={form.errors} />
      </Form>
    </div>
  )
}
