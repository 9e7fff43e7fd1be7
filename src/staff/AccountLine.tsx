import { useState } from 'preact/hooks'
import { formatInstant, formatList } from '#i18n/format.ts'
import type { Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { send } from './api.ts'
import { type Me, me, reader, refreshMe } from './session.ts'
import { useValue } from './value.ts'

/**
 * Two colleagues opened a way into this account, or whoever runs the server into one of this organisation: who is told says
 * so, until then it stays.
 */
export function AccountLine({ notice }: { readonly notice: Me['notices'][number] }) {
  const { locale, t } = useValue(reader)
  const timeZone = useValue(me)?.organisation.timeZone ?? 'Asia/Dushanbe'
  const [busy, setBusy] = useState(false)
  const known = async () => {
    setBusy(true)
    const told = { method: 'POST', url: `/api/v1/me/notices/${notice.id}/read`, body: '{}' } as const
    await send(told, { key: newId() }).catch(() => undefined)
    await refreshMe()
    setBusy(false)
  }
  const { operator } = notice
  const names = formatList(locale, notice.by)
  const when = formatInstant(locale, notice.at as Instant, timeZone)
  return (
    <div class="accountline no-print">
      <Notice tone="danger" live>
        <p>
          {!operator
            ? t('staff.recovered', { names, when })
            : operator.account === null
              ? t('staff.recovered.operator', { names, when })
              : t('staff.recovered.colleague', { names, when, account: operator.account })}
        </p>
        {operator && <p>{t('staff.recovered.reason', { reason: operator.reason })}</p>}
        <Button busy={busy} onClick={() => void known()}>
          {t('staff.recovered.known')}
        </Button>
      </Notice>
    </div>
  )
}
