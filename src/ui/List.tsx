import type { ComponentChildren } from 'preact'

interface Props<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  readonly children: (row: Row) => ComponentChildren
}

/** A plain list; begin a row with one `<a>` to make the whole row a target. */
export function List<Row>({ label, rows, rowKey, children }: Props<Row>) {
  return (
    <ul class="list" aria-label={label}>
      {rows.map(row => (
        <li key={rowKey(row)}>{children(row)}</li>
      ))}
    </ul>
  )
}
