import { describe, expect, test } from 'vitest'
import { indexKeys, lookupStages } from './keys.ts'

const stageThatFinds = (query: string, stored: string) => {
  const keys = new Set(indexKeys(stored))
  return lookupStages(query).findIndex(stage => stage.some(key => keys.has(key)))
}

describe('keys', () => {
  test.each([
    ['Карим Раҳимов', 'Rahimova Karim Saidovich'],
    ['Djamchid Abdoullaev', 'Ҷамшед Абдуллоев'],
    ['Магомед Фозилов', 'Fozilzoda Muhammad'],
    ['Jarbabaev Alisher', 'Ярбабаев Алишер'],
    ['Каримова Саодат', 'Саодат Каримова Раҳимовна'],
  ])('%s finds %s at the first stage', (query, stored) => {
    expect(stageThatFinds(query, stored)).toBe(0)
  })

  test.each([
    ['a lost consonant', 'Рустам Фахутдинов', 'Рустам Фасхутдинов'],
    ['a changed consonant', 'Рустам Фаслутдинов', 'Рустам Фасхутдинов'],
    ['two changed over', 'Шариф Ворисов', 'Sahrif Vorisov'],
  ])('%s is found at a later stage at the latest', (_, query, stored) => {
    expect(stageThatFinds(query, stored)).toBeGreaterThanOrEqual(0)
  })

  test('initials find the full name, by letter as well as by sound', () => {
    expect(stageThatFinds('S. Karimova', 'Каримова Саодат')).toBe(0)
    expect(stageThatFinds('Каримов Д.', 'Ҷамшед Каримов')).toBe(0)
  })

  test('one word alone is looked for too', () => {
    expect(stageThatFinds('Саодат', 'Каримова Саодат')).toBeGreaterThanOrEqual(0)
  })

  test('are few, distinct, and fit the database’s int', () => {
    const keys = indexKeys('Абдурахмонов Файзулло Ҷамшедович')
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys.every(key => key === (key | 0))).toBe(true)
    expect(keys.length).toBeLessThan(60)
  })

  test('a name without letters has none, and a query without letters no stage', () => {
    expect(indexKeys('---')).toEqual([])
    expect(lookupStages('77 12')).toEqual([])
  })
})
