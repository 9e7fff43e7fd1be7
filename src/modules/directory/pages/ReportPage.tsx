import type { Translate } from '#i18n/translate.ts'
import type { ServiceCard } from '../contract.ts'
import { reportKinds } from '../domain/directory.ts'

interface ReportProps {
  readonly t: Translate
  readonly locale: string
  readonly service: Pick<ServiceCard, 'id' | 'name' | 'organizationName'>
  readonly formKey: string
  readonly typed: { readonly kind: string; readonly note: string }
  readonly problem: string | null
}

/** One question, nobody is asked who they are. */
export function ReportPage({ t, locale, service, formKey, typed, problem }: ReportProps) {
  return (
    <form method="post" action={`/${locale}/help/${service.id}/wrong`}>
      <h1>{t('directory.report.title')}</h1>
      <p class="soft">
        {service.name} · {service.organizationName}
      </p>
      {problem && (
        <p class="notice danger" role="alert">
          {problem}
        </p>
      )}
      <input type="hidden" name="id" value={formKey} />
      <fieldset>
        <legend>{t('directory.report.what')}</legend>
        {reportKinds.map(kind => (
          <label class="check">
            <input type="radio" name="kind" value={kind} checked={typed.kind === kind} />
            <span>{t(`directory.report.kind.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="note">{t('directory.report.note')}</label>
        <p class="hint" id="note-hint">
          {t('directory.report.note.hint')}
        </p>
        <textarea id="note" name="note" rows={3} maxLength={500} aria-describedby="note-hint">
          {typed.note}
        </textarea>
      </div>
      <button type="submit" class="main">
        {t('directory.report.send')}
      </button>
    </form>
  )
}

export function ReportedPage({ t, locale }: Pick<ReportProps, 't' | 'locale'>) {
  return (
    <>
      <h1>{t('directory.report.thanks')}</h1>
      <p>{t('directory.report.thanks.what')}</p>
      <p>
        <a class="btn" href={`/${locale}/help`}>
          {t('directory.help.title')}
        </a>
      </p>
    </>
  )
}
