import { describe, expect, test } from 'vitest'
import { family, father, given } from './name.ts'
import { parseName } from './parts.ts'

const roles = (text: string) => parseName(text).parts.map(part => [part.stems[0], part.roles])

describe('the parts of a name', () => {
  test('endings tell family and father, what is left is the given name', () => {
    expect(roles('Рахимов Карим Саидович')).toEqual([
      ['rahim', family],
      ['karim', given],
      ['said', father],
    ])
    expect(roles('Munisa Tajiddinovna Jahongirova')).toEqual([
      ['munisa', given],
      ['tajidin', father],
      ['jahongir', family],
    ])
  })

  test.each(['uulu', 'уулу', 'oʻgʻli', "o'g'li", 'ўғли', 'угли', 'oglu', 'оглы', 'uly', 'ұлы'])(
    '%s marks the word before it as the father',
    mark => {
      expect(roles(`Мирланов Айбек Медербек ${mark}`)).toEqual([
        ['mirlan', family],
        ['aibek', given],
        ['mederbek', father],
      ])
    },
  )

  test.each(['kyzy', 'кызы', 'qizi', 'қизи', 'qızı', 'gyzy'])('%s tells a daughter', mark => {
    const name = parseName(`Munisa Nodir ${mark}`)
    expect(name.parts.map(part => part.roles)).toEqual([expect.any(Number), father])
    expect(name.sex).toBe('f')
  })

  test('Kazakh endings that grew on the father’s name are cut', () => {
    expect(roles('Ләззат Зейноллақызы')[1]).toEqual(['zeinola', father])
    expect(roles('Askaruly Arman')[0]).toEqual(['askar', father])
  })

  test.each([
    ['Rahmonov', 'rahmon'],
    ['Rahmonova', 'rahmon'],
    ['Rahmonoff', 'rahmon'],
    ['Rahmonow', 'rahmon'],
    ['Rahmonzoda', 'rahmon'],
    ['Rahmonzade', 'rahmon'],
    ['Раҳмониён', 'rahmon'],
  ])('%s is a family name of the stem %s', (word, stem) => {
    expect(roles(`Saodat ${word}`)[1]).toEqual([stem, family])
  })

  test('a given name that looks like a family name is left whole', () => {
    expect(roles('Shahzoda Karimova')[0]).toEqual(['wahzoda', given])
    expect(roles('Olimjon Boboev')[0]).toEqual(['olimjon', given])
  })

  test('a word in capitals or before a comma is the family name', () => {
    expect(roles('Inabat KANAT')).toEqual([
      ['inabat', given],
      ['kanat', family],
    ])
    expect(roles('Sharafutdin, Ikram')).toEqual([
      ['warafutdin', family],
      ['ikram', given],
    ])
  })

  test('initials are known by their dot, or by running together', () => {
    expect(parseName('A. Jarbabaev').parts.map(part => part.initial)).toEqual([true, false])
    expect(parseName('Olimova SK').parts.map(part => part.initial)).toEqual([false, true, true])
  })

  test('a hyphen from a line break joins, a double family name has two parts', () => {
    expect(roles('Sher-aliev Bobur')).toEqual(roles('Sheraliev Bobur'))
    expect(parseName('Eppu Mikkonen-Jeanneret').parts).toHaveLength(3)
  })

  test('religious names written in two words are one', () => {
    expect(roles('Абдул Рахим Каримов')[0]).toEqual(roles('Абдулрахим Каримов')[0])
  })

  test('a text without letters has no parts, a long one only its first five', () => {
    expect(parseName('12 — ?').parts).toEqual([])
    expect(parseName('Али '.repeat(500)).parts).toHaveLength(5)
  })
})
