import * as v from 'valibot'
import { readCsv } from './read-pack.ts'

const filled = v.pipe(v.string(), v.nonEmpty())
/** An empty cell is an absent value. */
const maybe = <S extends v.GenericSchema<string, unknown>>(schema: S) =>
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => null),
    ),
    schema,
  ])
const degrees = (limit: number) =>
  v.pipe(v.string(), v.transform(Number), v.minValue(-limit), v.maxValue(limit))

const missionRow = v.strictObject({
  wikidata: v.pipe(v.string(), v.regex(/^Q\d+$/)),
  sending: v.picklist(['TJ', 'KG', 'UZ', 'KZ']),
  country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
  city: filled,
  district: maybe(filled),
  type: v.picklist(['embassy', 'consulate_general', 'consulate', 'honorary_consulate']),
  lat: maybe(degrees(90)),
  lng: maybe(degrees(180)),
  phone: maybe(v.pipe(v.string(), v.regex(/^\+\d{7,15}$/))),
  email: maybe(v.pipe(v.string(), v.email())),
  website: maybe(v.pipe(v.string(), v.url())),
  serves: v.pipe(
    v.string(),
    v.transform(text => (text === '' ? [] : text.split('|'))),
  ),
  asOf: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
  verified: v.pipe(
    v.picklist(['no', 'yes']),
    v.transform(text => text === 'yes'),
  ),
})

/** An embassy or consulate abroad (Wikidata, CC0); `asOf` is the month of the data: show it, and do not rely on it. */
export type Mission = v.InferOutput<typeof missionRow>

/** Reads the starter list of missions under `root` (the `content` folder). */
export function loadMissions(root: string): readonly Mission[] {
  return readCsv(root, 'directory/missions.csv', missionRow)
}
