import type { Translate } from '#i18n/translate.ts'
import { Choice, HiddenFields, TextField } from '#site/form.tsx'
import { Go } from '#site/trail.tsx'
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
      <HiddenFields values={{ id: formKey }} />
      <fieldset>
        <legend>{t('directory.report.what')}</legend>
        {reportKinds.map(kind => (
          <Choice type="radio" name="kind" value={kind} checked={typed.kind === kind}>
            {t(`directory.report.kind.${kind}`)}
          </Choice>
        ))}
      </fieldset>
      <TextField
        name="note"
        label={t('directory.report.note')}
        hint={t('directory.report.note.hint')}
        value={typed.note}
        lines={3}
        max={500}
      />
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
        <Go class="btn" href={`/${locale}/help`}>
          {t('directory.help.title')}
        </Go>
      </p>
    </>
  )
}
