import { forget, navigate, useChange, useData, useMe, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { answerHandOver, listHandOvers } from '../contract.ts'

/** Colleagues who ask this reader to take a case over, each with its two answers. */
export function HandOversForYou() {
  const t = useT()
  const me = useMe()
  const { data } = useData(listHandOvers, {})
  const change = useChange(answerHandOver)
  const asked = (data?.items ?? []).filter(one => one.to?.id === me.userId)
  const answer = async (id: string, given: 'accept' | 'decline') => {
    const sent = await change.send({ id, answer: given })
    forget('/hand-overs')
    forget('/cases')
    if (sent.ok && sent.reply?.status === 'accepted') navigate(`/cases/${sent.reply.caseId}`)
  }
  return (
    <>
      <ErrorNote problem={change.error} />
      {asked.map(one => (
        <Notice key={one.id}>
          <p>
            {t('cases.hand_over.for_you', {
              name: one.from?.name ?? '',
              reference: one.reference,
              reason: one.reason,
            })}
          </p>
          <span class="row">
            <Button look="main" busy={change.sending} onClick={() => void answer(one.id, 'accept')}>
              {t('cases.act.take')}
            </Button>
            <Button onClick={() => void answer(one.id, 'decline')}>{t('cases.act.decline')}</Button>
          </span>
        </Notice>
      ))}
    </>
  )
}
