import type { Translate } from '#i18n/translate.ts'
import { Field } from '#site/form.tsx'

interface Props {
  readonly t: Translate
  readonly locale: string
  readonly typed: string
  /** An answer has just arrived and nothing more is expected. */
  readonly done: boolean
  readonly problem: string | null
}

export function CodePage({ t, locale, typed, done, problem }: Props) {
  return (
    <>
      <h1>{t('referrals.partner.title')}</h1>
      {done && (
        <p class="notice ok" role="status">
          {t('referrals.partner.done')}
        </p>
      )}
      <form method="post" action={`/${locale}/partner`} class="card" novalidate>
        <p>{t('referrals.partner.what')}</p>
        <Field
          name="code"
          label={t('referrals.partner.code')}
          hint={t('referrals.partner.code.hint')}
          problem={problem ?? undefined}
        >
          {common => (
            <input
              {...common}
              class="code"
              value={typed}
              maxLength={40}
              autocomplete="off"
              autocapitalize="characters"
              spellcheck={false}
            />
          )}
        </Field>
        <button type="submit" class="main">
          {t('referrals.partner.open')}
        </button>
      </form>
      <p class="small soft">{t('referrals.partner.looking')}</p>
    </>
  )
}
