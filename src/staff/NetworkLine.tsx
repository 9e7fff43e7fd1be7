import { Icon } from '#ui/Icon.tsx'
import { useFormat } from './hooks.ts'
import { Link } from './router.ts'
import { reader } from './session.ts'
import { elsewhere } from './sync/elsewhere.ts'
import { outbox, silentSince } from './sync/outbox.ts'
import { useValue } from './value.ts'

/** The state is always told: what waits, since when there is no network, what was refused. */
export function NetworkLine() {
  const { t } = useValue(reader)
  const waiting = useValue(outbox)
  const since = useValue(silentSince)
  const format = useFormat()
  const refused = waiting.filter(item => item.problem).length
  const unsent = waiting.length - refused + useValue(elsewhere)
  if (refused)
    return (
      <Link to="/outbox" class="netline danger">
        <Icon name="warning" />
        {t('staff.net.refused', { count: refused })}
      </Link>
    )
  if (since !== null)
    return (
      <Link to="/outbox" class="netline due">
        <Icon name="offline" />
        <span>
          {t('staff.net.since', { time: format.time(new Date(since).toISOString()) })}
          {unsent > 0 && ` · ${t('staff.net.waiting', { count: unsent })}`}
        </span>
      </Link>
    )
  if (unsent)
    return (
      <Link to="/outbox" class="netline">
        <Icon name="upload" />
        {t('staff.net.sending', { count: unsent })}
      </Link>
    )
  return (
    <span class="netline quiet">
      <Icon name="check" />
      {t('staff.net.saved')}
    </span>
  )
}
