import { useState } from 'preact/hooks'
import { listOrganisations } from '#modules/organisations/contract.ts'
import { ConsentForm } from '#modules/people/screens/parts.ts'
import { useData, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { Tag } from '#ui/Tag.tsx'
import { neededScopes } from '../domain/question.ts'

interface Props {
  readonly clientId: string
  readonly to: readonly string[]
  /** Organisations the client agreed to asking. */
  readonly agreed: readonly string[]
  readonly onGiven: () => void
}

/** To each organisation that is asked the client must have agreed; what is missing is asked for here. */
export function Agreements({ clientId, to, agreed, onGiven }: Props) {
  const t = useT()
  const [asking, setAsking] = useState<string | null>(null)
  const { data: network } = useData(listOrganisations, {})
  const nameOf = (id: string) => network?.items.find(one => one.id === id)?.name ?? ''
  return (
    <section class="card stack">
      <h2>{t('tracing.ask.consent')}</h2>
      {to.length === 0 && <p class="soft">{t('tracing.ask.consent.first')}</p>}
      {to.map(id => (
        <div key={id} class="row apart">
          <span>
            {nameOf(id)}{' '}
            {agreed.includes(id) ? (
              <Tag tone="ok">{t('tracing.ask.agreed')}</Tag>
            ) : (
              <Tag tone="due">{t('tracing.ask.not_agreed')}</Tag>
            )}
          </span>
          {!agreed.includes(id) && <Button onClick={() => setAsking(id)}>{t('people.consent.add')}</Button>}
        </div>
      ))}
      {asking && (
        <TracingConsent
          personId={clientId}
          recipientId={asking}
          onClose={() => setAsking(null)}
          onGiven={() => {
            setAsking(null)
            onGiven()
          }}
        />
      )}
    </section>
  )
}

interface ConsentProps {
  readonly personId: string
  readonly recipientId: string
  readonly onClose: () => void
  readonly onGiven: () => void
}

/** A consent to looking for somebody, filled in as far as it is settled. */
export function TracingConsent({ personId, recipientId, onClose, onGiven }: ConsentProps) {
  const t = useT()
  return (
    <Dialog title={t('people.consent.add')} onClose={onClose} wide>
      <ConsentForm
        personId={personId}
        recipientId={recipientId}
        purpose="tracing"
        scopes={neededScopes}
        onGiven={onGiven}
      />
    </Dialog>
  )
}
