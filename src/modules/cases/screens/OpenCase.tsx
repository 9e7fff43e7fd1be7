import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { PersonPicker } from '#modules/people/screens/parts.ts'
import { navigate, useActs, useChange, useForm, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { Check } from '#ui/Choice.tsx'
import { Form } from '#ui/Form.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { openCase } from '../contract.ts'
import { FilesOfPerson } from './FilesOfPerson.tsx'

const empty = {
  persons: [] as readonly { id: string; label: string }[],
  needs: [] as readonly string[],
  ownTitle: '',
  nextStep: '',
  note: '',
  restricted: false,
}

/** Opens a case, from a contact (`?contact=…&person=…`) or directly. Kept while typing; works offline. */
export function OpenCase() {
  const t = useT()
  const title = t('cases.open.title')
  useTitle(title)
  const query = new URLSearchParams(usePlace().query)
  const contactId = query.get('contact')
  const personId = query.get('person')
  const [id] = useState(newId)
  const [opened, setOpened] = useState<{ reference: string | null } | null>(null)
  const draft = 'cases.open'
  const change = useChange(openCase, { offline: true, label: 'cases.open.title', draft })
  const form = useForm({
    draft,
    start: empty,
    send: ({ persons, needs, restricted, ...typed }) =>
      change.send({
        ...typed,
        ...{ id, contactId },
        persons: [...(personId ? [personId] : []), ...persons.map(one => one.id)].map(one => ({
          personId: one,
        })),
        needs: needs.map(code => ({ code })),
        // Unticked says nothing: sensitive needs still make the file restricted.
        restricted: restricted || null,
      }),
    forget: '/cases',
    onDone({ reply }) {
      if (reply?.mayRead) navigate(`/cases/${id}`)
      else setOpened({ reference: reply?.reference ?? null })
    },
  })
  useActs([{ key: 'Ctrl+Enter', label: title, run: form.submit }])
  const { persons } = form.typed
  return (
    <div class="stack">
      <h1>{title}</h1>
      {opened ? (
        <Notice tone="ok" live>
          {opened.reference ?? t('ui.savedOnDevice')}
        </Notice>
      ) : (
        <Form form={form} submit={title} shortcut="Ctrl+Enter">
          {contactId && <p class="soft">{t('cases.contact.from')}</p>}
          {persons.length > 0 && (
            <p>
              <b>{persons.map(person => person.label).join(', ')}</b>
            </p>
          )}
          {[...(personId ? [personId] : []), ...persons.map(one => one.id)].map(one => (
            <FilesOfPerson key={one} personId={one} />
          ))}
          {!personId && (
            <details open={persons.length === 0}>
              <summary>{t('cases.person.add')}</summary>
              <PersonPicker
                key={persons.length}
                purpose="case"
                onPick={person => form.set({ persons: [...persons, { id: person.id, label: person.label }] })}
              />
            </details>
          )}
          <NeedPicker label={t('cases.field.need')} {...form.field('needs')} />
          <TextArea label={t('cases.field.note')} {...form.field('note')} />
          <TextInput label={t('cases.column.next')} {...form.field('nextStep')} />
          <TextInput label={t('cases.field.own_title')} {...form.field('ownTitle')} />
          <Check label={t('cases.field.restricted')} {...form.field('restricted')} />
        </Form>
      )}
    </div>
  )
}
