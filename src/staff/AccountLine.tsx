import { useState } from 'preact/hooks'
import { formatInstant, formatList } from '#i18n/format.ts'
import type { Instant } from '#lib/day.ts'
import { newId } from '#lib/ids.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'
import { send } from './api.ts'
import { type Me, me, reader, refreshMe } from './session.ts'
import { useValue } from './value.ts'

/** Two colleagues opened a way into this account: whoever owns it is told, until they say that they know. */
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
  return (
    <div class="accountline no-print">
      <Notice tone="danger" live>
        <p>
          {t('staff.recovered', {
            names: formatList(locale, notice.by),
            when: formatInstant(locale, notice.at as Instant, timeZone),
          })}
        </p>
        <Button busy={busy} onClick={() => void known()}>
          {t('staff.recovered.known')}
        </Button>
      </Notice>
    </div>
  )
}
