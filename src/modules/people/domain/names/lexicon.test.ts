import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { givenNamesModule } from '../../../../../scripts/build-given-names.ts'
import { settle } from './fold.ts'
import { entriesOf, lexiconSize } from './lexicon.ts'
import { parseName } from './parts.ts'

const root = new URL('../../../../../', import.meta.url)
const entries = (word: string) => parseName(`${word} Каримов`).parts[0]!.entries
const same = (one: string, other: string) => entries(one).some(entry => entries(other).includes(entry))

describe('the lexicon of given names', () => {
  test('is the one of the content file', () => {
    const yaml = readFileSync(new URL('content/names/given-names.yaml', root), 'utf8')
    const made = readFileSync(new URL('src/modules/people/domain/names/lexicon.gen.ts', root), 'utf8')
    expect(made, 'run: node scripts/build-given-names.ts').toBe(givenNamesModule(yaml))
  })

  test('knows the region’s names', () => {
    expect(lexiconSize()).toBeGreaterThan(1500)
  })

  test.each([
    ['Муҳаммад', 'Magomed'],
    ['Фотима', 'Patma'],
    ['Юсуф', 'Iosif'],
    ['Гулнора', 'Gülnarə'],
    ['Усмон', 'Оспан'],
    ['Яқуб', 'Жакып'],
    ['Юлдуз', 'Жылдыз'],
    ['Тимур', 'Темір'],
    ['Худойберди', 'Hudaýberdi'],
    ['Саша', 'Александр'],
    ['Саша', 'Александра'],
  ])('%s and %s are one name', (one, other) => {
    expect(same(one, other)).toBe(true)
  })

  test.each([
    ['Ҳасан', 'Ҳусан'],
    ['Хасан', 'Хусейн'],
    ['Марат', 'Мурат'],
    ['Нурлан', 'Нуржан'],
    ['Серик', 'Берик'],
    ['Эльман', 'Эльмар'],
    ['Зафар', 'Сафар'],
    ['Фотима', 'Зуҳро'],
    ['Камол', 'Комил'],
    ['Егор', 'Игорь'],
  ])('%s and %s are two names', (one, other) => {
    expect(entries(one).length).toBeGreaterThan(0)
    expect(entries(other).length).toBeGreaterThan(0)
    expect(same(one, other)).toBe(false)
  })

  test('a word that is no given name has no entry', () => {
    expect(entriesOf(settle('qwrtplk')).entries).toEqual([])
  })
})
