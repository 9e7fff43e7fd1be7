import * as v from 'valibot'
import { type PackProblem, packError, readCsv, readYaml } from './read-pack.ts'
import { type Locale, textIn, translationsSchema } from './texts.ts'

export type PlaceLevel = 'country' | 'admin1' | 'admin2' | 'place'

/**
 * A country, region, district or settlement of GeoNames (CC BY 4.0). `name` is Latin; `names` what people say, where we
 * know it; `also` former names, for searching only. Coordinates in degrees; `timeZone` an IANA name, given for every
 * place but a country with several.
 */
export interface Place {
  id: string
  parentId: string | null
  level: PlaceLevel
  /** ISO 3166-1, two letters. */
  country: string
  name: string
  names?: Partial<Record<Locale, string>>
  also?: readonly string[]
  lat?: number
  lng?: number
  timeZone?: string
}

const id = (form: RegExp, like: string) => v.pipe(v.string(), v.regex(form, `an id like ${like}`))
const name = v.pipe(v.string(), v.trim(), v.nonEmpty('name is empty'))
const timeZone = v.pipe(
  v.string(),
  v.check(zone => zone === '' || isTimeZone(zone), 'not an IANA time zone'),
)
const degrees = (limit: number) =>
  v.pipe(v.string(), v.nonEmpty('no coordinate'), v.transform(Number), v.minValue(-limit), v.maxValue(limit))

const countryRow = v.object({ id: id(/^[A-Z]{2}$/, 'TJ'), name, timeZone })
const admin1Row = v.object({
  id: id(/^[A-Z]{2}\.\w+$/, 'TJ.03'),
  name,
  timeZone: v.pipe(timeZone, v.nonEmpty('no time zone')),
})
const admin2Row = v.object({ id: id(/^[A-Z]{2}\.\w+\.\d+$/, 'TJ.03.8209860'), name })
const placeRow = v.object({
  id: id(/^[A-Z]{2}(\.\w+)?:[a-z0-9-]+$/, 'TJ.03:khujand'),
  parent: v.string(),
  name,
  lat: degrees(90),
  lng: degrees(180),
})
const namesFile = v.strictObject({
  translations: translationsSchema,
  source: v.string(),
  names: v.record(
    v.string(),
    v.strictObject({
      en: v.optional(textIn('en')),
      ru: v.optional(textIn('ru')),
      tg: v.optional(textIn('tg')),
      ky: v.optional(textIn('ky')),
      uz: v.optional(textIn('uz')),
      kk: v.optional(textIn('kk')),
      also: v.optional(v.array(name)),
    }),
  ),
})

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

interface Row {
  id: string
  parentId: string | null
  level: PlaceLevel
  file: string
  line: number
  name: string
  lat?: number
  lng?: number
  timeZone?: string
}

function readRows(root: string): Row[] {
  const countries = 'places/countries.csv'
  const regions = 'places/admin1.csv'
  const districts = 'places/admin2.csv'
  const places = 'places/places.csv'
  const above = (code: string) => code.slice(0, code.lastIndexOf('.'))
  return [
    ...readCsv(root, countries, countryRow).map(
      (r, i): Row => ({ ...withZone(r), parentId: null, level: 'country', file: countries, line: i + 2 }),
    ),
    ...readCsv(root, regions, admin1Row).map(
      (r, i): Row => ({ ...withZone(r), parentId: above(r.id), level: 'admin1', file: regions, line: i + 2 }),
    ),
    ...readCsv(root, districts, admin2Row).map(
      (r, i): Row => ({ ...r, parentId: above(r.id), level: 'admin2', file: districts, line: i + 2 }),
    ),
    ...readCsv(root, places, placeRow).map(
      ({ parent, ...r }, i): Row => ({ ...r, parentId: parent, level: 'place', file: places, line: i + 2 }),
    ),
  ]
}

function withZone<R extends { timeZone: string }>({ timeZone: zone, ...rest }: R) {
  return zone === '' ? rest : { ...rest, timeZone: zone }
}

/**
 * Reads and checks the places under `root` (the `content` folder): countries first, every parent before its children.
 * Throws one error that names every mistake by file and line.
 */
export function loadPlaces(root: string): readonly Place[] {
  const { names } = readYaml(root, 'places/names.yaml', namesFile)
  const problems: PackProblem[] = []
  const known = new Map<string, Place>()
  for (const { file, line, ...row } of readRows(root)) {
    const parent = row.parentId === null ? undefined : known.get(row.parentId)
    if (known.has(row.id)) problems.push({ file, line, message: `id ${row.id} is used twice` })
    if (row.parentId !== null && !parent) problems.push({ file, line, message: `no parent ${row.parentId}` })
    const { also, ...spoken } = names[row.id] ?? {}
    const zone = row.timeZone ?? parent?.timeZone
    known.set(row.id, {
      ...row,
      country: row.id.slice(0, 2),
      ...(Object.keys(spoken).length > 0
        ? // The schema gives `undefined` no place here, its type does not know that.
          { names: spoken as Partial<Record<Locale, string>> }
        : {}),
      ...(also ? { also } : {}),
      ...(zone ? { timeZone: zone } : {}),
    })
  }
  for (const named of Object.keys(names))
    if (!known.has(named))
      problems.push({ file: 'places/names.yaml', path: `names.${named}`, message: 'no such place' })
  if (problems.length > 0) throw packError(problems)
  return [...known.values()]
}
