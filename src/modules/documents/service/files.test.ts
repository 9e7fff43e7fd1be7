import { unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { day } from '#lib/day.ts'
import { documentPack } from '../content/load.ts'
import { handOf } from '../contract/hand.ts'
import { fillLetter } from '../domain/fill.ts'
import { blank, type FilledLetter, wordsOf } from '../domain/filled.ts'
import { fieldsOf, type Language, languages, type Template } from '../domain/template.ts'
import { aClaim } from '../factory.ts'
import { docxOfLetter } from './docx.ts'
import { pdfOfLetter } from './pdf.ts'

const { templates, stock } = documentPack()

/** All letters of the six languages, and what a page must never take for markup. */
const hard = 'ҒғӢӣҚқӮӯҲҳҶҷ ҢңӨөҮү ӘәІіҰұҺһ Oʻzbekiston gʻalaba «„“” № *#[]{}$_`~@<>\\ #panic() $x^2$ <b>'

function aLetter(language: Language): FilledLetter {
  const template = templates.get('statement_of_claim') as Template
  const answers = Object.fromEntries(
    fieldsOf(template, 'RU')
      .filter(code => code !== 'work_to')
      .map(code => [code, stock.fields.get(code)?.kind === 'day' ? '2026-05-17' : hard]),
  )
  const order = {
    template,
    country: 'RU',
    letterLanguage: 'ru',
    known: {},
    claim: aClaim(),
    on: day('2026-11-22'),
  } as const
  return fillLetter({ ...order, language, answers }, stock, handOf(language))
}

const bare = (text: string) => text.replaceAll(blank.text, '').replaceAll(/\s/g, '')

async function textOfPdf(pdf: Uint8Array, footer: string): Promise<string> {
  const file = await getDocument({ data: pdf, useSystemFonts: false }).promise
  let text = ''
  for (let n = 1; n <= file.numPages; n++) {
    const { items } = await (await file.getPage(n)).getTextContent()
    const page = bare(items.map(item => ('str' in item ? item.str : '')).join(''))
    const foot = bare(`${footer}${n}`)
    expect(page.endsWith(foot) || page.startsWith(foot)).toBe(true)
    text += page.endsWith(foot) ? page.slice(0, -foot.length) : page.slice(foot.length)
  }
  return text
}

test.each(languages)('the text of the PDF is what was put in, letter by letter: %s', async language => {
  const letter = aLetter(language)
  const say = (code: string) => stock.phrases.get(code)?.[language] ?? ''
  const found = await textOfPdf(await pdfOfLetter(letter), say('page'))
  // Marks that the page adds by itself: colons after headings, the line above the rules.
  const marks = /[:]/g
  const expected = bare(wordsOf({ ...letter, small: [say('rules_used'), ...letter.small] }))
  expect(found.replaceAll(marks, '')).toBe(expected.replaceAll(marks, ''))
})

test('the DOCX holds the same words', async () => {
  const letter = aLetter('uz')
  const files = unzipSync(await docxOfLetter(letter))
  const xml = new TextDecoder().decode(files['word/document.xml'])
  const text = xml
    .replaceAll(/<w:t[^>]*>/g, '\u0001')
    .split('\u0001')
    .slice(1)
    .map(part => part.split('</w:t>')[0])
    .join('')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
  for (const line of wordsOf(letter).split('\n')) {
    expect(bare(text).replaceAll(':', '')).toContain(bare(line).replaceAll(':', ''))
  }
  expect(xml).toContain('w:highlight w:val="yellow"')
})
