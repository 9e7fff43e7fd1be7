import { useState } from 'preact/hooks'
import type { Day } from '#lib/day.ts'
import { announce, useChange, useData, useForm, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { Dialog } from '#ui/Dialog.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { FormDialog } from '#ui/Form.tsx'
import { Select } from '#ui/Select.tsx'
import { Tag } from '#ui/Tag.tsx'
import { assignAgent, endPhone, listAgents } from '../../contract/programme.ts'
import type { GroupView } from './GroupPage.tsx'

interface Props {
  readonly group: GroupView
  readonly onChanged: () => void
}

/** Who accompanies the group, and who did before. */
export function Accompanied({ group, onChanged }: Props) {
  const t = useT()
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const day = (text: string) => format.day(text as Day) // the server keeps days only
  return (
    <section class="card stack" aria-labelledby="accompanied">
      <h2 id="accompanied">{t('savings.page.accompanied')}</h2>
      {!group.agent && <p>{t('savings.agent.none')}</p>}
      <ul class="plain">
        {group.agents.map(({ name, from, to }) => (
          <li key={`${name}${from}`} class={to ? 'soft' : ''}>
            {name || t('savings.by.agent.gone')}{' '}
            <span class="soft">
              {to
                ? t('savings.page.until', { from: day(from), to: day(to) })
                : t('savings.page.since', { from: day(from) })}
            </span>
          </li>
        ))}
      </ul>
      {group.may.manage && !group.closedOn && (
        <Button icon="person" onClick={() => setIsOpen(true)}>
          {t(group.agent ? 'savings.page.assign' : 'savings.page.assign_first')}
        </Button>
      )}
      {isOpen && <Assign group={group} onClose={() => setIsOpen(false)} onChanged={onChanged} />}
    </section>
  )
}

function Assign({ group, onClose, onChanged }: Props & { readonly onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const { data, error, reload } = useData(listAgents, {})
  const change = useChange(assignAgent)
  const form = useForm({
    start: { agentId: group.agentId ?? '' },
    send: ({ agentId }) => change.send({ id: group.id, agentId: agentId === 'none' ? null : agentId }),
    forget: '/savings',
    onDone() {
      onChanged()
      onClose()
    },
  })
  const agents = (data?.items ?? []).map(({ id, name, groups }) => ({
    value: id,
    label: t('savings.page.agent_groups', { name, number: format.number(groups) }),
  }))
  const title = t(group.agent ? 'savings.page.assign' : 'savings.page.assign_first')
  return (
    <FormDialog title={title} onClose={onClose} form={form} submit={t('ui.save')}>
      <p>{t('savings.page.assign_how')}</p>
      {!data && <ErrorNote problem={error} onRetry={reload} />}
      <Select
        required
        label={t('savings.agent')}
        options={[...agents, { value: 'none', label: t('savings.agent.none') }]}
        {...form.field('agentId')}
      />
    </FormDialog>
  )
}

/** The phones that may send and read this group's book. */
export function Phones({ group, onChanged }: Props) {
  const t = useT()
  const format = useFormat()
  const [lost, setLost] = useState<string | null>(null)
  const day = (at: string) => format.day(format.dayOf(at))
  return (
    <section class="card stack" aria-labelledby="phones">
      <h2 id="phones">{t('savings.page.phones')}</h2>
      <ul class="plain stack">
        {group.phones.map(phone => (
          <li key={phone.id} class="row apart">
            <span class="row">
              {t('savings.page.phone', { day: day(phone.addedAt) })}
              {phone.writes && !phone.endedAt && <Tag tone="ok">{t('savings.page.phone_writes')}</Tag>}
              {phone.endedAt && <Tag>{t('savings.page.phone_ended', { day: day(phone.endedAt) })}</Tag>}
            </span>
            {group.may.edit && !phone.endedAt && (
              <Button look="quiet" onClick={() => setLost(phone.id)}>
                {t('savings.page.end_phone')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {group.may.edit && <p class="soft small">{t('savings.page.register')}</p>}
      {lost && <EndPhone group={group} deviceId={lost} onClose={() => setLost(null)} onChanged={onChanged} />}
    </section>
  )
}

interface EndProps extends Props {
  readonly deviceId: string
  readonly onClose: () => void
}

function EndPhone({ group, deviceId, onClose, onChanged }: EndProps) {
  const t = useT()
  const change = useChange(endPhone)
  const end = async () => {
    if (!(await change.send({ id: group.id, deviceId })).ok) return
    announce(t('ui.saved'))
    onChanged()
    onClose()
  }
  return (
    <Dialog title={t('savings.page.end_phone')} onClose={onClose}>
      <div class="stack">
        <p>{t('savings.page.end_phone_how')}</p>
        <ErrorNote problem={change.error} />
        <Button look="danger" busy={change.sending} onClick={() => void end()}>
          {t('savings.page.end_phone')}
        </Button>
      </div>
    </Dialog>
  )
}
