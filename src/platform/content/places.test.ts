import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadMissions } from './missions.ts'
import { loadPlaces } from './places.ts'

const content = join(import.meta.dirname, '../../../content')
const places = loadPlaces(content)
const byId = new Map(places.map(place => [place.id, place]))

describe('the places pack', () => {
  test('holds seven countries with regions, districts and settlements', () => {
    const count = (level: string) => places.filter(place => place.level === level).length
    expect([count('country'), count('admin1')]).toEqual([7, 209])
    expect(count('admin2')).toBeGreaterThan(3000)
    expect(count('place')).toBeGreaterThan(6000)
  })

  test('every parent comes before its children and lies in the same country', () => {
    const seen = new Set<string>()
    for (const place of places) {
      if (place.parentId !== null) {
        expect(seen.has(place.parentId)).toBe(true)
        expect(byId.get(place.parentId)!.country).toBe(place.country)
      }
      seen.add(place.id)
    }
  })

  test('every region and everything in it has a time zone', () => {
    expect(places.filter(place => place.level === 'admin1' && !place.timeZone)).toEqual([])
    expect(places.filter(place => place.country !== 'RU' && !place.timeZone).map(place => place.id)).toEqual(
      [],
    )
    expect(byId.get('RU')!.timeZone).toBeUndefined()
  })

  test.each([
    ['RU.48:moscow', 3],
    ['RU.71:yekaterinburg', 5],
    ['RU.53:novosibirsk', 7],
    ['RU.59:vladivostok', 10],
    ['RU.23:kaliningrad', 2],
    ['KZ.02:almaty', 5],
    ['KZ.07:oral', 5],
    ['TJ.03:khujand', 5],
    ['KG.01:bishkek', 6],
    ['UZ.13:tashkent', 5],
    ['AZ', 4],
  ])('the clock of %s is %i hours ahead of UTC', (id, hours) => {
    const noon = Temporal.Instant.from('2026-01-15T12:00:00Z')
    const zone = byId.get(id)!.timeZone!
    expect(noon.toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12).toBe(hours)
  })

  test('countries have a name in all six languages, home regions in Russian', () => {
    for (const place of places) {
      if (place.level === 'country')
        expect(Object.keys(place.names ?? {}).sort()).toEqual(['en', 'kk', 'ky', 'ru', 'tg', 'uz'])
      if (place.level === 'admin1' && place.country !== 'AZ') expect(place.names?.ru, place.id).toBeTruthy()
    }
  })

  test('the capital keeps the name by which the old people know it', () => {
    expect(byId.get('TJ.03:khujand')).toMatchObject({ names: { tg: 'Хуҷанд' }, also: ['Ленинабад'] })
  })
})

describe('a mistake in the places', () => {
  let copy: string | undefined
  afterEach(() => copy && rmSync(copy, { recursive: true }))
  const withChange = (file: string, from: string, to: string) => {
    copy = mkdtempSync(join(tmpdir(), 'pack-'))
    cpSync(join(content, 'places'), join(copy, 'places'), { recursive: true })
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
    return () => loadPlaces(copy!)
  }

  test('is told with file and line when a parent is not there', () => {
    expect(withChange('places/places.csv', ':khujand,TJ.03.8209860', ':khujand,TJ.03.1')).toThrow(
      /^places\/places\.csv:\d+: no parent TJ\.03\.1$/,
    )
  })
  test('is told when a name is given to a place that is not there', () => {
    expect(withChange('places/names.yaml', 'TJ.03:khujand:', 'TJ.03:hujand:')).toThrow(
      /names\.TJ\.03:hujand: no such place/,
    )
  })
  test('is told when a time zone does not exist', () => {
    expect(withChange('places/admin1.csv', 'Asia/Omsk', 'Asia/Tomsk2')).toThrow(/admin1\.csv:\d+ timeZone: /)
  })
})

describe('the missions abroad', () => {
  const missions = loadMissions(content)
  test('are those of four states, each once, none of them verified', () => {
    expect(new Set(missions.map(m => m.sending))).toEqual(new Set(['TJ', 'KG', 'UZ', 'KZ']))
    expect(new Set(missions.map(m => m.wikidata)).size).toBe(missions.length)
    expect(missions.filter(m => m.verified)).toEqual([])
  })
  test('include the embassies in Moscow', () => {
    const moscow = missions.filter(m => m.city === 'Moscow' && m.type === 'embassy').map(m => m.sending)
    expect(moscow.sort()).toEqual(['KG', 'KZ', 'TJ', 'UZ'])
  })
})
