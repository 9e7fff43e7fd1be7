import { locales } from '#i18n/locales.ts'
import { useT } from '#staff/hooks.ts'
import { Check } from '#ui/Choice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import type { Draft } from './service-draft.ts'

type Translations = Draft['translations']

interface Props {
  readonly value: Translations
  readonly onChange: (value: Translations) => void
  readonly errors: Readonly<Record<string, string>>
}

/** Name and description side by side in six languages; a changed text has to be read again. */
export function TranslationsEditor({ value, onChange, errors }: Props) {
  const t = useT()
  const put = (locale: (typeof locales)[number], part: { name?: string; description?: string | null }) => {
    const { reviewed: _, ...old } = value?.[locale] ?? { name: '', description: null }
    const next = { ...old, ...part }
    const { [locale]: __, ...rest } = value ?? {}
    onChange(next.name || next.description ? { ...rest, [locale]: next } : rest)
  }
  return (
    <section class="card stack">
      <h2>{t('directory.form.translations')}</h2>
      <div class="cols even">
        {locales.map(locale => {
          const one = value?.[locale]
          const language = t(`language.${locale}`)
          return (
            <fieldset key={locale} class="field stack">
              <legend class="row">
                {language}
                {one && (
                  <Tag tone={one.reviewed ? 'ok' : 'due'}>
                    {t(one.reviewed ? 'directory.form.read' : 'directory.form.unread')}
                  </Tag>
                )}
              </legend>
              <TextInput
                label={t('directory.form.translated_name')}
                lang={locale}
                maxLength={200}
                value={one?.name ?? ''}
                onChange={name => put(locale, { name })}
                error={errors[`translations.${locale}.name`]}
              />
              <TextArea
                label={t('directory.form.description')}
                value={one?.description ?? ''}
                onChange={description => put(locale, { description })}
                error={errors[`translations.${locale}.description`]}
              />
              {one && (
                <Check
                  label={t('directory.form.reviewed', { language })}
                  value={one.reviewed === true}
                  onChange={reviewed => onChange({ ...value, [locale]: { ...one, reviewed } })}
                />
              )}
            </fieldset>
          )
        })}
      </div>
    </section>
  )
}
