import { useChange, useData, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { List } from '#ui/List.tsx'
import { listInvitations, withdrawInvitation } from '../contract/invitations.ts'

/** Who was invited and has not come yet. Nothing while there is nobody. */
export function Invitations() {
  const t = useT()
  const format = useFormat()
  const { data, error, reload } = useData(listInvitations, {})
  const withdrawing = useChange(withdrawInvitation)
  const withdraw = async (id: string) => {
    if ((await withdrawing.send({ id })).ok) reload()
  }
  if (!error && !data?.items.length) return null
  return (
    <section class="card">
      <h2>{t('accounts.invite.open')}</h2>
      <ErrorNote problem={error ?? withdrawing.error} onRetry={reload} />
      <List label={t('accounts.invite.open')} rows={data?.items ?? []} rowKey={({ id }) => id}>
        {({ id, name, email, expiresAt, roles }) => (
          <div class="row apart">
            <span>
              <b>{name}</b> <span class="soft">{email}</span>
              <br />
              <span class="small soft">
                {roles.map(role => t(`role.${role}`)).join(', ')} ·{' '}
                {t('accounts.invite.until', { when: format.day(format.dayOf(expiresAt), 'medium') })}
              </span>
            </span>
            <Button label={`${t('accounts.invite.withdraw')}: ${name}`} onClick={() => void withdraw(id)}>
              {t('accounts.invite.withdraw')}
            </Button>
          </div>
        )}
      </List>
    </section>
  )
}
