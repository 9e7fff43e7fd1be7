import { Button } from '#ui/Button.tsx'
import { reader } from './session.ts'
import { outbox } from './sync/outbox.ts'
import { newVersion, takeNewVersion } from './update.ts'
import { useValue } from './value.ts'

/** Never in the middle of something: the person says when, and nothing unsent is left. */
export function UpdateLine() {
  const { t } = useValue(reader)
  const waiting = useValue(outbox)
  if (!useValue(newVersion)) return null
  return (
    <div class="updateline no-print" role="status">
      <span>{waiting.length ? t('staff.update.later') : t('staff.update.ready')}</span>
      {!waiting.length && <Button onClick={takeNewVersion}>{t('staff.update.take')}</Button>}
    </div>
  )
}
