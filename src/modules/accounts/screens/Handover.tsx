import { useState } from 'preact/hooks'
import { useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Notice } from '#ui/Notice.tsx'

interface Props {
  readonly text: string
  readonly link: string
  readonly onClose: () => void
}

/** A link that is shown once and given by hand; Hamroh sends no mail of its own. */
export function Handover({ text, link, onClose }: Props) {
  const t = useT()
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  return (
    <div class="stack">
      <Notice tone="due" live>
        {text}
      </Notice>
      <p>
        <b>{link}</b>
      </p>
      <div class="row end">
        {/* Browsers let scripts copy only over https or on this machine. */}
        {isSecureContext && (
          <Button look="main" onClick={() => void copy().catch(() => undefined)}>
            {copied ? t('accounts.invite.copied') : t('accounts.invite.copy')}
          </Button>
        )}
        <Button onClick={onClose}>{t('ui.close')}</Button>
      </div>
    </div>
  )
}
