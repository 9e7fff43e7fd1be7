import { useState } from 'preact/hooks'
import { hrefOf, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { TextInput } from '#ui/TextInput.tsx'
import { standingOf } from '../domain/passbook.ts'
import { mayWrite } from '../domain/phone-log.ts'
import { savePeople } from './box/group.ts'
import { Frame } from './Frame.tsx'
import { Big, Tile } from './Parts.tsx'
import { newMemberId } from './setup/plan.ts'
import { useGroup, useMoney, useRecord } from './use-group.ts'

/** Every member's book; a new member; all passbooks on paper. */
export function MembersScreen({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.passbooks')}>
      {() => <Members />}
    </Frame>
  )
}

function Members() {
  const t = useT()
  const { group, book } = useGroup()
  const money = useMoney(group.lid.currency)
  const [adding, setAdding] = useState(false)
  const { id } = group.lid
  return (
    <>
      <div class="row apart">
        <h1>{t('savings.passbooks')}</h1>
        <LinkButton icon="print" href={hrefOf(`/group/${id}/print`)}>
          {t('savings.passbooks.print')}
        </LinkButton>
      </div>
      <ul class="tiles two">
        {[...book.members.values()].map(member => {
          const { savings, loan, charge } = standingOf(book, member.id)
          return (
            <Tile
              key={member.id}
              member={member.id}
              note={member.state === 'active' ? undefined : t(`savings.state.${member.state}`)}
            >
              <LinkButton href={hrefOf(`/group/${id}/member/${member.id}`)} icon="book">
                {money.show(savings)}
                {loan + charge > 0 ? ` / −${money.show(loan + charge)}` : ''}
              </LinkButton>
            </Tile>
          )
        })}
      </ul>
      {mayWrite(group.log) && (
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t('savings.member.add')}
        </Button>
      )}
      {adding && <AddMember onClose={() => setAdding(false)} />}
    </>
  )
}

function AddMember({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { group } = useGroup()
  const { write, problem, busy } = useRecord()
  const [name, setName] = useState('')
  const save = async (event: Event) => {
    event.preventDefault()
    if (!name.trim()) return
    const member = newMemberId()
    if (!(await write({ kind: 'member_joined', member }))) return
    await savePeople(group, { ...group.people, [member]: { name: name.trim(), phone: '', version: 1 } })
    onClose()
  }
  return (
    <Dialog title={t('savings.member.add')} onClose={onClose}>
      <form class="stack" onSubmit={event => void save(event)}>
        <TextInput
          {...{ label: t('savings.member.name'), value: name, onChange: setName, maxLength: 80 }}
          autoFocus
        />
        <ErrorNote problem={problem} />
        <Big main submit icon="plus" busy={busy}>
          {t('ui.add')}
        </Big>
      </form>
    </Dialog>
  )
}
