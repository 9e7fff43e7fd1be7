import { useT } from '#staff/hooks.ts'
import type { Stock } from '../domain/fill.ts'
import type { FilledLetter, Piece, Run } from '../domain/filled.ts'
import './letter.css'

interface Props {
  readonly letter: FilledLetter
  readonly stock: Stock | null
}

/** A letter as it will be printed; what is missing is a line. */
export function LetterView({ letter, stock }: Props) {
  const rules = stock?.phrases.get('rules_used')?.[letter.language]
  return (
    <article class="letter" lang={letter.language}>
      {letter.notice && <p class="small soft">{letter.notice}</p>}
      <header>
        {letter.to && <Row row={letter.to} />}
        {letter.from.map(row => (
          <Row key={row.label} row={row} />
        ))}
      </header>
      <h2>{letter.title}</h2>
      {letter.pieces.map((piece, n) => (
        <PieceView key={`${piece.kind} ${n}`} piece={piece} />
      ))}
      <Row row={letter.date} />
      <p>
        <span class="soft">{letter.signature}:</span> <span class="blank" />
      </p>
      {letter.small.length > 0 && (
        <div class="print">
          {rules && <p>{rules}:</p>}
          {letter.small.map(text => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
    </article>
  )
}

function Row({ row }: { row: { label: string; value: Run } }) {
  return (
    <p>
      <span class="soft">{row.label}:</span> <RunView run={row.value} />
    </p>
  )
}

function RunView({ run }: { run: Run }) {
  const t = useT()
  if (!run.blank) return <>{run.text}</>
  return (
    <span class="blank">
      <span class="hidden">{t('documents.blank')}</span>
    </span>
  )
}

const Runs = ({ runs }: { runs: readonly Run[] }) => (
  <>
    {runs.map((run, n) => (
      <RunView key={`${n} ${run.text}`} run={run} />
    ))}
  </>
)

function PieceView({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case 'heading':
      return (
        <p>
          <b>{piece.text}:</b>
        </p>
      )
    case 'text':
      return (
        <p>
          <Runs runs={piece.runs} />
        </p>
      )
    case 'facts':
      return (
        <>
          {piece.rows.map(row => (
            <Row key={row.label} row={row} />
          ))}
        </>
      )
    case 'list':
      return (
        <ol>
          {piece.items.map((item, n) => (
            <li key={`${n} ${item[0]?.text}`}>
              <Runs runs={item} />
            </li>
          ))}
        </ol>
      )
    case 'table':
      return <TableView table={piece} />
  }
}

function TableView({ table }: { table: Extract<Piece, { kind: 'table' }> }) {
  const figure = (n: number) => (table.figures[n] ? 'number' : '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled with the arrow keys
    <section class="wide" tabIndex={0} aria-label={table.caption}>
      <p>
        <b>{table.caption}</b>
      </p>
      <table>
        <thead>
          <tr>
            {table.head.map((head, n) => (
              <th key={head} class={figure(n)}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, n) => (
            <tr key={`${n} ${row[0]}`}>
              {row.map((cell, at) => (
                <td key={`${at} ${cell}`} class={cell.length < 14 ? `short ${figure(at)}` : figure(at)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
