import { useEffect } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { useData, useFormat, usePlace, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { listCallBacks } from '../contract.ts'
import type { ContactDraft } from './form.ts'
import type { useOuting } from './useOuting.ts'

interface Props {
  readonly form: ContactDraft
  readonly ready: boolean
  readonly onChange: (part: Partial<ContactDraft>) => void
  readonly outing: ReturnType<typeof useOuting>
}

/** What the contact belongs to: the mobile day, the promised call it keeps (`?callBack=`). */
export function ContactContext({ form, ready, onChange, outing }: Props) {
  const t = useT()
  const format = useFormat()
  const asked = usePlace().query.get('callBack')
  const promised = useData(listCallBacks, asked ? {} : null).data?.items.find(one => one.id === asked)
  useEffect(() => {
    if (!ready || !promised || form.callBackId === promised.id) return
    const { needs, language, country, personId, personLabel } = promised
    onChange({
      ...{ callBackId: promised.id, channel: 'call_out', personId, personLabel: personLabel ?? '' },
      ...{ needs: form.needs.length > 0 ? form.needs : needs, language: form.language ?? language },
      country: form.country ?? country,
    })
  }, [ready, promised?.id])
  const { session } = outing
  return (
    <>
      {outing.id && (
        <Notice>
          <div class="row">
            <span>
              {session &&
                t('contacts.session.now', {
                  place: session.placeText,
                  day: format.day(session.day as Day), // the server keeps days only
                })}
            </span>
            <Button look="quiet" onClick={outing.leave}>
              {t('contacts.session.leave')}
            </Button>
          </div>
        </Notice>
      )}
      {form.callBackId && (
        <Notice tone="due">
          <div class="row">
            <span>{t('contacts.call_back.keeps')}</span>
            <Button look="quiet" icon="close" onClick={() => onChange({ callBackId: null })}>
              {t('ui.remove')}
            </Button>
          </div>
        </Notice>
      )}
    </>
  )
}
