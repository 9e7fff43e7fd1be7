import { forget, useChange, useData, useFormat, useMay, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { listSignatures, withdrawSignature } from '../contract.ts'

interface Props {
  readonly id: string
  readonly onChanged: () => void
}

/** Who of one's own organisation signed, which wording, and taking it back. */
export function OwnSignatures({ id, onChanged }: Props) {
  const t = useT()
  const format = useFormat()
  const mayWithdraw = useMay('rules.withdraw_signature')
  const { data, error, reload } = useData(listSignatures, { id })
  const change = useChange(withdrawSignature)
  if (data?.items.length === 0) return null
  const withdraw = async (signatureId: string) => {
    const sent = await change.send({ id, signatureId })
    if (!sent.ok) return
    forget('/rules')
    onChanged()
  }
  return (
    <section class="card stack">
      <h2>{t('rules.sign.own')}</h2>
      <ErrorNote problem={error ?? change.error} onRetry={reload} />
      <ul class="stack plain">
        {data?.items.map(one => (
          <li key={one.id}>
            {one.by}, {format.day(format.dayOf(one.at))}
            <span class="small soft">
              {' '}
              {one.withdrawnAt ? t('rules.sign.withdrawn') : one.current ? '' : t('rules.sign.stale')}
            </span>
            {one.note && <p class="small">{one.note}</p>}
            {!one.withdrawnAt && mayWithdraw && (
              <p>
                <Button look="quiet" busy={change.sending} onClick={() => void withdraw(one.id)}>
                  {t('rules.sign.withdraw')}
                </Button>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
