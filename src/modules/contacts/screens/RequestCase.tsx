import { useState } from 'preact/hooks'
import { newId } from '#lib/ids.ts'
import { openCase } from '#modules/cases/contract.ts'
import { forget, hrefOf, navigate, useActs, useChange, useMay, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { ReachOfRequest } from './ReachOfRequest.tsx'
import type { Request } from './RequestScreen.tsx'

/**
 * A case from what was asked on the web page, with its needs, so that nothing is asked twice; or the way to it. Where
 * the person may be reached, that goes with the case first: closing the request erases it here.
 */
export function RequestCase({ request }: { readonly request: Request }) {
  const t = useT()
  const mayOpen = useMay('cases.open')
  const mayReadCase = useMay('cases.read')
  const [id] = useState(newId)
  const [reference, setReference] = useState<string | null>(null)
  const [reaching, setReaching] = useState(false)
  const mayKeep = useMay('people.create') && useMay('people.add_way')
  const { send, sending, error } = useChange(openCase)
  const { caseId, personId, placeId, needs } = request.contact
  const isOffered = mayOpen && caseId === null && reference === null && request.state !== 'closed'
  const open = async (whose = personId) => {
    const sent = await send({
      id,
      contactId: request.contactId,
      persons: whose ? [{ personId: whose }] : [],
      needs: needs.map(code => ({ code })),
      placeId,
    })
    if (!sent.ok || sent.waiting) return sent
    for (const path of ['/contacts', '/contact-requests', '/cases']) forget(path)
    if (sent.reply.mayRead) navigate(`/cases/${id}`)
    else setReference(sent.reply.reference)
    return sent
  }
  const begin = () => (mayKeep && request.reachAt ? setReaching(true) : void open())
  useActs(isOffered ? [{ key: 'n', label: t('cases.open.title'), run: begin }] : [])
  return (
    <>
      {!reaching && <ErrorNote problem={error} />}
      {isOffered && (
        <Button icon="case" shortcut="n" busy={sending} onClick={begin}>
          {t('cases.open.title')}
        </Button>
      )}
      {reference && (
        <Notice tone="ok" live>
          {t('contacts.outcome.case_opened')}: {reference}
        </Notice>
      )}
      {caseId && mayReadCase && (
        <LinkButton href={hrefOf(`/cases/${caseId}`)} icon="case">
          {t('contacts.case')}
        </LinkButton>
      )}
      {reaching && <ReachOfRequest request={request} open={open} onClose={() => setReaching(false)} />}
    </>
  )
}
