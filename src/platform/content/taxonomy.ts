import * as v from 'valibot'
import { type PackProblem, packError, readYaml } from './read-pack.ts'
import { textsSchema, translationsSchema, wordListsSchema } from './texts.ts'

export { type Locale, locales, type Texts } from './texts.ts'

const code = v.pipe(v.string(), v.regex(/^[a-z]+(_[a-z]+)*$/, 'a code is lower-case words joined by _'))
const needCode = v.pipe(
  v.string(),
  v.regex(/^[a-z]+\.[a-z]+(_[a-z]+)*$/, 'the code of a need is kind.words_joined'),
)
const source = v.pipe(v.string(), v.nonEmpty('say where this is from'))

/** Keys of the pictures that stand beside a need; the public pages draw one for each. */
export const needIcons = [
  'border',
  'child',
  'family',
  'food',
  'group',
  'health',
  'heart',
  'home',
  'law',
  'papers',
  'passport',
  'phone',
  'plane',
  'safety',
  'school',
  'search',
  'wages',
  'work',
] as const

const areaSchema = v.strictObject({
  code,
  involvement: v.picklist(['low', 'average', 'high']),
  source,
  name: textsSchema,
  description: textsSchema,
})
const needSchema = v.strictObject({
  code: needCode,
  area: code,
  urgent: v.optional(v.boolean(), false),
  sensitive: v.optional(v.boolean(), false),
  icon: v.picklist(needIcons),
  name: textsSchema,
  words: wordListsSchema,
  ask: v.optional(textsSchema),
})
const targetGroupSchema = v.strictObject({ code, named: v.boolean(), name: textsSchema })
const riskIndicatorSchema = v.strictObject({
  code,
  source: v.picklist(['ilo', 'own']),
  weight: v.picklist(['danger_now', 'today', 'lawyer', 'information']),
  sign: v.picklist(['yes', 'no', 'listen']),
  name: textsSchema,
  question: textsSchema,
})
const occupationSchema = v.strictObject({
  code,
  isic: v.optional(v.pipe(v.string(), v.regex(/^[A-U]$/, 'a section of ISIC, A to U'))),
  name: textsSchema,
})
const sources = v.record(v.string(), source)

const needsFile = v.strictObject({
  translations: translationsSchema,
  source: sources,
  areas: v.array(areaSchema),
  needs: v.array(needSchema),
})
const groupsFile = v.strictObject({
  translations: translationsSchema,
  source,
  groups: v.array(targetGroupSchema),
})
const indicatorsFile = v.strictObject({
  translations: translationsSchema,
  source: sources,
  indicators: v.array(riskIndicatorSchema),
})
const occupationsFile = v.strictObject({
  translations: translationsSchema,
  source,
  occupations: v.array(occupationSchema),
})

/** One of the nine areas of assistance (seeds/004, table 3); `involvement` is what the study found there. */
export type Area = v.InferOutput<typeof areaSchema>
/** What is asked for. `ask`, where present, is its wording on the public page; `words` are what people type for it. */
export type Need = v.InferOutput<typeof needSchema>
/** Who is helped; `named` says whether the study itself names the group. */
export type TargetGroup = v.InferOutput<typeof targetGroupSchema>
/** A sign of danger with one question for the worker; `sign` is the answer that points to it, `listen` an open question. */
export type RiskIndicator = v.InferOutput<typeof riskIndicatorSchema>
/** A sector of work; `isic` its section in ISIC revision 4. */
export type Occupation = v.InferOutput<typeof occupationSchema>

/** Everything that is chosen from a list, in the order in which it is shown. */
export interface Taxonomy {
  areas: readonly Area[]
  needs: readonly Need[]
  targetGroups: readonly TargetGroup[]
  riskIndicators: readonly RiskIndicator[]
  occupations: readonly Occupation[]
}

const needsPath = 'taxonomy/needs.yaml'

function repeated(file: string, list: string, items: readonly { code: string }[]): PackProblem[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    if (!seen.has(item.code)) {
      seen.add(item.code)
      return []
    }
    return [{ file, path: `${list}.${index}.code`, message: `code ${item.code} is used twice` }]
  })
}

/** Reads and checks the taxonomies under `root` (the `content` folder); throws one error that names every mistake. */
export function loadTaxonomy(root: string): Taxonomy {
  const { areas, needs } = readYaml(root, needsPath, needsFile)
  const { groups } = readYaml(root, 'taxonomy/target-groups.yaml', groupsFile)
  const { indicators } = readYaml(root, 'taxonomy/risk-indicators.yaml', indicatorsFile)
  const { occupations } = readYaml(root, 'taxonomy/occupations.yaml', occupationsFile)
  const known = new Set(areas.map(area => area.code))
  const problems = [
    ...repeated(needsPath, 'areas', areas),
    ...repeated(needsPath, 'needs', needs),
    ...repeated('taxonomy/target-groups.yaml', 'groups', groups),
    ...repeated('taxonomy/risk-indicators.yaml', 'indicators', indicators),
    ...repeated('taxonomy/occupations.yaml', 'occupations', occupations),
    ...needs.flatMap((need, index) =>
      known.has(need.area)
        ? []
        : [{ file: needsPath, path: `needs.${index}.area`, message: `no area ${need.area}` }],
    ),
  ]
  if (problems.length > 0) throw packError(problems)
  return { areas, needs, targetGroups: groups, riskIndicators: indicators, occupations }
}
