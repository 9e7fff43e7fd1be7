import { useState } from 'preact/hooks'
import { type Locale, locales } from '#i18n/locales.ts'
import { addressOf, hrefOf, useData, useFormat, useLocale, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Select } from '#ui/Select.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { exportPerson, readHeld } from '../contract.ts'
import './keeping.css'

/** Everything that is held about a person, in the person's language: to read together, to print, to take along. */
export function HeldScreen({ id }: { readonly id: string }) {
  const t = useT()
  useTitle(t('keeping.held.title'))
  const [language, setLanguage] = useState<Locale>(useLocale())
  const { instant } = useFormat()
  const { data, error, reload } = useData(readHeld, { personId: id, language }, { keep: false })
  return (
    <div class="stack">
      <div class="stack no-print">
        <p>
          <a href={hrefOf(`/people/${id}`)}>{t('ui.back')}</a>
        </p>
        <Notice>{t('audit.report.care')}</Notice>
        <div class="row">
          <Select
            label={t('audit.report.language')}
            required
            value={language}
            options={locales.map(value => ({ value, label: t(`language.${value}`) }))}
            onChange={setLanguage}
          />
          <Button look="main" icon="print" onClick={() => window.print()}>
            {t('ui.print')}
          </Button>
          <LinkButton
            href={addressOf(exportPerson, { personId: id, format: 'html', language })}
            icon="download"
          >
            {t('keeping.held.page')}
          </LinkButton>
          <LinkButton
            href={addressOf(exportPerson, { personId: id, format: 'json', language })}
            icon="download"
          >
            JSON
          </LinkButton>
        </div>
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <article class="card stack" lang={language}>
          <h1>{t('keeping.held.title')}</h1>
          <p>
            <b>{data.person.label}</b> · {data.person.reference} · {data.organisation} ·{' '}
            {instant(data.madeAt, 'medium')}
          </p>
          {data.parts.map(part => (
            <section key={part.kind} class="stack">
              <h2>{part.title}</h2>
              {part.records.map((fields, index) => (
                // Records have no ids of their own here and never change places.
                <dl key={index} class="keeping-held">
                  {fields.map(field => (
                    <div key={field.label}>
                      <dt>{field.label}</dt>
                      <dd>{field.text}</dd>
                    </div>
                  ))}
                </dl>
              ))}
            </section>
          ))}
        </article>
      )}
    </div>
  )
}
