import { useT } from '#staff/hooks.ts'
import { Choice } from '#ui/Choice.tsx'
import { Select } from '#ui/Select.tsx'
import { Table } from '#ui/Table.tsx'
import { channels } from '../domain/contact.ts'
import { type ImportField, importFields } from '../domain/import-columns.ts'
import type { Choices, ImportFile } from './ImportScreen.tsx'

interface Props {
  readonly file: ImportFile
  readonly choices: Choices
  readonly onChange: (choices: Choices) => void
}

/** What each column means; a meaning is given once, so choosing it takes it from the column that had it. */
export function ImportColumns({ file, choices, onChange }: Props) {
  const t = useT()
  const { mapping, settings } = choices
  const choose = (column: number, field: string) => {
    const others = Object.entries(mapping).filter(([key, meant]) => key !== String(column) && meant !== field)
    // The options of the list are the fields, and nothing.
    const own = field === '' ? [] : [[String(column), field as ImportField]]
    onChange({ settings, mapping: Object.fromEntries([...others, ...own]) })
  }
  const nameOf = (column: number) => file.header[column] || `${column + 1}`
  return (
    <section class="card stack">
      <h2>{t('contacts.import.columns')}</h2>
      <p class="soft">{t('contacts.import.columns.hint')}</p>
      <Table
        caption={t('contacts.import.columns')}
        rows={file.header.map((_, column) => column)}
        rowKey={column => String(column)}
        columns={[
          { label: t('contacts.import.column'), cell: nameOf },
          {
            label: t('contacts.import.examples'),
            cell: column => (
              <span class="small soft">
                {file.samples
                  .map(cells => cells[column]?.slice(0, 40))
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            ),
          },
          {
            label: t('contacts.import.means'),
            cell: column => (
              <select
                class="input"
                aria-label={`${nameOf(column)}: ${t('contacts.import.means')}`}
                value={mapping[column] ?? ''}
                onChange={event => choose(column, event.currentTarget.value)}
              >
                <option value="">{t('contacts.import.leave_out')}</option>
                {importFields.map(field => (
                  <option key={field} value={field}>
                    {t(`contacts.import.field.${field}`)}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
      />
      <div class="cols">
        <Choice
          label={t('contacts.import.date_order')}
          value={settings.dateOrder ?? 'dmy'}
          options={(['dmy', 'mdy'] as const).map(value => ({
            value,
            label: t(`contacts.import.date_order.${value}`),
          }))}
          onChange={dateOrder => onChange({ mapping, settings: { ...settings, dateOrder } })}
        />
        <Select
          label={t('contacts.import.channel')}
          required
          value={settings.channel ?? 'call_in'}
          options={channels.map(value => ({ value, label: t(`contacts.channel.${value}`) }))}
          onChange={channel => onChange({ mapping, settings: { ...settings, channel } })}
        />
      </div>
    </section>
  )
}
