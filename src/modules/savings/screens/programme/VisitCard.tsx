import type { ComponentChildren } from 'preact'
import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { announce, forget, hrefOf, useChange, useFormat, useMay, useT } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Tag } from '#ui/Tag.tsx'
import { cancelVisit, type listVisits } from '../../contract/visits.ts'

export type Visit = ReplyOf<typeof listVisits>['items'][number]

interface Props {
  readonly visit: Visit
  /** Where visits of several groups stand together. */
  readonly isNamed?: boolean
  readonly onChanged: () => void
}

/** A visit in a few lines: planned, with what to do about it, or made, with what was seen. */
export function VisitCard({ visit, isNamed = false, onChanged }: Props) {
  const t = useT()
  const format = useFormat()
  const mayVisit = useMay('savings.visit')
  const { id, groupId, state } = visit
  const day = (visit.madeOn ?? visit.plannedOn ?? format.today()) as Day // the server keeps days only
  const isOverdue = state === 'planned' && day < format.today()
  return (
    <li class="stack tight">
      <div class="row apart">
        <span class="row">
          {isNamed && <a href={hrefOf(`/groups/${groupId}`)}>{visit.group}</a>}
          <b>{format.day(day)}</b>
          <span class="soft">{visit.agent}</span>
          {isOverdue && <Tag tone="danger">{t('savings.visits.overdue')}</Tag>}
          {state === 'planned' && !isOverdue && <Tag tone="accent">{t('savings.visit.planned')}</Tag>}
          {state === 'cancelled' && <Tag>{t('savings.visit.cancelled')}</Tag>}
        </span>
        {mayVisit && state === 'planned' && (
          <span class="row">
            <LinkButton href={hrefOf(`/groups/${groupId}/visit?visit=${id}`)}>
              {t('savings.visit.record')}
            </LinkButton>
            <Cancel visit={visit} onChanged={onChanged} />
          </span>
        )}
        {mayVisit && state === 'made' && (
          <LinkButton look="quiet" icon="edit" href={hrefOf(`/groups/${groupId}/visit?correct=${id}`)}>
            {t('ui.edit')}
          </LinkButton>
        )}
      </div>
      {state === 'made' && <Seen visit={visit} />}
    </li>
  )
}

function Cancel({ visit: { id, version }, onChanged }: Omit<Props, 'isNamed'>) {
  const t = useT()
  const change = useChange(cancelVisit)
  const cancel = async () => {
    if (!(await change.send({ id, version })).ok) return
    forget('/savings')
    announce(t('ui.saved'))
    onChanged()
  }
  return (
    <>
      <Button look="quiet" busy={change.sending} onClick={() => void cancel()}>
        {t('savings.visit.cancel')}
      </Button>
      <ErrorNote problem={change.error} />
    </>
  )
}

/** Only what was looked at. */
function Seen({ visit }: { readonly visit: Visit }) {
  const t = useT()
  const answer = (value: boolean) => t(value ? 'ui.yes' : 'ui.no')
  const facts: [string, ComponentChildren][] = []
  const add = (label: string, value: string | number | boolean | null) => {
    if (value !== null) facts.push([label, typeof value === 'boolean' ? answer(value) : value])
  }
  add(t('savings.visit.meeting_held'), visit.meetingHeld)
  add(t('savings.visit.members_counted'), visit.membersCounted)
  add(t('savings.visit.women_counted'), visit.womenCounted)
  add(t('savings.visit.present_counted'), visit.presentCounted)
  add(t('savings.visit.three_keys'), visit.threeKeys)
  add(t('savings.visit.box_agrees'), visit.boxAgrees)
  add(t('savings.visit.passbooks_seen'), visit.passbooksSeen)
  add(t('savings.visit.passbooks_wrong'), visit.passbooksWrong)
  add(t('savings.visit.phone_state'), visit.phoneState && t(`savings.visit.phone.${visit.phoneState}`))
  return (
    <>
      <p class="small">
        {facts.map(([label, value], index) => (
          <span key={label}>
            {index > 0 && ' · '}
            <span class="soft">{label.endsWith('?') ? label : `${label}:`}</span> {value}
          </span>
        ))}
      </p>
      <span class="row">
        {visit.problems.map(problem => (
          <Tag key={problem} tone="due">
            {t(`savings.problem.${problem}`)}
          </Tag>
        ))}
        {visit.helpedWith.map(help => (
          <Tag key={help} tone="ok">
            {t(`savings.help.${help}`)}
          </Tag>
        ))}
      </span>
      {visit.note && <p>{visit.note}</p>}
    </>
  )
}
