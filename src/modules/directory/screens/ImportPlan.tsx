import { problemWords } from '#i18n/problems.ts'
import { useT } from '#staff/hooks.ts'
import { Table } from '#ui/Table.tsx'
import { Tag } from '#ui/Tag.tsx'
import type { PlanView } from '../contract/files.ts'
import { useEntryWords } from './entry-words.ts'

/** What an import would do: in figures, every mistake, every difference. */
export function ImportPlan({ plan }: { readonly plan: PlanView }) {
  const t = useT()
  const { counts } = plan
  return (
    <div class="stack">
      <p class="row" role="status">
        <Tag tone={counts.new > 0 ? 'accent' : undefined}>
          {t('directory.import.new', { count: counts.new })}
        </Tag>
        <Tag tone={counts.changed > 0 ? 'accent' : undefined}>
          {t('directory.import.changed', { count: counts.changed })}
        </Tag>
        <Tag>{t('directory.import.same', { count: counts.same })}</Tag>
        {counts.faulty > 0 && (
          <Tag tone="danger">{t('directory.import.faulty', { count: counts.faulty })}</Tag>
        )}
      </p>
      {plan.mistakes.length > 0 && <Mistakes plan={plan} />}
      {plan.changes.length > 0 && <Changes plan={plan} />}
    </div>
  )
}

function Mistakes({ plan }: { readonly plan: PlanView }) {
  const t = useT()
  return (
    <Table
      caption={t('directory.import.mistakes')}
      showCaption
      rows={plan.mistakes}
      rowKey={row => `${row.where} ${row.path} ${row.code}`}
      columns={[
        { label: t('directory.import.line'), cell: row => row.where },
        {
          label: t('directory.import.field'),
          // A field of a list has a name; in a file of the standard its path is the name.
          cell: row =>
            plan.sheet?.fields.includes(row.path)
              ? t(`directory.sheet.${row.path as 'organization'}`)
              : row.path,
        },
        { label: t('directory.import.value'), cell: row => row.value },
        { label: t('directory.import.why'), cell: row => problemWords(t, row.code) },
      ]}
    />
  )
}

function Changes({ plan }: { readonly plan: PlanView }) {
  const t = useT()
  const { label } = useEntryWords()
  return (
    <Table
      caption={t('directory.import.changes')}
      showCaption
      rows={plan.changes}
      rowKey={row => `${row.kind} ${row.id}`}
      columns={[
        {
          label: t('directory.import.entry'),
          cell: row => [t(`directory.entry.${row.kind as 'service'}`), row.name].filter(Boolean).join(': '),
        },
        {
          label: t('directory.import.difference'),
          cell: row =>
            row.what === 'new' ? (
              <Tag tone="accent">{t('directory.import.is_new')}</Tag>
            ) : (
              <span class="small">
                {row.fields.map(({ field, before, after }) => (
                  <div key={field}>
                    <span class="soft">{label(field) ?? field}: </span>
                    <del>{inShort(before)}</del> → <ins>{inShort(after)}</ins>
                  </div>
                ))}
              </span>
            ),
        },
      ]}
    />
  )
}

/** A value of a file as one reads it: of a list the names or numbers in it. */
function inShort(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.map(inShort).join(', ') || '–'
  if (typeof value !== 'object') return String(value)
  const { name, number, code, address_1, city, byday, opens_at, closes_at, taxonomy_term } = value as Record<
    string,
    unknown
  >
  const hours = opens_at
    ? `${byday ?? ''} ${String(opens_at).slice(0, 5)}–${String(closes_at).slice(0, 5)}`
    : ''
  const said = [name, number, hours, [address_1, city].filter(Boolean).join(', '), name ? '' : code]
    .filter(Boolean)
    .join(' ')
  return said || (taxonomy_term ? inShort(taxonomy_term) : '…')
}
