import type { ComponentChildren } from 'preact'

export interface Column<Row> {
  readonly label: string
  readonly cell: (row: Row) => ComponentChildren
  /** Figures: to the right. */
  readonly number?: boolean | undefined
}

interface Props<Row> {
  /** Says what the table is; read out, shown only when asked for. */
  readonly caption: string
  readonly showCaption?: boolean | undefined
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Where the name of the row leads. */
  readonly href?: ((row: Row) => string) | undefined
}

/** A table; on a phone each row is a card with the columns' names beside the values. */
export function Table<Row>({ caption, showCaption, columns, rows, rowKey, href }: Props<Row>) {
  const [first, ...rest] = columns
  if (!first) return null
  // Roles are said out loud because the phone form changes `display`, which makes browsers forget them.
  return (
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <table class="table cards" role="table">
      <caption class={showCaption ? '' : 'hidden'}>{caption}</caption>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <thead role="rowgroup">
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tr role="row">
          {columns.map(column => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <th key={column.label} scope="col" role="columnheader" class={column.number ? 'number' : ''}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <tbody role="rowgroup">
        {rows.map(row => (
          // biome-ignore lint/a11y/noRedundantRoles: see above
          <tr key={rowKey(row)} role="row">
            {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
            <th scope="row" role="rowheader">
              {href ? <a href={href(row)}>{first.cell(row)}</a> : <span>{first.cell(row)}</span>}
            </th>
            {rest.map(column => cellOf(column, row))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Called, not drawn as a part of its own: of a long list that would be hundreds. */
function cellOf<Row>(column: Column<Row>, row: Row) {
  const content = column.cell(row)
  const blank = content === null || content === undefined || content === '' || content === false
  const classes = [column.number && 'number', blank && 'blank'].filter(Boolean).join(' ')
  return (
    // biome-ignore lint/a11y/noRedundantRoles: the phone form changes `display`
    <td key={column.label} role="cell" data-label={column.label || undefined} class={classes}>
      <span>{content}</span>
    </td>
  )
}
