import { hrefOf, useData, useMe, useT } from '#staff/hooks.ts'
import { Notice } from '#ui/Notice.tsx'
import { listHandOvers } from '../contract.ts'

/** Says that colleagues ask this reader to take cases over, and leads to where each is answered. */
export function HandOversForYou() {
  const t = useT()
  const me = useMe()
  const { data } = useData(listHandOvers, {})
  const asked = (data?.items ?? []).filter(one => one.to?.id === me.userId)
  if (!asked.length) return null
  return (
    <Notice>
      {asked.slice(0, 3).map(one => (
        <p key={one.id}>
          {t('cases.hand_over.for_you', {
            name: one.from?.name ?? '',
            reference: one.reference,
            reason: one.reason,
          })}
        </p>
      ))}
      <a href={hrefOf('/hand-overs')}>{t('cases.hand_overs.for_me')}</a>
    </Notice>
  )
}
