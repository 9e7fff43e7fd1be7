import { forget, navigate, useChange } from '#staff/hooks.ts'
import { answerHandOver } from '../contract.ts'

/** Sends an answer to a request; who took a case over is led to it. */
export function useAnswerHandOver() {
  const change = useChange(answerHandOver)
  const answer = async (id: string, given: 'accept' | 'decline' | 'withdraw', reason = '') => {
    const sent = await change.send({ id, answer: given, reason })
    forget('/hand-overs')
    forget('/cases')
    if (sent.ok && sent.reply?.status === 'accepted') navigate(`/cases/${sent.reply.caseId}`)
    return sent
  }
  return { answer, change }
}
