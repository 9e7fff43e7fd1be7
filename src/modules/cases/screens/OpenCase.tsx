import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { NeedPicker } from '#modules/directory/screens/parts.ts'
import { PersonPicker } from '#modules/people/screens/parts.ts'
import { forget, navigate, useActs, useChange, useDraft, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { openCase } from '../contract.ts'

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
  useTitle(t('cases.open.title'))
  const query = new URLSearchParams(usePlace().query)
  const contactId = query.get('contact')
  const personId = query.get('person')
  const [form, setForm, draft] = useDraft('cases.open', empty)
  const [id] = useState(newId)
  const [opened, setOpened] = useState<{ reference: string | null } | null>(null)
  const change = useChange(openCase, { offline: true, label: 'cases.open.title', draft: 'cases.open' })
  const send = async () => {
    const sent = await change.send({
      id,
      contactId,
      persons: [...(personId ? [personId] : []), ...form.persons.map(person => person.id)].map(one => ({
        personId: one,
      })),
      needs: form.needs.map(code => ({ code })),
      ownTitle: form.ownTitle,
      nextStep: form.nextStep,
      note: form.note,
      // Unticked says nothing: sensitive needs still make the file restricted.
      restricted: form.restricted || null,
    })
    if (!sent.ok) return
    await draft.clear()
    forget('/cases')
    if (sent.reply?.mayRead) navigate(`/cases/${id}`)
    else setOpened({ reference: sent.reply?.reference ?? null })
  }
  useActs([{ key: 'Ctrl+Enter', label: t('cases.open.title'), run: () => void send() }])
  if (opened)
    return (
      <div class="stack">
        <h1>{t('cases.open.title')}</h1>
        <Notice tone="ok" live>
          {opened.reference ?? t('ui.savedOnDevice')}
        </Notice>
      </div>
    )
  const submit = (event: Event) => {
    event.preventDefault()
    void send()
  }
  return (
    <form class="stack" onSubmit={submit}>
      <h1>{t('cases.open.title')}</h1>
      {contactId && <p class="soft">{t('cases.contact.from')}</p>}
      <ErrorNote problem={change.error} />
      {form.persons.length > 0 && (
        <p>
          <b>{form.persons.map(person => person.label).join(', ')}</b>
        </p>
      )}
      {!personId && (
        <details open={form.persons.length === 0}>
          <summary>{t('cases.person.add')}</summary>
          <PersonPicker
            key={form.persons.length}
            purpose="case"
            onPick={person =>
              setForm({ ...form, persons: [...form.persons, { id: person.id, label: person.label }] })
            }
          />
        </details>
      )}
      <NeedPicker
        label={t('cases.field.need')}
        value={form.needs}
        onChange={needs => setForm({ ...form, needs })}
      />
      <TextArea
        label={t('cases.field.note')}
        value={form.note}
        onChange={note => setForm({ ...form, note })}
      />
      <TextInput
        label={t('cases.column.next')}
        value={form.nextStep}
        onChange={nextStep => setForm({ ...form, nextStep })}
      />
      <TextInput
        label={t('cases.field.own_title')}
        value={form.ownTitle}
        onChange={ownTitle => setForm({ ...form, ownTitle })}
      />
      <Check
        label={t('cases.field.restricted')}
        value={form.restricted}
        onChange={restricted => setForm({ ...form, restricted })}
      />
      <Button type="submit" look="main" shortcut="Ctrl+Enter" busy={change.sending}>
        {t('cases.open.title')}
      </Button>
    </form>
  )
}
