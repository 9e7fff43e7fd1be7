import type { FilledLetter, Piece, Run } from '../domain/filled.ts'

// A letter on paper, the same for those who work on a case and on the public page.

interface Props {
  readonly letter: FilledLetter
  /** What stands before the rules used, in the language of the letter. */
  readonly rules: string | undefined
  /** What is read aloud where a line is left to write on. */
  readonly blank: string
}

/** A letter as it will be printed; what is missing is a line. */
export function LetterPaper({ letter, rules, blank }: Props) {
  return (
    <article class="letter" lang={letter.language}>
      {letter.notice && <p class="small soft">{letter.notice}</p>}
      <header>
        {letter.to && <Row row={letter.to} blank={blank} />}
        {letter.from.map(row => (
          <Row key={row.label} row={row} blank={blank} />
        ))}
      </header>
      <h2>{letter.title}</h2>
      {letter.pieces.map((piece, n) => (
        <PieceView key={`${piece.kind} ${n}`} piece={piece} blank={blank} />
      ))}
      <Row row={letter.date} blank={blank} />
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

function Row({ row, blank }: { row: { label: string; value: Run }; blank: string }) {
  return (
    <p>
      <span class="soft">{row.label}:</span> <RunView run={row.value} blank={blank} />
    </p>
  )
}

function RunView({ run, blank }: { run: Run; blank: string }) {
  if (!run.blank) return <>{run.text}</>
  return (
    <span class="blank">
      <span class="hidden">{blank}</span>
    </span>
  )
}

const Runs = ({ runs, blank }: { runs: readonly Run[]; blank: string }) => (
  <>
    {runs.map((run, n) => (
      <RunView key={`${n} ${run.text}`} run={run} blank={blank} />
    ))}
  </>
)

function PieceView({ piece, blank }: { piece: Piece; blank: string }) {
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
          <Runs runs={piece.runs} blank={blank} />
        </p>
      )
    case 'facts':
      return (
        <>
          {piece.rows.map(row => (
            <Row key={row.label} row={row} blank={blank} />
          ))}
        </>
      )
    case 'list':
      return (
        <ol>
          {piece.items.map((item, n) => (
            <li key={`${n} ${item[0]?.text}`}>
              <Runs runs={item} blank={blank} />
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
