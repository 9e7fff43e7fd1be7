import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, useData, useFormat, useT } from '#staff/hooks.ts'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { List } from '#ui/List.tsx'
import { Tag, type Tone } from '#ui/Tag.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { myDay } from '../contract.ts'
import type { DayKind } from '../domain/my-day.ts'

type Item = ReplyOf<typeof myDay>['items'][number]

const icons: Record<DayKind, IconName> = {
  call_back: 'phone',
  web_request: 'message',
  called: 'phone',
  deadline: 'calendar',
  action: 'check',
  next_step: 'next',
  hand_over: 'people',
  referral_in: 'referral',
  referral_out: 'referral',
  tracing_in: 'tracing',
  tracing_out: 'tracing',
  closing: 'case',
  glass: 'lock',
  recovery: 'key',
  erasure: 'clock',
  export: 'download',
  log: 'shield',
  backup: 'download',
  second_factor: 'key',
  visit: 'calendar',
  silent_groups: 'plant',
  entry_report: 'message',
  entry_check: 'check',
  unassigned: 'person',
}

/** Where the item is worked on: calls in their list, where they are taken; who is asked may not read the file yet. */
function addressOf({ kind, id }: Item): string {
  if (kind === 'call_back') return '/call-backs'
  if (kind === 'web_request') return `/contact-requests/${id}`
  if (kind === 'referral_in' || kind === 'referral_out') return `/referrals/${id}`
  if (kind === 'tracing_in') return `/tracing/${id}`
  if (kind === 'visit') return `/groups/${id}`
  return places[kind] ?? `/cases/${id}`
}

/** What is decided in a list or a page of its own. */
const places: Partial<Record<DayKind, string>> = {
  hand_over: '/cases',
  recovery: '/members',
  erasure: '/erasures',
  export: '/keeping',
  log: '/audit',
  backup: '/#backup',
  second_factor: '/sign-in-settings',
  silent_groups: '/groups',
  entry_report: '/directory/care',
  entry_check: '/directory/care',
}

export function MyDay() {
  const t = useT()
  const { data, error, loading } = useData(myDay, {})
  return (
    <section class="card stack" aria-labelledby="my-day">
      <h2 id="my-day">{t('indicators.home.my_day')}</h2>
      {error && !data && <ErrorNote problem={error} />}
      {loading && <Skeleton />}
      {data?.items.length === 0 && (
        <Empty icon="check" title={t('indicators.home.nothing')}>
          <p>{t('indicators.home.how_to_begin')}</p>
        </Empty>
      )}
      {data && data.items.length > 0 && (
        <List
          label={t('indicators.home.my_day')}
          rows={data.items}
          rowKey={item => `${item.kind} ${item.id} ${item.due} ${item.why}`}
        >
          {item => <DayLine item={item} />}
        </List>
      )}
    </section>
  )
}

function DayLine({ item }: { item: Item }) {
  const t = useT()
  const { day, dayOf, number, time } = useFormat()
  const isDay = item.due?.length === 10
  // A due day or moment, as the contract says.
  const due = item.due === null ? '' : isDay ? day(item.due as Day, 'medium') : day(dayOf(item.due), 'medium')
  const name = t(`indicators.kind.${item.kind}`)
  const kind = item.count === undefined ? name : `${name}: ${number(item.count)}`
  return (
    <>
      <a href={hrefOf(addressOf(item))}>
        <span class="row icon-first">
          <Icon name={icons[item.kind]} /> {item.title || kind}
        </span>
      </a>
      <div class="row small soft">
        <Tag tone={toneOf(item)}>{t(`indicators.why.${item.why}`)}</Tag>
        {item.what && <b>{item.what}</b>}
        {item.title && <span>{kind}</span>}
        <span>
          {due}
          {item.due && !isDay ? ` ${time(item.due)}` : ''}
        </span>
      </div>
    </>
  )
}

/** Red only for danger, amber only for a deadline. */
function toneOf({ urgency, why }: Item): Tone | undefined {
  if (urgency === 'now') return 'danger'
  return why === 'overdue' || why === 'due_today' ? 'due' : undefined
}
