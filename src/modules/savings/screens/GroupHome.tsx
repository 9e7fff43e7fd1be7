import { addDays, addMonths } from '#lib/day.ts'
import { hrefOf, navigate, useFormat, useLocale, useT } from '#staff/hooks.ts'
import { useValue } from '#staff/value.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Check } from '#ui/Choice.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Notice } from '#ui/Notice.tsx'
import { mayWrite } from '../domain/phone-log.ts'
import { closingBalances } from '../domain/record.ts'
import { bookOf, saveDraft } from './box/group.ts'
import { lineState, reachServer } from './box/line.ts'
import { Frame } from './Frame.tsx'
import { Big, BigLink, Sum } from './Parts.tsx'
import { keysDiffer } from './rules/ChangeKeys.tsx'
import { codeOf, useGroup, useRecord } from './use-group.ts'
import { setSpeaks, speaks, useCanSpeak } from './voice.ts'

/** What is in the box, and what can be done; the meeting first. */
export function GroupHome({ id }: { readonly id: string }) {
  const t = useT()
  return (
    <Frame id={id} title={t('savings.title')} back="/group">
      {() => <Home />}
    </Frame>
  )
}

function Home() {
  const t = useT()
  const { group, book } = useGroup()
  const { write, problem, busy } = useRecord()
  const { id, name, village } = group.lid
  const balances = closingBalances(book)
  const isOver = book.divisions.at(-1)?.cycle === book.cycle && !book.meeting
  const writes = mayWrite(group.log)
  const open = async (shareOut: boolean) => {
    await saveDraft(group, 'shareOut', shareOut)
    navigate(`/group/${id}/meeting`)
  }
  // A second phone that has only been given the keys so far.
  if (group.log.log.head.seq === 0)
    return (
      <>
        <h1>{name}</h1>
        <Notice tone="due">{t('savings.copy.needs_network')}</Notice>
        <Sent />
      </>
    )
  const newCycle = () => book.rules && void write({ kind: 'cycle_opened', constitution: book.rules })
  return (
    <>
      <h1>{name}</h1>
      {village && <p class="soft">{village}</p>}
      <NextMeeting />
      {keysDiffer(group) && (
        <Notice tone="due">
          <p>{t('savings.keys.differ')}</p>
          <LinkButton icon="key" href={hrefOf(`/group/${id}/rules`)}>
            {t('savings.keys.change')}
          </LinkButton>
        </Notice>
      )}
      {!writes && (
        <Notice tone="due">
          <p>{t('refusal.savings.not_the_writer')}</p>
          <LinkButton icon="key" href={hrefOf(`/group/${id}/safe`)}>
            {t('savings.take_over')}
          </LinkButton>
        </Notice>
      )}
      <ErrorNote problem={problem} />
      {writes && book.meeting && (
        <Big main icon="next" onClick={() => navigate(`/group/${id}/meeting`)}>
          {t('savings.meeting.go_on', { number: book.meeting.number })}
        </Big>
      )}
      {writes && !book.meeting && !isOver && (
        <Big main icon="people" onClick={() => void open(false)}>
          {t('savings.meeting.open', { number: book.lastNumber + 1 })}
        </Big>
      )}
      {writes && isOver && (
        <Big main icon="plant" busy={busy} onClick={newCycle}>
          {t('savings.cycle.open', { number: book.cycle + 1 })}
        </Big>
      )}
      <div class="card">
        <Sum label={t('savings.loan_fund')} amount={balances.loanFund} />
        <Sum label={t('savings.social_fund')} amount={balances.socialFund} />
        <Sum label={t('savings.lent')} amount={balances.lent} />
        <Sum label={t('savings.meetings_held')} amount={String(book.held)} />
        <LastCode />
      </div>
      {writes && !book.meeting && !isOver && book.held > 0 && (
        <Big icon="chart" note={t('savings.share_out.note')} onClick={() => void open(true)}>
          {t('savings.share_out.open')}
        </Big>
      )}
      {writes && isOver && (
        <BigLink icon="edit" href={hrefOf(`/group/${id}/rules`)} note={t('savings.rules.first_how')}>
          {t('savings.rules.first')}
        </BigLink>
      )}
      <BigLink icon="book" href={hrefOf(`/group/${id}/members`)}>
        {t('savings.passbooks')}
      </BigLink>
      <BigLink icon="chart" href={hrefOf(`/group/${id}/share-out`)}>
        {t(isOver ? 'savings.share_out.title' : 'savings.share_out.if_today')}
      </BigLink>
      <BigLink icon="plant" href={hrefOf(`/group/${id}/goods`)} note={t('savings.goods.note')}>
        {t('savings.goods')}
      </BigLink>
      <BigLink icon="document" href={hrefOf(`/group/${id}/journal`)}>
        {t('savings.journal')}
      </BigLink>
      <BigLink icon="law" href={hrefOf(`/group/${id}/rules`)}>
        {t('savings.rules')}
      </BigLink>
      <BigLink icon="shield" href={hrefOf(`/group/${id}/safe`)}>
        {t('savings.safe')}
      </BigLink>
      <Sent />
      <Voice />
    </>
  )
}

/** Off by default; most phones have no voice for Tajik or Kyrgyz, and then it says so. */
function Voice() {
  const t = useT()
  const locale = useLocale()
  const on = useValue(speaks)
  return useCanSpeak(locale) ? (
    <Check label={t('savings.voice')} value={on} onChange={setSpeaks} />
  ) : (
    <p class="small soft">{t('savings.voice.none')}</p>
  )
}

/** The line with which the last meeting was closed; null before the first one and while one goes on. */
function useLastClosed() {
  const { group } = useGroup()
  const closed = group.log.entries.findLast(({ event }) => event.kind === 'meeting_closed')
  return bookOf(group).meeting ? undefined : closed
}

/** For the notebook, beside the sums: who has it written down can tell later whether the book is still the same. */
function LastCode() {
  const t = useT()
  const closed = useLastClosed()
  return closed ? <Sum label={t('savings.code_last')} amount={codeOf(closed.hash)} /> : null
}

/** Counted from what the phone's clock said at the last one. */
function NextMeeting() {
  const t = useT()
  const format = useFormat()
  const { group } = useGroup()
  const closed = useLastClosed()
  if (!closed) return null
  const last = format.dayOf(closed.at)
  const { interval } = group.lid
  const day = interval === 'month' ? addMonths(last, 1) : addDays(last, Number(interval))
  return <p>{t('savings.next_meeting', { day: format.day(day, 'weekday') })}</p>
}

/** Whether somebody else has a copy of what is written here. */
export function Sent() {
  const t = useT()
  const { group } = useGroup()
  const format = useFormat()
  const state = useValue(lineState)
  const { written, confirmed, copiedAt, registered } = group.lid
  const waiting = written - confirmed
  return (
    <div class="card stack">
      <p>
        {waiting > 0 || !registered
          ? t('savings.sync.waiting', { count: waiting })
          : t('savings.sync.all_sent')}
        {copiedAt !== null && (
          <span class="soft">
            {' '}
            {t('savings.sync.copied', { at: format.instant(new Date(copiedAt).toISOString()) })}
          </span>
        )}
      </p>
      {state === 'unregistered' && <p>{t('savings.sync.unregistered')}</p>}
      {state === 'no_network' && <p class="soft">{t('ui.offline')}</p>}
      <Button
        icon="upload"
        busy={state === 'sending'}
        onClick={() => void reachServer(group).catch(() => lineState.set('no_network'))}
      >
        {t('ui.send')}
      </Button>
    </div>
  )
}
