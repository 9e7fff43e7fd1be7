import { useState } from 'preact/hooks'
import { type Locale, localeNames, locales } from '#i18n/locales.ts'
import { addressOf, useLocale, useMay, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Select } from '#ui/Select.tsx'
import { exportDirectory, exportFormats } from '../contract/files.ts'
import { ImportFile } from './ImportFile.tsx'
import { PlacePicker } from './PlacePicker.tsx'

/** The directory as files: taken in by its editors, given out to everybody who works here. */
export function FilesScreen() {
  const t = useT()
  useTitle(t('directory.files.title'))
  const may = useMay('directory.preview_import')
  return (
    <div class="stack">
      <h1>{t('directory.files.title')}</h1>
      {may && <ImportFile />}
      <GiveOut />
    </div>
  )
}

function GiveOut() {
  const t = useT()
  const own = useLocale()
  const [placeId, setPlaceId] = useState<string | null>(null)
  const [locale, setLocale] = useState<Locale>(own)
  return (
    <section class="card stack">
      <h2>{t('directory.export.title')}</h2>
      <p class="soft">{t('directory.export.what')}</p>
      <div class="cols even">
        <PlacePicker
          label={t('directory.place')}
          placeId={placeId}
          onChange={place => setPlaceId(place.id)}
          onType={typed => typed === '' && setPlaceId(null)}
        />
        <Select
          label={t('directory.export.language')}
          required
          value={locale}
          options={locales.map(value => ({ value, label: localeNames[value] }))}
          onChange={setLocale}
        />
      </div>
      <div class="row">
        {exportFormats.map(format => (
          <LinkButton
            key={format}
            icon={format === 'pdf' ? 'print' : 'download'}
            href={addressOf(exportDirectory, { format, placeId, locale })}
          >
            {t(`directory.export.${format}`)}
          </LinkButton>
        ))}
      </div>
    </section>
  )
}
