import { useNames } from '#modules/directory/screens/parts.ts'
import { hrefOf, useData, useFormat, usePlace, useT, useTitle } from '#staff/hooks.ts'
import { LinkButton } from '#ui/Button.tsx'
import { Empty } from '#ui/Empty.tsx'
import { ErrorNote } from '#ui/ErrorNote.tsx'
import { Table } from '#ui/Table.tsx'
import { Skeleton } from '#ui/Waiting.tsx'
import { listContacts } from '../contract.ts'

/** The log, newest first; what is in the address filters it. */
export function ContactList() {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  useTitle(t('contacts.log'))
  const query = new URLSearchParams(usePlace().query)
  const text = query.get('text')
  const { data, error, reload } = useData(listContacts, text ? { text } : {})
  return (
    <div class="stack">
      <h1>{t('contacts.log')}</h1>
      <div class="row">
        <LinkButton href={hrefOf('/contacts/new')} look="main" icon="plus" shortcut="a">
          {t('contacts.new')}
        </LinkButton>
      </div>
      <ErrorNote problem={error} onRetry={reload} />
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && <Empty title={t('contacts.log.empty')} />}
      {data && data.items.length > 0 && (
        <Table
          caption={t('contacts.log')}
          rows={data.items}
          rowKey={({ id }) => id}
          columns={[
            { label: t('contacts.when'), cell: row => format.instant(row.startedAt, 'short') },
            { label: t('contacts.channel'), cell: row => t(`contacts.channel.${row.channel}`) },
            { label: t('contacts.needs'), cell: row => format.list(row.needs.map(names)) },
            { label: t('contacts.said'), cell: row => row.said?.slice(0, 120) },
            {
              label: t('contacts.outcome'),
              cell: row => row.outcome && t(`contacts.outcome.${row.outcome}`),
            },
          ]}
        />
      )}
    </div>
  )
}
