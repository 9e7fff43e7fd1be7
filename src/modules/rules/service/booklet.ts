import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { WovenArticle, WovenPiece } from './handbook.ts'

/** The handbook of a destination as it is to be printed; words arrive translated. */
export interface BookletText {
  readonly title: string
  readonly subtitle: string
  readonly notice: string
  readonly language: string
  /** What a rule that is not certain, or only planned, is marked with. */
  readonly states: Readonly<Record<'sure' | 'unsure' | 'planned', string>>
  readonly articles: readonly WovenArticle[]
}

/** A5, so that two pages fit on a sheet; data is never read as markup. */
const page = `
#let d = json(bytes(sys.inputs.book))
#set document(title: d.title)
#set page(paper: "a5", margin: (x: 1.5cm, top: 1.5cm, bottom: 1.8cm), footer: context align(center, text(8pt, counter(page).display())))
#set text(font: "Noto Sans", size: 10pt, lang: d.language, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.8em)
#set list(indent: 0pt, body-indent: 0.6em)
#let run(r) = if r.bold { strong(text(r.text)) } else if r.em { emph(text(r.text)) } else { text(r.text) }
#let runs(all) = for r in all { run(r) }
#align(center, [#v(4cm) #text(20pt, weight: "bold", d.title) #v(0.4em) #text(12pt, d.subtitle)])
#v(1em)
#block(width: 100%, stroke: 0.6pt + luma(120), inset: 8pt, text(9pt, d.notice))
#v(1em)
#for (i, a) in d.articles.enumerate() { par([#text(str(i + 1) + ". ")#link(label("a" + str(i)), text(a.title))]) }
#for (i, a) in d.articles.enumerate() {
  pagebreak(weak: true)
  [#heading(level: 1, outlined: true, text(15pt, a.title)) #label("a" + str(i))]
  v(0.3em)
  for b in a.blocks {
    if b.kind == "heading" { block(sticky: true, above: 1.1em, text(weight: "bold", runs(b.runs))) }
    else if b.kind == "item" { list(runs(b.runs)) }
    else { par(runs(b.runs)) }
    for l in b.lines { block(inset: (left: 1em), above: 0.5em, runs(l)) }
  }
}
`

interface Run {
  readonly text: string
  readonly bold: boolean
  readonly em: boolean
}
const run = (text: string, style: Partial<Run> = {}): Run => ({ text, bold: false, em: false, ...style })

/** What the page is given: runs of letters, and below a block the lines of a rule that says several things. */
export function bookData({ states, articles, ...head }: BookletText) {
  return {
    ...head,
    articles: articles.map(({ title, blocks }) => ({
      title,
      blocks: blocks.map(({ kind, pieces }) => ({
        kind,
        runs: pieces.flatMap(piece => runsOf(piece, states)),
        lines: pieces.flatMap(piece => linesOf(piece, states)),
      })),
    })),
  }
}

function runsOf(piece: WovenPiece, states: BookletText['states']): Run[] {
  if ('text' in piece) return [run(piece.text)]
  const { title, lines } = piece.rule
  const [only] = lines
  if (lines.length !== 1 || !only) return [run(`${title}:`, { bold: true })]
  return [run(`${title}: `, { bold: true }), run(only.says), ...marked(only.state, states)]
}

function linesOf(piece: WovenPiece, states: BookletText['states']): Run[][] {
  if ('text' in piece || piece.rule.lines.length < 2) return []
  return piece.rule.lines.map(({ who, says, state }) => [
    ...(who ? [run(`${who}: `, { bold: true })] : []),
    run(says),
    ...marked(state, states),
  ])
}

const marked = (state: 'sure' | 'unsure' | 'planned', states: BookletText['states']): Run[] =>
  state === 'sure' ? [] : [run(` (${states[state]})`, { em: true })]

interface Compiler {
  pdf(given: { mainFileContent: string; inputs: Record<string, string> }): Uint8Array
  evictCache(maxAge: number): void
}
let compiler: Promise<Compiler> | undefined

/** Loaded when the first booklet is printed, not at the start of the server. */
async function load(): Promise<Compiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/package.json')))
  const faces = ['400Regular', '400Regular_Italic', '700Bold'].map(name => join(fonts, name))
  // Nothing on the disk is for the page to read.
  return NodeCompiler.create({ workspace: join(fonts, '400Regular'), fontArgs: [{ fontPaths: faces }] })
}

/** The booklet as a PDF in Noto Sans, which has every letter of the six languages. */
export async function printBooklet(book: BookletText): Promise<Uint8Array> {
  compiler ??= load()
  const made = await compiler
  const pdf = made.pdf({ mainFileContent: page, inputs: { book: JSON.stringify(bookData(book)) } })
  made.evictCache(10)
  return new Uint8Array(pdf)
}
