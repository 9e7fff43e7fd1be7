import { useChange, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Menu } from '#ui/Menu.tsx'
import { closeRequest } from '../contract.ts'
import { type NotRequest, notRequests } from '../domain/contact.ts'
import type { Request } from './RequestScreen.tsx'

/** Nothing more to do: how it ended, so that what was no request is not counted as an answer. */
export function EndRequest({
  request,
  onEnded,
}: {
  readonly request: Request
  readonly onEnded: () => void
}) {
  const t = useT()
  const { send, sending, error } = useChange(closeRequest)
  const hasCase = request.contact.caseId !== null
  const end = async (notRequest: NotRequest | null) => {
    const outcome = notRequest ? 'not_a_request' : hasCase ? 'case_opened' : 'answered'
    if ((await send({ id: request.contactId, outcome, notRequest })).ok) onEnded()
  }
  return (
    <section class="card stack" aria-labelledby="end-request">
      <h2 id="end-request">{t('contacts.request.end')}</h2>
      <ErrorNote problem={error} />
      {request.reach !== 'none' && <p class="soft small">{t('contacts.request.end.reach')}</p>}
      <div class="row">
        <Button busy={sending} onClick={() => void end(null)}>
          {t(hasCase ? 'contacts.outcome.case_opened' : 'contacts.outcome.answered')}
        </Button>
        <Menu
          label={t('contacts.outcome.not_a_request')}
          items={notRequests.map(why => ({
            label: t(`contacts.not_request.${why}`),
            run: () => void end(why),
          }))}
        />
      </div>
    </section>
  )
}
