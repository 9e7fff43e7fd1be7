import { localeNames, locales } from '#i18n/locales.ts'
import { speak, useLocale, useT } from '#staff/hooks.ts'

/** Before anybody is known: each language under its own name. */
export function LanguageChooser() {
  const t = useT()
  const locale = useLocale()
  return (
    <fieldset class="field chips tongues" aria-label={t('ui.language')}>
      {locales.map(one => (
        <button
          key={one}
          type="button"
          lang={one}
          class={one === locale ? 'chip on' : 'chip'}
          aria-pressed={one === locale}
          onClick={() => void speak(one)}
        >
          {localeNames[one]}
        </button>
      ))}
    </fieldset>
  )
}
