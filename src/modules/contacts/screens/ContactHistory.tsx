import { useFormat, useT } from '#staff/hooks.ts'
import { Timeline } from '#ui/Timeline.tsx'
import type { Contact } from './ContactDetail.tsx'
import { useFieldWords } from './useFieldWords.ts'

/** What the contact said before each correction, who corrected it and why. */
export function ContactHistory({ contact }: { readonly contact: Contact }) {
  const t = useT()
  const format = useFormat()
  const words = useFieldWords()
  if (contact.versions.length === 0) return null
  const entries = contact.versions.map(({ version, changedAt, changedByName, reason, fields, content }) => ({
    id: String(version),
    title: reason ?? t('contacts.correct'),
    when: [format.instant(changedAt), changedByName].filter(Boolean).join(' · '),
    body: (
      <>
        {fields
          .filter(field => words.label(field) !== '')
          .map(field => (
            <p key={field}>
              <span class="small soft">{t('contacts.history.before', { field: words.label(field) })}</span>{' '}
              {words.value(field, content[field]) || '–'}
            </p>
          ))}
      </>
    ),
  }))
  return (
    <section class="stack">
      <h2>{t('contacts.history')}</h2>
      <Timeline label={t('contacts.history')} entries={entries} />
    </section>
  )
}
