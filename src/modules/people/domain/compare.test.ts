import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Day } from '#lib/day.ts'
import { type ComparedPerson, compare } from './compare.ts'

const person = (name: string, given: Partial<ComparedPerson> = {}): ComparedPerson => ({
  names: [{ text: name }],
  birthDay: null,
  birthYear: null,
  sex: null,
  districts: [],
  parentIds: [],
  ...given,
})
const day = '1994-05-12' as Day

describe('two files', () => {
  test('of one person, in two scripts', () => {
    const found = compare(
      person('Каримова Зулфия', { birthYear: 1990, districts: ['Восеъ'] }),
      person('Karimova Zulfiya', { birthYear: 1990, districts: ['Vose district'] }),
    )
    expect(found).toMatchObject({ kind: 'same' })
    expect(found.reasons).toEqual(
      expect.arrayContaining(['name_across_scripts', 'same_birth_year', 'same_district']),
    )
  })

  test('of twins, by the day and the parents, or by the day and the family name', () => {
    const parentIds = ['mother']
    const born = { birthDay: day, birthYear: 1994 }
    expect(
      compare(
        person('Ҳасан Мирзоев', { ...born, parentIds }),
        person('Husan Mirzoev', { ...born, parentIds }),
      ).kind,
    ).toBe('twin')
    expect(compare(person('Фотима Холова', born), person('Zuhra Kholova', born)).kind).toBe('twin')
    expect(
      compare(person('Мадина Азизовна Каримова', born), person('Малика Азизовна Каримова', born)).kind,
    ).toBe('twin')
  })

  test('of sisters', () => {
    const found = compare(
      person('Мадина Азизовна Каримова', { birthYear: 1990 }),
      person('Малика Азизовна Каримова', { birthYear: 1993 }),
    )
    expect(found.kind).toBe('sibling')
  })

  test('of namesakes born in other years are near, not the same', () => {
    const found = compare(
      person('Али Каримов', { birthYear: 1950 }),
      person('Ali Karimov', { birthYear: 1991 }),
    )
    expect(found.kind).toBe('near')
  })

  test('with one paper’s number are one person’s, whatever the names say', () => {
    const shared = { phone: false, paper: true }
    const found = compare(person('Али Каримов'), person('Rustam Sharifzoda'), shared)
    expect(found).toMatchObject({ kind: 'same', score: 0.85 })
    expect(found.reasons[0]).toBe('shared_paper')
  })

  test('with one telephone are one person’s only where the names allow it', () => {
    const phone = { phone: true, paper: false }
    const born = { birthYear: 1994 }
    const married = [person('Зарина Каримова', born), person('Zarina Holova', born)] as const
    expect(compare(...married).kind).toBe('near')
    expect(compare(...married, phone)).toMatchObject({ kind: 'same' })
    // A family's telephone: husband and wife, mother and daughter, sisters, a grandson named after his grandfather.
    for (const [one, other] of [
      [person('Али Каримов'), person('Зарина Каримова')],
      [person('Мадина Азизовна Каримова', born), person('Малика Азизовна Каримова', born)],
      [person('Али Каримов', { birthYear: 1950 }), person('Ali Karimov', { birthYear: 1991 })],
      [person(''), person('')],
    ] as const)
      expect(compare(one, other, phone).kind).not.toBe('same')
  })

  test('a file without a name is like no other', () => {
    expect(compare(person('Али Каримов'), { ...person(''), names: [] })).toMatchObject({
      score: 0,
      kind: 'near',
    })
  })
})

test('it does not matter which file comes first', () => {
  const words = ['Каримов', 'Karimova', 'Али', 'Zulfiya', 'Азизовна', 'Ҳасан', 'Husan', 'S.']
  const anyPerson = fc.record({
    names: fc.array(
      fc
        .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
        .map(list => ({ text: list.join(' ') })),
      { maxLength: 3 },
    ),
    birthDay: fc.constantFrom(null, day),
    birthYear: fc.constantFrom(null, 1990, 1991, 1994),
    sex: fc.constantFrom(null, 'female' as const, 'male' as const),
    districts: fc.constantFrom([], ['Vose'], ['Ош', 'Osh']),
    parentIds: fc.constantFrom([], ['mother']),
  })
  fc.assert(
    fc.property(anyPerson, anyPerson, (one, other) => {
      const [there, back] = [compare(one, other), compare(other, one)]
      expect(back.score).toBeCloseTo(there.score, 6)
    }),
    { numRuns: 400 },
  )
})
