import type { Language } from './template.ts'

// A letter that is filled in: plain data, from which screen, DOCX and PDF are made alike.

/** `blank`: an answer that is missing, shown as a line to write on. */
export interface Run {
  readonly text: string
  readonly blank?: true | undefined
}

export type Piece =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly runs: readonly Run[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly label: string; readonly value: Run }[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Run[])[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      /** Which columns hold figures. */
      readonly figures: readonly boolean[]
      readonly rows: readonly (readonly string[])[]
    }

export interface FilledLetter {
  readonly language: Language
  readonly to: { readonly label: string; readonly value: Run } | null
  readonly from: readonly { readonly label: string; readonly value: Run }[]
  readonly title: string
  /** Said above a version that is only for reading. */
  readonly notice: string | null
  readonly pieces: readonly Piece[]
  readonly date: { readonly label: string; readonly value: Run }
  readonly signature: string
  /** The rules used, in small type at the end. */
  readonly small: readonly string[]
}

export const blank: Run = { text: '____________________', blank: true }

/** All words of a letter in the order in which they are read, for tests and search. */
export function wordsOf(letter: FilledLetter): string {
  const runs = (list: readonly Run[]) => list.map(run => run.text).join('')
  const row = ({ label, value }: { label: string; value: Run }) => `${label}: ${value.text}`
  const pieces = letter.pieces.flatMap(piece => {
    if (piece.kind === 'heading') return [piece.text]
    if (piece.kind === 'text') return [runs(piece.runs)]
    if (piece.kind === 'facts') return piece.rows.map(row)
    if (piece.kind === 'list') return piece.items.map((item, n) => `${n + 1}. ${runs(item)}`)
    return [piece.caption, ...piece.head, ...piece.rows.flat()]
  })
  return [
    ...(letter.notice ? [letter.notice] : []),
    ...(letter.to ? [row(letter.to)] : []),
    ...letter.from.map(row),
    letter.title,
    ...pieces,
    row(letter.date),
    letter.signature,
    ...letter.small,
  ].join('\n')
}
