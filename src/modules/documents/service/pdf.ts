import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { documentPack } from '../content/load.ts'
import type { FilledLetter } from '../domain/filled.ts'

/**
 * The page. A letter arrives as data and is never read as markup: whatever stands in an answer is printed as it is.
 */
const page = `
#let d = json(bytes(sys.inputs.letter))
#set page(paper: "a4", margin: (left: 2.5cm, right: 1.5cm, top: 2cm, bottom: 2cm),
  footer: context align(right, text(8pt, d.page + " " + counter(page).display())))
#set text(font: "Noto Sans", size: 10.5pt, lang: d.language, hyphenate: false)
#set par(leading: 0.65em, spacing: 0.9em)
#let show-run(r) = if r.at("blank", default: false) { box(width: 5.5cm, stroke: (bottom: 0.6pt), outset: (bottom: 2pt), height: 0.8em) } else { text(r.text) }
#let show-row(r) = par([#text(fill: luma(70), r.label + ":") #show-run(r.value)])
#if d.notice != none { block(width: 100%, stroke: 0.6pt + luma(120), inset: 6pt, text(9pt, d.notice)) }
#align(right, block(width: 60%, align(left)[
  #if d.to != none { show-row(d.to) }
  #for r in d.from { show-row(r) }
]))
#v(0.6em)
#align(center, text(13pt, weight: "bold", d.title))
#v(0.4em)
#for p in d.pieces {
  if p.kind == "heading" { block(sticky: true, above: 1.2em, text(weight: "bold", p.text + ":")) }
  else if p.kind == "text" { par(for r in p.runs { show-run(r) }) }
  else if p.kind == "facts" { for r in p.rows { show-row(r) } }
  else if p.kind == "list" { for (i, item) in p.items.enumerate() { grid(columns: (1.6em, 1fr), text(str(i + 1) + "."), par(for r in item { show-run(r) })); v(0.1em) } }
  else {
    block(sticky: true, above: 1.2em, text(weight: "bold", p.caption))
    set text(if p.head.len() > 5 { 8pt } else { 9.5pt })
    table(
      columns: range(p.head.len()).map(i => if p.figures.at(i) { auto } else { 1fr }),
      align: (i, _) => if p.figures.at(i) { right } else { left },
      stroke: 0.5pt + luma(150), inset: 4pt,
      table.header(..p.head.map(h => text(weight: "bold", h))),
      ..p.rows.flatten().map(c => text(c)),
    )
  }
}
#v(1.5em)
#block(breakable: false)[
  #grid(columns: (1fr, 1fr), show-row(d.date), [#text(fill: luma(70), d.signature + ":") #box(width: 5cm, stroke: (bottom: 0.6pt), outset: (bottom: 2pt), height: 0.8em)])
]
#if d.small.len() > 0 {
  v(1.5em)
  set text(6.5pt, fill: luma(80))
  set par(spacing: 0.5em)
  line(length: 100%, stroke: 0.4pt + luma(150))
  par(d.rules + ":")
  for s in d.small { par(s) }
}
`

interface Compiler {
  pdf(given: { mainFileContent: string; inputs: Record<string, string> }): Uint8Array
  evictCache(maxAge: number): void
}

let compiler: Promise<Compiler> | undefined

/** Loaded when the first letter is printed, not at the start of the server. */
async function load(): Promise<Compiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  const fonts = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/package.json')))
  return NodeCompiler.create({
    // Nothing on the disk is for the page to read.
    workspace: join(fonts, '400Regular'),
    fontArgs: [{ fontPaths: [join(fonts, '400Regular'), join(fonts, '700Bold')] }],
  })
}

export async function pdfOfLetter(letter: FilledLetter): Promise<Uint8Array> {
  compiler ??= load()
  const ready = await compiler
  const say = (code: string) => documentPack().stock.phrases.get(code)?.[letter.language] ?? code
  const data = { ...letter, page: say('page'), rules: say('rules_used') }
  const pdf = ready.pdf({ mainFileContent: page, inputs: { letter: JSON.stringify(data) } })
  ready.evictCache(10)
  return new Uint8Array(pdf)
}
