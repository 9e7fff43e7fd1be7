import { useState } from 'preact/hooks'
import { useChange, useForm, useFormat, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Tag } from '#ui/Tag.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { type ConsentView, withdrawConsent } from '../contract.ts'
import { ConsentForm } from './ConsentForm.tsx'
import { FromFile } from './FromFile.tsx'

interface Props {
  readonly personId: string
  readonly consents: readonly ConsentView[]
  readonly language: string | undefined
  /** Names of organisations of the network by id. */
  readonly nameOf: (organisationId: string) => string
  readonly onChanged: () => void
}

/** What the person agreed to, what still holds first in sight; taking it back is one press away. */
export function ConsentsCard({ personId, consents, language, nameOf, onChanged }: Props) {
  const t = useT()
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<ConsentView | null>(null)
  return (
    <section class="card stack">
      <div class="row apart">
        <h2>{t('people.consents')}</h2>
        <Button look="quiet" icon="plus" onClick={() => setAdding(true)}>
          {t('people.consent.add')}
        </Button>
      </div>
      {consents.length === 0 && <p class="soft">{t('ui.nothingHere')}</p>}
      {consents.map(consent => (
        <Consent
          key={consent.id}
          consent={consent}
          recipient={consent.recipientId ? nameOf(consent.recipientId) : (consent.recipientName ?? '')}
          onWithdraw={() => setEnding(consent)}
        />
      ))}
      {adding && (
        <Dialog title={t('people.consent.add')} onClose={() => setAdding(false)} wide>
          <ConsentForm
            personId={personId}
            language={language}
            onGiven={() => {
              setAdding(false)
              onChanged()
            }}
          />
        </Dialog>
      )}
      {ending && (
        <WithdrawDialog
          consent={ending}
          onClose={() => setEnding(null)}
          onDone={() => {
            setEnding(null)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface ConsentProps {
  readonly consent: ConsentView
  readonly recipient: string
  readonly onWithdraw: () => void
}

function Consent({ consent, recipient, onWithdraw }: ConsentProps) {
  const t = useT()
  const { day, list } = useFormat()
  const holds = consent.standing === 'holds'
  return (
    <div class="stack">
      <div class="row">
        <b>{recipient}</b>
        <Tag tone={holds ? 'ok' : 'due'}>{t(`people.standing.${consent.standing}`)}</Tag>
        <span class="small soft">{consent.reference}</span>
        <FromFile personId={consent.personId} />
      </div>
      <p class="small">
        {list(consent.scopes.map(scope => t(`people.scope.${scope}`)))} ·{' '}
        {t(`people.purpose.${consent.purpose}`)} · {t('people.receipt.until')}: {day(consent.until)}
      </p>
      <div class="row">
        <LinkButton
          look="quiet"
          icon="print"
          href={`/api/v1/people/${consent.personId}/consents/${consent.id}/receipt`}
        >
          {t('people.consent.receipt')}
        </LinkButton>
        {holds && (
          <Button look="quiet" onClick={onWithdraw}>
            {t('people.consent.withdraw')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface WithdrawProps {
  readonly consent: ConsentView
  readonly onClose: () => void
  readonly onDone: () => void
}

function WithdrawDialog({ consent, onClose, onDone }: WithdrawProps) {
  const t = useT()
  const change = useChange(withdrawConsent)
  const form = useForm({
    start: { reason: '' },
    send: typed => change.send({ personId: consent.personId, id: consent.id, ...typed }),
    onDone,
  })
  const title = t('people.consent.withdraw')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={title} look="danger">
      <TextInput label={t('people.consent.withdraw.why')} maxLength={500} {...form.field('reason')} />
    </FormDialog>
  )
}
