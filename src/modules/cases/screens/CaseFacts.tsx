import type { ReplyOf } from '#lib/contract.ts'
import { useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import type { readCase } from '../contract.ts'
import { DueTag } from './DueTag.tsx'

/** The three things one opens a case for: what is next, what the law wants by when, whom we wait for. */
export function CaseFacts({
  file,
  onNext,
}: {
  readonly file: ReplyOf<typeof readCase>
  /** Says what is next, where nothing is said yet and the reader may. */
  readonly onNext: () => void
}) {
  const t = useT()
  const format = useFormat()
  const legal = file.nearestLegal
  const waiting = file.needs.find(need => need.status === 'referred')
  return (
    <div class="cols three" style={{ alignItems: 'stretch' }}>
      <section class="card">
        <span class="small soft">{t('cases.column.next')}</span>
        {file.nextStep || !file.may.work ? (
          <p>
            <b>{file.nextStep ?? t('cases.nothing_set')}</b>
          </p>
        ) : (
          <p>
            <Button look="quiet" icon="plus" onClick={onNext}>
              {t('cases.next.set')}
            </Button>
          </p>
        )}
        <DueTag day={file.nextStepOn} />
      </section>
      <section class="card">
        <span class="small soft">{t('cases.nearest_legal')}</span>
        <p>
          <b>{legal?.text ?? t('cases.nothing_set')}</b>
        </p>
        <DueTag day={legal?.dueOn ?? null} /> <span class="small soft">{legal?.source ?? legal?.rule}</span>
      </section>
      <section class="card">
        <span class="small soft">{t('cases.waiting_for')}</span>
        <p>
          <b>
            {waiting ? [waiting.partner, waiting.name].filter(Boolean).join(': ') : t('cases.nothing_set')}
          </b>
        </p>
        {waiting?.referralState && (
          <span class="small soft">
            {t(`cases.referral.${waiting.referralState as 'sent'}`)}
            {waiting.referralAt && `, ${format.relativeDay(format.dayOf(waiting.referralAt))}`}
          </span>
        )}
      </section>
    </div>
  )
}
