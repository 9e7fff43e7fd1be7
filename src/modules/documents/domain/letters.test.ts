import { expect, test } from 'vitest'
import { addDays, day } from '#lib/day.ts'
import { documentPack } from '../content/load.ts'
import { handOf } from '../contract/hand.ts'
import { aClaim } from '../factory.ts'
import { fillLetter, type Order, rulesUsed, staleRules } from './fill.ts'
import { blank, wordsOf } from './filled.ts'
import { countBlanks, nameInEach, questionsOf } from './known.ts'
import { fieldsOf, languages, languagesFor, type Template } from './template.ts'

const { templates, stock } = documentPack()
const all = [...templates.values()]
const on = day('2026-11-22')

/** An answer to each question of a letter, told apart by the field. */
const answersTo = (template: Template, country: Order['country']) =>
  Object.fromEntries(
    fieldsOf(template, country).map(code => {
      const kind = stock.fields.get(code)?.kind
      const answer = kind === 'day' ? '2026-05-17' : kind === 'yes_no' ? 'no' : `Ӯғ Әңі Oʻg ${code}`
      return [code, answer]
    }),
  )

const orderOf = (template: Template, given: Partial<Order> = {}): Order => ({
  template,
  country: template.countries[0] ?? 'RU',
  language: 'ru',
  letterLanguage: 'ru',
  answers: {},
  known: {},
  claim: null,
  on,
  ...given,
})

const blanksIn = (text: string) => text.split(blank.text).length - 1

test('there is a letter for each purpose', () => {
  expect(all.map(template => template.code).sort()).toEqual([
    'birth_record',
    'clinic_application',
    'computation',
    'consent_form',
    'consent_withdrawal',
    'consulate_request',
    'debtor_search',
    'divorce_application',
    'entry_ban_review',
    'expulsion_appeal',
    'inspectorate_complaint',
    'maintenance_application',
    'passport_withheld',
    'power_of_attorney',
    'prosecutor_complaint',
    'school_application',
    'statement_of_claim',
    'wage_demand',
  ])
})

test.each(all.map(template => [template.code, template] as const))(
  '%s: each answer stands in it in every language, and nothing is left to fill',
  (_, template) => {
    for (const country of template.countries) {
      const answers = answersTo(template, country)
      const claim = template.claim === null ? null : aClaim({ country })
      for (const language of languages) {
        const order = orderOf(template, { country, language, letterLanguage: language, answers, claim })
        const text = wordsOf(fillLetter(order, stock, handOf(language)))
        expect(text).not.toContain(blank.text)
        expect(text).not.toMatch(/\{\w+\}|undefined|null/)
        for (const [code, answer] of Object.entries(answers)) {
          if (stock.fields.get(code)?.kind === 'line') expect(text).toContain(answer)
        }
      }
    }
  },
)

test.each(all.map(template => [template.code, template] as const))(
  '%s: without answers it has as many blank lines as questions, and no word about an answer',
  (_, template) => {
    for (const country of template.countries) {
      for (const language of languagesFor(template, country)) {
        const order = orderOf(template, { country, language, letterLanguage: language })
        const text = wordsOf(fillLetter(order, stock, handOf(language)))
        const sums = template.blocks.some(block => block.kind === 'table' && block.table === 'sums') ? 1 : 0
        expect(blanksIn(text)).toBeGreaterThanOrEqual(countBlanks(template, country, {}, {}) + sums)
        expect(text).not.toMatch(/\{\w+\}|undefined|null/)
      }
    }
  },
)

test('a demand for wages says what is owed, line by line, with the law in the words of the reader', () => {
  const template = templates.get('wage_demand') as Template
  const answers = { ...answersTo(template, 'RU'), answer_by: '2026-12-05' }
  const known = { applicant_name: { en: 'A', ru: 'Рустам Намунаев', tg: 'A', ky: 'A', uz: 'A', kk: 'A' } }
  const { applicant_name: _, ...rest } = answers as Record<string, string>
  const order = orderOf(template, { answers: rest, known, claim: aClaim() })
  const text = wordsOf(fillLetter(order, stock, handOf('ru')))
  expect(text).toContain('Имя и фамилия: Рустам Намунаев')
  expect(text).toContain('Трудовой кодекс Российской Федерации, ст. 136, 236.')
  expect(text).toContain('Ответ до: 5 декабря 2026')
  expect(text).toContain('1\u00a0566,00')
  expect(text).toContain('16.05.2026')
  expect(text).toContain('Ключевая ставка Банка России · проверено 22.11.2026')
  const tajik = wordsOf(fillLetter({ ...order, language: 'tg' }, stock, handOf('tg')))
  expect(tajik).toContain('Ин нусха танҳо барои хондан аст')
})

test('a law past its review is not named: its line is blank, and the screen is told', () => {
  const template = templates.get('wage_demand') as Template
  const late = orderOf(template, { on: addDays(day('2027-01-31'), 1) })
  expect(staleRules(late, stock)).toEqual(['ru.lc.136', 'ru.lc.236'])
  expect(rulesUsed(late, stock)).toEqual([])
  expect(wordsOf(fillLetter(late, stock, handOf('ru')))).toContain(`Правовое основание: ${blank.text}`)
  expect(staleRules({ ...late, on: day('2027-01-31') }, stock)).toEqual([])
})

test('only what the case does not know is asked', () => {
  const template = templates.get('wage_demand') as Template
  const known = { applicant_name: 'A', employer_name: 'B' }
  const { toAsk, known: told } = questionsOf(template, 'RU', known)
  expect(told).toEqual(['applicant_name', 'employer_name'])
  expect(toAsk).not.toContain('employer_name')
  expect(countBlanks(template, 'RU', known, { work_place: 'x' })).toBe(toAsk.length - 1)
})

test('a name is written as the language writes, where it is known so', () => {
  const name = nameInEach(['Rustam Namunayev', 'Рустам Намунаев'], languages)
  expect([name?.ru, name?.uz, name?.kk]).toEqual(['Рустам Намунаев', 'Rustam Namunayev', 'Рустам Намунаев'])
  expect(nameInEach(['Рустам'], languages)?.uz).toBe('Рустам')
  expect(nameInEach([], languages)).toBeNull()
})
