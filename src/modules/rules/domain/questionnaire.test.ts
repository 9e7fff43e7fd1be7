import { expect, test } from 'vitest'
import { day } from '#lib/day.ts'
import { calendarFile } from './calendar-file.ts'
import { formFields, papersFor, readForm } from './questionnaire.ts'
import { smsParts } from './sms.ts'

const today = day('2026-11-22')
const sofar = { citizenship: 'UZ', destination: 'RU', purpose: 'work' }
const papers = papersFor(sofar, ['ru_patent'])

test('the questionnaire asks for the first answer that is missing', () => {
  expect(readForm({}, today, []).step).toBe('citizenship')
  expect(readForm({ citizenship: 'UZ' }, today, []).step).toBe('destination')
  expect(readForm({ citizenship: 'RU', destination: 'RU' }, today, []).step).toBe('destination')
  expect(readForm({ ...sofar, purpose: 'x' }, today, []).step).toBe('purpose')
  expect(readForm(sofar, today, papers).step).toBe('entry')
  expect(readForm({ ...sofar, asked: 'entry' }, today, papers)).toMatchObject({
    step: 'entry',
    problems: { entry: 'required' },
  })
})

test('days may be written as people write them; wrong ones are told beside their field', () => {
  const wrong = { ...sofar, asked: 'entry', entry: '31.2.2026', from1: '2026-03-01', to1: '2026-02-01' }
  expect(readForm(wrong, today, papers).problems).toEqual({ entry: 'not_a_day', to1: 'before_begin' })
  const right = {
    ...sofar,
    asked: 'papers',
    entry: '1.11.2026',
    registered: '5/11/2026',
    patent_issued: '2026-11-20',
  }
  const { step, question } = readForm(right, today, papers)
  expect(step).toBe('result')
  expect(question?.events.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
    'entry 2026-11-01',
    'registered 2026-11-05',
    'patent_issued 2026-11-20',
  ])
})

test('an entry that is still to come asks what will hold on that day', () => {
  const { question } = readForm({ ...sofar, asked: 'papers', entry: '2026-12-05' }, today, papers)
  expect(question?.onDate).toBe('2026-12-05')
})

test('no field is carried twice, and nobody is asked for papers of others', () => {
  expect(new Set(formFields).size).toBe(formFields.length)
  const kinds = (typed: Record<string, string>, groups: string[]) =>
    papersFor(typed, groups).map(({ kind }) => kind)
  expect(kinds(sofar, ['ru_patent'])).toContain('patent_issued')
  expect(kinds({ ...sofar, citizenship: 'KG' }, ['eaeu'])).not.toContain('patent_issued')
  expect(kinds({ ...sofar, destination: 'KZ' }, ['kz_visa_free'])).toEqual([
    'host_notice',
    'residence_permit',
  ])
})

test('a calendar file keeps to its standard: line ends, lines of at most 75 bytes, whole letters, marks escaped', () => {
  const title = 'Бақайдгирӣ дар ҷои зист; ҷӯшон, «ҳамроҳ» '.repeat(4)
  const file = calendarFile(
    [{ id: 'a', day: day('2026-12-31'), title, description: 'a\nb', remind: [7, 1] }],
    '20261122T080000Z',
  )
  const lines = file.split('\r\n')
  expect(lines.pop()).toBe('')
  for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  const whole = file.replaceAll('\r\n ', '')
  expect(whole).toContain(`SUMMARY:${title.replaceAll(';', '\\;').replaceAll(',', '\\,')}\r\n`)
  expect(whole).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n')
  expect(whole).toContain('DESCRIPTION:a\\nb')
  expect(whole.match(/TRIGGER:/g)).toHaveLength(2)
})

test('the length of a text message is counted as telephones count it', () => {
  expect(smsParts('a'.repeat(160))).toEqual({ letters: 'gsm', units: 160, parts: 1 })
  expect(smsParts('a'.repeat(161)).parts).toBe(2)
  expect(smsParts('€'.repeat(80)).parts).toBe(1)
  expect(smsParts('ҳ'.repeat(70)).parts).toBe(1)
  expect(smsParts('ҳ'.repeat(71)).parts).toBe(2)
  expect(smsParts('ҳ'.repeat(135)).parts).toBe(3)
})
