import * as v from 'valibot'
import { readYaml } from './read-pack.ts'
import { translationsSchema } from './texts.ts'

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty())
/** Names of organisations may carry letters of another script ("MSDSP"), so only that nothing is missing is asked. */
const texts = v.strictObject({ en: filled, ru: filled, tg: filled, ky: filled, uz: filled, kk: filled })

const startersFile = v.strictObject({
  translations: translationsSchema,
  sources: v.record(
    v.string(),
    v.strictObject({ title: filled, asOf: v.pipe(v.string(), v.regex(/^\d{4}$/)) }),
  ),
  services: v.record(v.string(), v.strictObject({ needs: v.array(filled), name: texts })),
  organizations: v.array(
    v.strictObject({
      key: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
      source: filled,
      kind: filled,
      country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
      places: v.array(filled),
      serves: v.array(filled),
      services: v.array(filled),
      name: texts,
      description: texts,
    }),
  ),
})

/** Organisations that the five reports name; `asOf` of the source is the year of what is said. No contact data. */
export type Starters = v.InferOutput<typeof startersFile>

/** Reads the starter organisations under `root` (the `content` folder). */
export const loadStarters = (root: string): Starters =>
  readYaml(root, 'directory/starters.yaml', startersFile)
