import { Notice } from '#ui/Notice.tsx'
import { farewell, reader } from './session.ts'
import { useValue } from './value.ts'

const why = {
  wrong: 'staff.farewell.wrong',
  cleared: 'staff.farewell.cleared',
  old: 'staff.farewell.old',
} as const

/** Over the door: why this device is empty, and what of it stays sealed until its person signs in. */
export function Farewell() {
  const { t } = useValue(reader)
  const last = useValue(farewell)
  if (!last) return null
  return (
    <div class="farewell">
      <Notice tone="due" live>
        <p>{t(why[last.why])}</p>
        {last.unsent > 0 && <p>{t('staff.farewell.unsent', { count: last.unsent })}</p>}
      </Notice>
    </div>
  )
}
