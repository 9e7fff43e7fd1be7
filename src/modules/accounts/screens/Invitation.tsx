import { useChange, useDraft, useForm, useLocale, useT } from '#staff/hooks.ts'
import { Form } from '#ui/Form.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { acceptInvitation, readInvitation } from '../contract/invitations.ts'
import { BehindLink, type Opened } from './BehindLink.tsx'

/** Behind `/app/invitation#token`. */
export const Invitation = () => (
  <BehindLink read={readInvitation} title="accounts.invitation.title" done="accounts.invitation.done">
    {opened => <Accept {...opened} />}
  </BehindLink>
)

function Accept({ token, found, onDone }: Opened<typeof readInvitation>) {
  const t = useT()
  const locale = useLocale()
  // Apart from the form, of which nothing is kept: there is a password in it.
  const [name, setName, draft] = useDraft('accounts.invitation', found.name)
  const [, setEmail] = useDraft('accounts.sign_in', found.email)
  const change = useChange(acceptInvitation)
  const form = useForm({
    start: { password: '' },
    send: typed => change.send({ token, name, locale, ...typed }),
    async onDone() {
      await draft.clear()
      setEmail(found.email)
      onDone()
    },
  })
  return (
    <Form form={form} submit={t('accounts.invitation.accept')}>
      <p>{t('accounts.invitation.what', { organisation: found.organisation })}</p>
      <p>
        <b>{found.email}</b>
      </p>
      <TextInput
        label={t('accounts.name')}
        autocomplete="name"
        required
        value={name}
        onChange={setName}
        error={form.errors.name}
      />
      <TextInput
        label={t('accounts.password.new')}
        hint={`${t('accounts.password.rule')} ${t('accounts.invitation.known')}`}
        type="password"
        autocomplete="new-password"
        required
        {...form.field('password')}
      />
    </Form>
  )
}
