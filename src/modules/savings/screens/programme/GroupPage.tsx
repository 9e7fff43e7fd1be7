import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { announce, forget, hrefOf, useChange, useData, useFormat, useT, useTitle } from '#staff/hooks.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { Tag } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { readGroup, reopenGroup } from '../../contract/programme.ts'
import { GoodsSection } from '../goods/GoodsSection.tsx'
import { useMoneyOf } from '../use-group.ts'
import { EditGroup } from './EditGroup.tsx'
import { GroupHistory } from './GroupHistory.tsx'
import { Accompanied, Phones } from './GroupKeepers.tsx'
import { GroupVisits } from './GroupVisits.tsx'
import { MemberSums } from './MemberSums.tsx'

export type GroupView = ReplyOf<typeof readGroup>

/** One group as the programme sees it: what needs somebody first, then how it goes, then who is there for it. */
export function GroupPage({ id }: { readonly id: string }) {
  const t = useT()
  const { data, error, reload } = useData(readGroup, { id })
  useTitle(data?.name ?? t('savings.group'))
  if (!data) return error ? <ErrorNote problem={error} onRetry={reload} /> : <Skeleton />
  const { may } = data
  return (
    <div class="stack">
      <div class="row apart">
        <h1>{[data.name, data.village].filter(Boolean).join(', ')}</h1>
        {may.visit && (
          <LinkButton look="main" icon="edit" href={hrefOf(`/groups/${id}/visit`)}>
            {t('savings.visit.record')}
          </LinkButton>
        )}
      </div>
      <Beside group={data} />
      {data.closedOn && <Closed group={data} onChanged={reload} />}
      <Now group={data} />
      <GroupVisits group={data} />
      <GroupHistory group={data} />
      <GoodsSection groupId={id} always={data.kind === 'self_help'} />
      <div class="cols even">
        <Accompanied group={data} onChanged={reload} />
        <Phones group={data} onChanged={reload} />
      </div>
      <MemberSums group={data} />
      {may.edit && <EditGroup key={data.version} group={data} onChanged={reload} />}
    </div>
  )
}

function Beside({ group }: { readonly group: GroupView }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      {group.beside.map(one => {
        const words = {
          lines: format.number(one.lines),
          day: format.day(format.dayOf(one.receivedAt)),
          reason: one.reason ?? '',
        }
        const settled = one.place === 'fork' && group.openForks === 0
        return (
          <Notice
            key={`${one.place}${one.reason}`}
            tone={settled ? 'accent' : one.place === 'fork' ? 'danger' : 'due'}
          >
            {settled ? t('savings.page.beside.settled') : t(`savings.page.beside.${one.place}`, words)}
          </Notice>
        )
      })}
    </>
  )
}

function Closed({ group, onChanged }: { readonly group: GroupView; readonly onChanged: () => void }) {
  const t = useT()
  const format = useFormat()
  const change = useChange(reopenGroup)
  const reopen = async () => {
    if (!(await change.send({ id: group.id })).ok) return
    forget('/savings')
    announce(t('ui.saved'))
    onChanged()
  }
  return (
    <Notice tone="due">
      <p>
        {t('savings.page.closed_on', {
          day: format.day(group.closedOn as Day), // the server keeps days only
          reason: group.closeReason ? t(`savings.close.${group.closeReason}`) : '',
        })}
      </p>
      <ErrorNote problem={change.error} />
      {group.may.manage && (
        <Button busy={change.sending} onClick={() => void reopen()}>
          {t('savings.page.reopen')}
        </Button>
      )}
    </Notice>
  )
}

function Now({ group }: { readonly group: GroupView }) {
  const t = useT()
  const format = useFormat()
  const money = useMoneyOf()
  const { women } = group
  const day = (text: string | null) => (text ? format.relativeDay(text as Day) : '–')
  const rows: (readonly [string, string])[] = [
    [t('savings.kind'), t(`savings.kind.${group.kind}`)],
    [t('savings.district'), group.district ?? t('savings.by.district.none')],
    [t('savings.last_meeting'), group.lastOn ? day(group.lastOn) : t('savings.silence.never')],
    [t('savings.groups.heard'), group.heardAt ? format.relativeDay(format.dayOf(group.heardAt)) : '–'],
    [t('savings.meetings_held'), format.number(group.meetings)],
    [t('savings.members'), group.members === null ? '–' : format.number(group.members)],
    [
      t('savings.page.women'),
      women
        ? t('savings.page.women_counted', {
            ...{ women: format.number(women.women), members: format.number(women.members) },
            day: format.day(women.on as Day),
          })
        : t('savings.page.women_unknown'),
    ],
    // What is in a box is known from the group's own book only.
    ...(group.savings === null
      ? []
      : ([
          [t('savings.saved'), money(group.savings, group.currency)],
          [t('savings.loan_fund'), money(group.loanFund, group.currency)],
          [t('savings.lent'), money(group.lent, group.currency)],
          [t('savings.social_fund'), money(group.socialFund, group.currency)],
        ] as const)),
  ]
  return (
    <section class="card stack" aria-labelledby="now">
      <h2 id="now">
        {t('savings.page.now')}{' '}
        {group.silence !== 'fresh' && <Tag tone="due">{t(`savings.silence.${group.silence}`)}</Tag>}
      </h2>
      <ul class="plain cols three">
        {rows.map(([label, value]) => (
          <li key={label}>
            <span class="soft small">{label}</span>
            <br />
            <b>{value}</b>
          </li>
        ))}
      </ul>
    </section>
  )
}
