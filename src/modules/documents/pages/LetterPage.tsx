import { type Locale, localeNames } from '#i18n/locales.ts'
import type { Translate } from '#i18n/translate.ts'
import { HiddenFields } from '#site/form.tsx'
import { Go } from '#site/trail.tsx'
import type { Language } from '../domain/template.ts'
import type { PublicLetter } from '../service/public.ts'
import { LetterPaper } from './parts.tsx'

interface Props {
  readonly t: Translate
  readonly locale: Locale
  readonly demand: PublicLetter
  readonly rulesPhrase: (language: Language) => string | undefined
}

/** The letter to print and sign, with lines to write on, and the same to read in one's own language. */
export function LetterPage({ t, locale, demand, rulesPhrase }: Props) {
  const { letter, reading, language, languages, typed } = demand
  const address = `/${locale}/wages`
  return (
    <>
      <div class="not-on-paper">
        <h1>{t('documents.wages.title')}</h1>
        <p>{t('documents.wages.what')}</p>
        <p class="notice due">{t('rules.result.awaiting')}</p>
        <form method="post" action={`${address}/letter/file`}>
          <HiddenFields values={typed} />
          <input type="hidden" name="language" value={language} />
          <p class="acts">
            <button type="submit" name="format" value="pdf">
              {t('documents.pdf')}
            </button>
            <button type="submit" name="format" value="docx">
              {t('documents.docx')}
            </button>
          </p>
        </form>
        {languages.length > 1 && (
          <form method="post" action={`${address}/letter`}>
            <HiddenFields values={typed} />
            <p class="acts">
              {languages
                .filter(one => one !== language)
                .map(one => (
                  <button type="submit" name="language" value={one}>
                    {t('documents.language')}: {localeNames[one]}
                  </button>
                ))}
            </p>
          </form>
        )}
      </div>
      <LetterPaper letter={letter} rules={rulesPhrase(letter.language)} blank={t('documents.blank')} />
      {reading && (
        <>
          <h2 class="not-on-paper">{t('documents.reading')}</h2>
          <LetterPaper letter={reading} rules={rulesPhrase(reading.language)} blank={t('documents.blank')} />
        </>
      )}
      <form method="post" action={address}>
        <HiddenFields values={typed} />
        <button type="submit" class="btn wide">
          {t('documents.wages.back')}
        </button>
      </form>
      <p>
        <Go href={`/${locale}/help`} class="btn wide" field={['need', 'legal.wages']}>
          {t('rules.result.help')}
        </Go>
      </p>
    </>
  )
}
