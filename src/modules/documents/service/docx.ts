import type { Paragraph, Table, TextRun } from 'docx'
import { documentPack } from '../content/load.ts'
import type { FilledLetter, Piece, Run } from '../domain/filled.ts'

type Docx = typeof import('docx')
type Row = { readonly label: string; readonly value: Run }

/** The same letter as a document that can be changed by hand. The library is loaded with the first one. */
export async function docxOfLetter(letter: FilledLetter): Promise<Uint8Array> {
  const docx = await import('docx')
  const say = (code: string) => documentPack().stock.phrases.get(code)?.[letter.language] ?? code
  const children = [
    ...(letter.notice
      ? [new docx.Paragraph({ children: [new docx.TextRun({ text: letter.notice, italics: true })] })]
      : []),
    ...[...(letter.to ? [letter.to] : []), ...letter.from].map(row => rowOf(docx, row, 4200)),
    new docx.Paragraph({
      heading: docx.HeadingLevel.HEADING_1,
      alignment: docx.AlignmentType.CENTER,
      spacing: { before: 300, after: 200 },
      children: [new docx.TextRun({ text: letter.title, bold: true, size: 26 })],
    }),
    ...letter.pieces.flatMap(piece => pieceOf(docx, piece)),
    rowOf(docx, letter.date, 0, 400),
    new docx.Paragraph({ children: [new docx.TextRun(`${letter.signature}: ____________________`)] }),
    ...(letter.small.length ? [small(docx, `${say('rules_used')}:`, 400)] : []),
    ...letter.small.map(text => small(docx, text)),
  ]
  const file = new docx.Document({
    title: letter.title,
    creator: 'Hamroh',
    styles: {
      default: { document: { run: { font: 'Noto Sans', size: 21, language: { value: letter.language } } } },
    },
    sections: [
      {
        properties: { page: { margin: { left: 1417, right: 850, top: 1134, bottom: 1134 } } },
        footers: {
          default: new docx.Footer({
            children: [
              new docx.Paragraph({
                alignment: docx.AlignmentType.RIGHT,
                children: [
                  new docx.TextRun({ size: 16, children: [`${say('page')} `, docx.PageNumber.CURRENT] }),
                ],
              }),
            ],
          }),
        },
        children,
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(file))
}

function runOf(docx: Docx, run: Run): TextRun {
  return new docx.TextRun(run.blank ? { text: run.text, highlight: 'yellow' } : { text: run.text })
}

function rowOf(docx: Docx, { label, value }: Row, indent = 0, before = 0): Paragraph {
  return new docx.Paragraph({
    indent: { left: indent },
    spacing: { before, after: 80 },
    children: [new docx.TextRun({ text: `${label}: `, color: '464646' }), runOf(docx, value)],
  })
}

const small = (docx: Docx, text: string, before = 0): Paragraph =>
  new docx.Paragraph({
    spacing: { before },
    children: [new docx.TextRun({ text, size: 13, color: '505050' })],
  })

function pieceOf(docx: Docx, piece: Piece): (Paragraph | Table)[] {
  const paragraph = (runs: readonly Run[], before = 0) =>
    new docx.Paragraph({
      spacing: { before, after: 120 },
      children: runs.map(run => runOf(docx, run)),
    })
  switch (piece.kind) {
    case 'heading':
      return [heading(docx, `${piece.text}:`)]
    case 'text':
      return [paragraph(piece.runs)]
    case 'facts':
      return piece.rows.map(row => rowOf(docx, row))
    case 'list':
      return piece.items.map((item, n) => paragraph([{ text: `${n + 1}. ` }, ...item]))
    case 'table':
      return [heading(docx, piece.caption), tableOf(docx, piece)]
  }
}

const heading = (docx: Docx, text: string): Paragraph =>
  new docx.Paragraph({
    keepNext: true,
    spacing: { before: 200, after: 100 },
    children: [new docx.TextRun({ text, bold: true })],
  })

function tableOf(docx: Docx, { head, rows, figures }: Extract<Piece, { kind: 'table' }>): Table {
  const size = head.length > 5 ? 16 : 19
  const row = (cells: readonly string[], bold: boolean) =>
    new docx.TableRow({
      tableHeader: bold,
      children: cells.map(
        (text, n) =>
          new docx.TableCell({
            margins: { left: 60, right: 60, top: 40, bottom: 40 },
            children: [
              new docx.Paragraph({
                alignment: figures[n] ? docx.AlignmentType.RIGHT : docx.AlignmentType.LEFT,
                children: [new docx.TextRun({ text, bold, size })],
              }),
            ],
          }),
      ),
    })
  return new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map(cells => row(cells, false))],
  })
}
