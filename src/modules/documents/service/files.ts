import type { Download } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import { letterToPrint } from './documents.ts'
import { docxOfLetter } from './docx.ts'
import { pdfOfLetter } from './pdf.ts'

interface Asked {
  readonly id: string
  readonly which: 'letter' | 'reading'
}

/** The name of a file names nobody: it lies about in download folders of shared computers. */
const nameOf = (template: string, { which }: Asked, ending: string) =>
  `${template.replaceAll('_', '-')}${which === 'reading' ? '-reading' : ''}.${ending}`

export async function pdfOf(use: UseCase, asked: Asked): Promise<Download> {
  const { row, letter } = await letterToPrint(use, asked.id, asked.which, 'documents.pdf')
  return {
    filename: nameOf(row.template, asked, 'pdf'),
    type: 'application/pdf',
    body: await pdfOfLetter(letter),
  }
}

export async function docxOf(use: UseCase, asked: Asked): Promise<Download> {
  const { row, letter } = await letterToPrint(use, asked.id, asked.which, 'documents.docx')
  return {
    filename: nameOf(row.template, asked, 'docx'),
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    body: await docxOfLetter(letter),
  }
}
