import { useT } from '#staff/hooks.ts'
import { Tag } from '#ui/Tag.tsx'
import type { CaseStatus } from '../domain/case.ts'
import type { RiskLevel } from '../domain/triage.ts'

interface Props {
  readonly status: CaseStatus
  readonly risk: RiskLevel | null
  readonly restricted: boolean
}

/** What must be seen of a case at a glance, in words: danger, restricted, not simply open. */
export function CaseTags({ status, risk, restricted }: Props) {
  const t = useT()
  if (status === 'open' && !restricted && (!risk || risk === 'information')) return null
  const grave = risk === 'danger_now' || risk === 'today'
  return (
    <span class="row">
      {risk && risk !== 'information' && (
        <Tag tone={grave ? 'danger' : 'due'} icon={grave ? 'warning' : undefined}>
          {t(`cases.risk.${risk}`)}
        </Tag>
      )}
      {restricted && (
        <Tag tone="accent" icon="lock">
          {t('cases.restricted')}
        </Tag>
      )}
      {status !== 'open' && <Tag>{t(`cases.status.${status}`)}</Tag>}
    </span>
  )
}
