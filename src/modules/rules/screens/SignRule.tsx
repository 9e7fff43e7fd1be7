import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { newId } from '#lib/ids.ts'
import { useChange, useForm, useT } from '#staff/hooks.ts'
import { FormDialog } from '#ui/Form.tsx'
import { TextArea } from '#ui/TextArea.tsx'
import { type readRule, signRule } from '../contract.ts'

interface Props {
  readonly id: string
  readonly version: ReplyOf<typeof readRule>['versions'][number]
  readonly onClose: () => void
}

/** A lawyer puts a name to one version as it was read here. */
export function SignRule({ id, version, onClose }: Props) {
  const t = useT()
  const [signatureId] = useState(newId)
  const change = useChange(signRule)
  const { key, hash, says } = version
  const form = useForm({
    start: { note: '' },
    send: typed => change.send({ id, version: key, hash, signatureId, ...typed }),
    forget: '/rules',
    onDone: onClose,
  })
  const title = t('rules.sign')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={title}>
      <p>
        <b>{says ?? t('rules.version.nothing')}</b>
      </p>
      <p>{t('rules.sign.what')}</p>
      <TextArea label={t('rules.sign.note')} {...form.field('note')} />
    </FormDialog>
  )
}
