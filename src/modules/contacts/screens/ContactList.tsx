import { useState } from 'preact/hooks'
import type { ReplyOf } from '#lib/contract.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { hrefOf, navigate, useActs, useFormat, useMay, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { useList } from '#staff/list.ts'
import { Button, LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { findContacts, listContacts } from '../contract.ts'
import { addressOf, filterOf, type LogFilter, LogFilters } from './LogFilters.tsx'

type Line = ReplyOf<typeof listContacts>['items'][number]

/** The log, newest first; what is in the address filters it, so that a filtered log can be kept and sent. Words typed stand behind its #. */
export function ContactList() {
  const t = useT()
  useTitle(t('contacts.log'))
  const { query, hash } = usePlace()
  const filter = filterOf(query, hash)
  const address = addressOf(filter)
  const [open, setOpen] = useState(address !== '')
  const mayImport = useMay('contacts.import')
  useActs([{ key: 'f', label: t('contacts.filter'), run: () => setOpen(!open) }])
  return (
    <div class="stack">
      <h1>{t('contacts.log')}</h1>
      <div class="row">
        <LinkButton href={hrefOf('/contacts/new')} look="main" icon="plus" shortcut="a">
          {t('contacts.new')}
        </LinkButton>
        <Button icon="search" shortcut="f" expanded={open} onClick={() => setOpen(!open)}>
          {t('contacts.filter')}
        </Button>
        {mayImport && (
          <LinkButton href={hrefOf('/contacts/import')} icon="upload">
            {t('contacts.import')}
          </LinkButton>
        )}
      </div>
      {open && (
        <LogFilters
          filter={filter}
          onChange={next => navigate(`/contacts${addressOf(next)}`, { replace: true })}
        />
      )}
      <Log filter={filter} />
    </div>
  )
}

function Log({ filter }: { readonly filter: LogFilter }) {
  const t = useT()
  const question = filter.text === undefined ? listContacts : findContacts
  const { data, items: rows, more, busy, error, problem, reload } = useList(question, filter)
  return (
    <>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data && rows.length === 0 && <Empty title={t('contacts.log.empty')} />}
      {rows.length > 0 && <LogTable rows={rows} />}
      <ErrorNote problem={problem} />
      {more && (
        <div class="row">
          <Button busy={busy} onClick={more}>
            {t('contacts.show_more')}
          </Button>
        </div>
      )}
    </>
  )
}

function LogTable({ rows }: { readonly rows: readonly Line[] }) {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  return (
    <Table
      caption={t('contacts.log')}
      rows={rows}
      rowKey={({ id }) => id}
      href={({ id }) => hrefOf(`/contacts/${id}`)}
      columns={[
        { label: t('contacts.when'), cell: row => format.instant(row.startedAt, 'short') },
        { label: t('contacts.channel'), cell: row => t(`contacts.channel.${row.channel}`) },
        { label: t('contacts.needs'), cell: row => format.list(row.needs.map(names)) },
        { label: t('contacts.said'), cell: row => row.said?.slice(0, 120) },
        { label: t('contacts.outcome'), cell: row => row.outcome && t(`contacts.outcome.${row.outcome}`) },
        { label: t('contacts.worker'), cell: row => row.workerName },
      ]}
    />
  )
}
