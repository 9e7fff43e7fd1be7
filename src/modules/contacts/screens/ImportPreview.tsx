import { problemWords } from '#i18n/problems.ts'
import type { ReplyOf } from '#lib/contract.ts'
import { type Day, isDay } from '#lib/day.ts'
import { useNames } from '#modules/directory/screens/parts.ts'
import { useActs, useFormat, useT } from '#staff/hooks.ts'
import { Button } from '#ui/Button.tsx'
import { List } from '#ui/List.tsx'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { previewImport } from '../contract.ts'
import type { Channel, Outcome } from '../domain/contact.ts'

type Preview = ReplyOf<typeof previewImport>
type BadRow = Preview['badRows'][number]

/** What would go in and what would not, row by row with the reason; nothing has happened yet. */
export function ImportPreview({ preview, onStart }: { preview: Preview; onStart: () => void }) {
  const t = useT()
  const { number } = useFormat()
  const { good, bad, known, badRows } = preview
  const mayStart = good > 0
  useActs([{ key: 'Ctrl+Enter', label: t('contacts.import.start'), run: () => mayStart && onStart() }])
  return (
    <section class="card stack">
      <p class="row" role="status">
        <Tag tone={mayStart ? 'ok' : undefined}>{t('contacts.import.good', { number: number(good) })}</Tag>
        {bad > 0 && <Tag tone="danger">{t('contacts.import.bad', { number: number(bad) })}</Tag>}
        {known > 0 && <Tag>{t('contacts.import.known', { number: number(known) })}</Tag>}
      </p>
      <div class="row">
        <Button look="main" shortcut="Ctrl+Enter" disabled={!mayStart} onClick={onStart}>
          {t('contacts.import.start')}
        </Button>
      </div>
      {badRows.length > 0 && <BadRows rows={badRows} />}
      <FirstRows rows={preview.rows} />
    </section>
  )
}

function BadRows({ rows }: { readonly rows: readonly BadRow[] }) {
  const t = useT()
  const format = useFormat()
  return (
    <>
      <h2>{t('contacts.import.bad_rows')}</h2>
      <p class="soft">{t('contacts.import.bad_rows.hint')}</p>
      <List label={t('contacts.import.bad_rows')} rows={rows} rowKey={({ row }) => String(row)}>
        {({ row, problems }) => (
          <div>
            <b>{t('contacts.import.row', { number: format.number(row) })}</b>
            {problems.map(({ column, value, code, allowed }) => (
              <p key={`${column} ${value}`}>
                {column}: {value !== '' && <q>{value}</q>} {problemWords(t, code)}
                {allowed.length > 0 && (
                  <span class="small soft">
                    {' '}
                    {t('contacts.import.would_do', { values: format.list(allowed) })}
                  </span>
                )}
              </p>
            ))}
          </div>
        )}
      </List>
    </>
  )
}

function FirstRows({ rows }: { readonly rows: Preview['rows'] }) {
  const t = useT()
  const format = useFormat()
  const names = useNames()
  // What `interpretRow` makes; the contract leaves the fields open.
  const good = rows.flatMap(({ row, contact }) =>
    contact ? [{ row, contact: contact as unknown as Good }] : [],
  )
  if (good.length === 0) return null
  return (
    <>
      <h2>{t('contacts.import.first_rows')}</h2>
      <Table
        caption={t('contacts.import.first_rows')}
        rows={good}
        rowKey={({ row }) => String(row)}
        columns={[
          {
            label: t('contacts.when'),
            cell: ({ contact: { day } }) => (isDay(day) ? format.day(day, 'short') : day),
          },
          { label: t('contacts.channel'), cell: ({ contact }) => t(`contacts.channel.${contact.channel}`) },
          { label: t('contacts.needs'), cell: ({ contact }) => format.list(contact.needs.map(names)) },
          { label: t('contacts.said'), cell: ({ contact }) => contact.said?.slice(0, 80) },
          { label: t('contacts.outcome'), cell: ({ contact }) => t(`contacts.outcome.${contact.outcome}`) },
        ]}
      />
    </>
  )
}

interface Good {
  readonly day: Day
  readonly channel: Channel
  readonly needs: readonly string[]
  readonly said: string | null
  readonly outcome: Outcome
}
