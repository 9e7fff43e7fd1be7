import type { Translate } from '#i18n/translate.ts'
import { HiddenFields } from '#site/form.tsx'

interface CodeProps {
  readonly t: Translate
  readonly locale: string
  /** In groups of four. */
  readonly code: string
  readonly danger: boolean
}

/** What to keep, large; nothing here needs to stay on the screen or in the history. */
export function CodePage({ t, locale, code, danger }: CodeProps) {
  return (
    <>
      <h1>{t('contacts.code.title')}</h1>
      {danger && <p class="notice danger">{t('contacts.code.danger')}</p>}
      <section class="card">
        <p>{t('contacts.code.your')}</p>
        <p class="code" data-code={code}>
          {code}
        </p>
        <p>{t('contacts.code.keep')}</p>
      </section>
      <p>{t('contacts.code.next')}</p>
      <form method="post" action={`/${locale}/reply`}>
        <HiddenFields values={{ code }} />
        <p>
          <button type="submit">{t('contacts.home.reply')}</button>
        </p>
      </form>
      <p class="soft small">{t('contacts.code.shared_phone')}</p>
    </>
  )
}
