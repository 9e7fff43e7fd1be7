import { useChange, useDraft, useForm, useFormat, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { finishRecovery, readRecovery } from '../contract/recovery.ts'
import { BehindLink, type Opened } from './BehindLink.tsx'

/** Behind `/app/recovery#token`, which two colleagues opened: a new password. */
export const Recovery = () => (
  <BehindLink read={readRecovery} title="accounts.recovery.title" done="accounts.recovery.done">
    {opened => <NewPassword {...opened} />}
  </BehindLink>
)

function NewPassword({ token, found, onDone }: Opened<typeof readRecovery>) {
  const t = useT()
  const format = useFormat()
  const [, setEmail] = useDraft('accounts.sign_in', found.email)
  const change = useChange(finishRecovery)
  const form = useForm({
    start: { password: '' },
    send: typed => change.send({ token, ...typed }),
    onDone() {
      setEmail(found.email)
      onDone()
    },
  })
  return (
    <Form form={form} submit={t('ui.save')}>
      <p>
        <b>{found.name}</b>
        <br />
        {found.email}
      </p>
      <p>{t('accounts.recovery.by', { names: format.list(found.by) })}</p>
      <TextInput
        label={t('accounts.password.new')}
        hint={t('accounts.password.rule')}
        type="password"
        autocomplete="new-password"
        required
        {...form.field('password')}
      />
    </Form>
  )
}
