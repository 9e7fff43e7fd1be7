import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonMistake, readJson } from './json.ts'

test('what JSON.parse accepts is read to the same value, and nothing else is accepted', () => {
  fc.assert(
    fc.property(fc.json(), text => {
      expect(readJson(text).value).toEqual(JSON.parse(text))
    }),
  )
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', 'x', '"', '01', '\n', '\\', '-', '.5', '['))
    .map(
      ([text, at, noise]) =>
        text.slice(0, at % (text.length + 1)) + noise + text.slice((at % (text.length + 1)) + 1),
    )
  fc.assert(
    fc.property(broken, text => {
      let accepted = true
      try {
        JSON.parse(text)
      } catch {
        accepted = false
      }
      try {
        expect(readJson(text).value).toEqual(JSON.parse(text))
        expect(accepted).toBe(true)
      } catch (error) {
        if (!(error instanceof JsonMistake)) throw error
        expect(accepted && !error.message.includes('twice')).toBe(false)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a mistake is named by line and column', () => {
  const read = (text: string) => {
    try {
      readJson(text)
      return null
    } catch (error) {
      return error instanceof JsonMistake
        ? `${error.place.line}:${error.place.column} ${error.message}`
        : error
    }
  }
  expect(read('{\n  "a": 1,\n}')).toBe('3:1 a field name in quotation marks was expected, not "}"')
  expect(read('{"a": 01}')).toBe('1:7 a value was expected, not "0"')
  expect(read('')).toBe('1:1 a value was expected, not the end of the file')
  expect(read('{"a":1,"a":2}')).toBe('1:8 the field "a" stands here twice')
})

test('every value knows its line, a missing one that of its container', () => {
  const json = readJson('{\n "debts": [\n  {"id": "may"},\n  {"id": "june"}\n ]\n}')
  expect(json.placeOf('debts[1].id').line).toBe(4)
  expect(json.placeOf('debts[1].amount').line).toBe(4)
  expect(json.placeOf('payments').line).toBe(1)
})
