import { useFormat, useT } from '#staff/hooks.ts'
import { Timeline } from '#ui/Timeline.tsx'
import type { Referral } from './ReferralScreen.tsx'

/** How it ended, where it has. */
export function Ended({ referral }: { readonly referral: Referral }) {
  const t = useT()
  const { money } = useFormat()
  const { status, outcome, outcomeNote, reason, reasonNote, recovered } = referral
  if (!outcome && !reason) return null
  const group = status === 'declined' ? 'decline' : status === 'returned' ? 'return' : 'withdraw'
  return (
    <section class="card">
      <h2>{t(outcome ? 'referrals.outcome' : 'referrals.reason')}</h2>
      {outcome && <p>{t(`referrals.outcome.${outcome}`)}</p>}
      {recovered && (
        <p>
          {/* Checked by the contract to be a code of three letters. */}
          {t('referrals.recovered')}: <b>{money(recovered as Parameters<typeof money>[0])}</b>
        </p>
      )}
      {reason && <p>{reasonWords(t, group, reason)}</p>}
      {(outcomeNote || reasonNote) && <p class="soft">{outcomeNote ?? reasonNote}</p>}
    </section>
  )
}

/** A code of one of the three lists of reasons; the reply carries it as text. */
function reasonWords(t: ReturnType<typeof useT>, group: 'decline' | 'return' | 'withdraw', code: string) {
  return t(`referrals.${group}.${code}` as Parameters<typeof t>[0])
}

/** What the two sides said and did, in order. */
export function Thread({ referral }: { readonly referral: Referral }) {
  const t = useT()
  const { instant } = useFormat()
  const who = (side: string, author: string) =>
    [side === 'sender' ? referral.from.name : side === 'receiver' ? referral.to.name : '', author]
      .filter((text, index, all) => text && all.indexOf(text) === index)
      .join(', ')
  return (
    <section class="card">
      <h2>{t('referrals.thread')}</h2>
      <Timeline
        label={t('referrals.thread')}
        entries={referral.messages.map(({ id, at, side, author, kind, text }) => ({
          id,
          title: t(`referrals.said.${kind}` as Parameters<typeof t>[0]), // the database holds the list of kinds
          when: [instant(at), who(side, author)].filter(Boolean).join(' · '),
          body: text ?? undefined,
          tone: kind === 'reminded' ? 'due' : undefined,
        }))}
      />
    </section>
  )
}
