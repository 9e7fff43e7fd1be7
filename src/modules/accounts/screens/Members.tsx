import { useState } from 'preact/hooks'
import { type Role, roles } from '#lib/actor.ts'
import type { ReplyOf } from '#lib/contract.ts'
import { listTeams } from '#modules/organisations/contract.ts'
import {
  announce,
  useActs,
  useChange,
  useData,
  useForm,
  useFormat,
  useMay,
  useMe,
  useT,
  useTitle,
} from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Check, MultiChoice } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/Form.tsx'
import type { IconName } from '#ui/Icon.tsx'
import { Menu, type MenuItem } from '#ui/Menu.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listMembers, updateMember } from '../contract.ts'
import { ClearDevice } from './ClearDevice.tsx'
import { memberFields } from './decided-fields.ts'
import { Invitations } from './Invitations.tsx'
import { InviteMember } from './InviteMember.tsx'
import { AskRecovery, Recoveries } from './Recoveries.tsx'
import { WaiverWarning } from './WaiverWarning.tsx'

type Member = ReplyOf<typeof listMembers>['items'][number]
type Open =
  | { readonly edit: Member }
  | { readonly recover: Member }
  | { readonly clear: Member }
  | 'invite'
  | null

export function Members() {
  const t = useT()
  useTitle(t('accounts.members.title'))
  const { data, error, loading, reload } = useData(listMembers, {})
  const mayInvite = useMay('accounts.invite')
  const mayEdit = useMay('accounts.update_member')
  const mayRecover = useMay('accounts.recover_member')
  const [open, setOpen] = useState<Open>(null)
  useActs(mayInvite ? [{ key: 'a', label: t('accounts.invite.title'), run: () => setOpen('invite') }] : [])
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{t('accounts.members.title')}</h1>
        {mayInvite && (
          <Button look="main" icon="plus" shortcut="a" onClick={() => setOpen('invite')}>
            {t('accounts.invite.title')}
          </Button>
        )}
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {loading && <Skeleton />}
      {mayEdit && <WaiverWarning />}
      {mayRecover && <Recoveries />}
      {data && (
        <MemberTable
          members={data.items}
          onClear={mayEdit ? clear => setOpen({ clear }) : undefined}
          onEdit={mayEdit ? edit => setOpen({ edit }) : undefined}
          onRecover={mayRecover ? recover => setOpen({ recover }) : undefined}
        />
      )}
      {mayInvite && <Invitations />}
      {open === 'invite' && <InviteMember onClose={() => setOpen(null)} />}
      {open && open !== 'invite' && 'recover' in open && (
        <AskRecovery member={open.recover} onClose={() => setOpen(null)} onDone={() => setOpen(null)} />
      )}
      {open && open !== 'invite' && 'clear' in open && (
        <ClearDevice
          whose={{ member: open.clear.userId, name: open.clear.name }}
          onClose={() => setOpen(null)}
          onDone={() => setOpen(null)}
        />
      )}
      {open && open !== 'invite' && 'edit' in open && (
        <EditMember
          member={open.edit}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            announce(t('ui.saved'))
            reload()
          }}
        />
      )}
    </div>
  )
}

interface TableProps {
  readonly members: readonly Member[]
  readonly onEdit: ((member: Member) => void) | undefined
  readonly onRecover: ((member: Member) => void) | undefined
  readonly onClear: ((member: Member) => void) | undefined
}

function MemberTable({ members, onClear, onEdit, onRecover }: TableProps) {
  const t = useT()
  const { userId } = useMe()
  const menu = (member: Member) => {
    const items: MenuItem[] = []
    const offer = (label: string, icon: IconName, act: ((member: Member) => void) | undefined | false) =>
      act && items.push({ label, icon, run: () => act(member) })
    const isOther = member.userId !== userId
    offer(t('ui.edit'), 'edit', onEdit)
    offer(t('accounts.clear.member'), 'phone', isOther && onClear)
    offer(t('accounts.recovery.help'), 'key', isOther && member.active && onRecover)
    return items.length > 0 && <Menu label={t('ui.more')} of={member.name} items={items} />
  }
  return (
    <section class="card">
      <Table
        caption={t('accounts.members.title')}
        columns={[
          { label: t('accounts.name'), cell: member => member.name },
          { label: t('accounts.email'), cell: member => member.email },
          {
            label: t('accounts.members.roles'),
            cell: member => member.roles.map(role => t(`role.${role}`)).join(', '),
          },
          { label: t('accounts.members.state'), cell: member => <State member={member} /> },
          { label: '', cell: menu },
        ]}
        rows={members}
        rowKey={member => member.userId}
      />
    </section>
  )
}

function State({ member }: { member: Member }) {
  const t = useT()
  if (!member.active) return <Tag>{t('accounts.members.left')}</Tag>
  return (
    <span class="small">
      {t('accounts.second.title')}: {member.secondFactor ? t('accounts.second.on') : t('accounts.second.off')}
    </span>
  )
}

interface EditProps {
  readonly member: Member
  readonly onClose: () => void
  readonly onDone: () => void
}

function EditMember({ member, onClose, onDone }: EditProps) {
  const t = useT()
  const format = useFormat()
  const teams = useData(listTeams, {}).data?.items ?? []
  const shown = (name: string, value: unknown) =>
    name === 'teamIds'
      ? format.list((value as string[]).map(id => teams.find(one => one.id === id)?.name ?? '…'))
      : undefined
  const change = useChange(updateMember, { fields: memberFields, shown })
  const form = useForm({
    start: {
      roles: member.roles,
      teamIds: member.teamIds,
      active: member.active,
      version: member.version,
    },
    of: member,
    send: (typed, before) => change.send({ id: before.userId, ...typed }, { before }),
    onDone,
  })
  return (
    <FormDialog
      title={t('accounts.members.edit', { name: member.name })}
      onClose={onClose}
      onCancel={onClose}
      form={form}
      submit={t('ui.save')}
    >
      <RoleChoice {...form.field('roles')} />
      <TeamChoice {...form.field('teamIds')} />
      <Check label={t('accounts.members.active')} {...form.field('active')} />
    </FormDialog>
  )
}

interface RoleProps {
  readonly value: readonly Role[]
  readonly onChange: (value: Role[]) => void
  readonly error?: string | undefined
}

export function RoleChoice({ value, onChange, error }: RoleProps) {
  const t = useT()
  return (
    <MultiChoice
      label={t('accounts.members.roles')}
      required
      options={roles.map(role => ({ value: role, label: t(`role.${role}`) }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}

export function TeamChoice({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (value: string[]) => void
}) {
  const t = useT()
  const { data } = useData(listTeams, {})
  if (!data?.items.length) return null
  return (
    <MultiChoice
      label={t('accounts.members.teams')}
      options={data.items.map(team => ({ value: team.id, label: team.name }))}
      value={value}
      onChange={onChange}
    />
  )
}
