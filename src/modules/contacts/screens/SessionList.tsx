import type { ReplyOf } from '#lib/contract.ts'
import type { Day } from '#lib/day.ts'
import { hrefOf, navigate, useActs, useFormat, useMay, useT, useTitle } from '#staff/hooks.ts'
import { useList } from '#staff/list.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listSessions } from '../contract.ts'

type Line = ReplyOf<typeof listSessions>['items'][number]

/** Days on which a mobile team was out, the newest first. */
export function SessionList() {
  const t = useT()
  useTitle(t('contacts.sessions'))
  const mayCreate = useMay('contacts.create_session')
  const { data, items: rows, more, busy, error, problem, reload } = useList(listSessions, {})
  useActs(
    mayCreate
      ? [{ key: 'n', label: t('contacts.session.new'), run: () => navigate('/mobile-sessions/new') }]
      : [],
  )
  return (
    <div class="stack">
      <h1>{t('contacts.sessions')}</h1>
      {mayCreate && (
        <div class="row">
          <LinkButton href={hrefOf('/mobile-sessions/new')} look="main" icon="plus" shortcut="n">
            {t('contacts.session.new')}
          </LinkButton>
        </div>
      )}
      <ErrorNote problem={error ?? problem} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data && rows.length === 0 && <Empty icon="place" title={t('contacts.sessions.empty')} />}
      {rows.length > 0 && <Sessions rows={rows} />}
      {more && (
        <div class="row">
          <Button busy={busy} onClick={more}>
            {t('contacts.show_more')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Sessions({ rows }: { readonly rows: readonly Line[] }) {
  const t = useT()
  const format = useFormat()
  const mayOpen = useMay('contacts.update_session')
  return (
    <Table
      caption={t('contacts.sessions')}
      rows={rows}
      rowKey={({ id }) => id}
      href={mayOpen ? ({ id }) => hrefOf(`/mobile-sessions/${id}`) : undefined}
      columns={[
        // The server keeps days only.
        { label: t('contacts.session.day'), cell: row => format.day(row.day as Day) },
        { label: t('contacts.place'), cell: row => row.placeText },
        {
          label: t('contacts.session.persons_reached'),
          number: true,
          cell: row => format.number(row.personsReached),
        },
        {
          label: t('contacts.session.consultations'),
          number: true,
          cell: row => format.number(row.consultations),
        },
        { label: t('contacts.session.pieces'), number: true, cell: row => format.number(row.pieces) },
        { label: t('contacts.log'), number: true, cell: row => format.number(row.recorded.contacts) },
      ]}
    />
  )
}
