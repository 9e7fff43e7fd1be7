import type { Day } from '#lib/day.ts'

export const nameKinds = [
  'as_heard',
  'passport',
  'birth',
  'after_marriage',
  'former',
  'nickname',
  'login',
] as const
export type NameKind = (typeof nameKinds)[number]
export const scripts = ['Latn', 'Cyrl', 'Arab', 'Zyyy'] as const
/** ISO 15924; `Zyyy` where no letter tells. */
export type Script = (typeof scripts)[number]
export const sexes = ['female', 'male', 'other'] as const
export type Sex = (typeof sexes)[number]
export const ageBands = ['under_14', '14_17', '18_24', '25_34', '35_49', '50_64', '65_over'] as const
export type AgeBand = (typeof ageBands)[number]

/** Where a name is known from. */
export const nameSources = ['person', 'paper', 'relative', 'organisation', 'import'] as const
export type NameSource = (typeof nameSources)[number]

/** A name as somebody wrote it, with where it is from and when it was borne (years); kept for as long as the person is. */
export interface PersonName {
  readonly text: string
  readonly kind: NameKind
  readonly script: Script
  /** ISO 639. */
  readonly language?: string | null
  readonly source?: NameSource | null
  readonly fromYear?: number | null
  readonly untilYear?: number | null
}

/** Names a person has put off may put them in danger: they are searched by, but shown only to those who need them. */
const isPutOff = ({ kind }: PersonName): boolean => kind === 'former'

/** The name to call a person by: the first that is not put off, nor a login; undefined where there is none. */
export function nameToUse(names: readonly PersonName[]): PersonName | undefined {
  return names.find(name => !isPutOff(name) && name.kind !== 'login') ?? names.find(name => !isPutOff(name))
}

/** The names this reader is shown. */
export const namesShown = (names: readonly PersonName[], maySeeFormer: boolean): readonly PersonName[] =>
  maySeeFormer ? names : names.filter(name => !isPutOff(name))

/** What somebody sends back who was not shown all names, with the others kept behind it. */
export const namesKept = (
  sent: readonly PersonName[],
  before: readonly PersonName[],
  maySeeFormer: boolean,
): readonly PersonName[] => (maySeeFormer ? sent : [...sent, ...before.filter(isPutOff)])

/** Named: enough words to find the person again. Partly: one word, as "Zarina". Anonymous: no name at all. */
export type Identity = 'named' | 'partly' | 'anonymous'

export function identityOf(names: readonly { readonly text: string }[]): Identity {
  if (names.length === 0) return 'anonymous'
  return names.some(name => name.text.split(/\s+/).length > 1) ? 'named' : 'partly'
}

/** The script most letters of a name are written in. */
export function scriptOf(text: string): Script {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const found = [
    ['Latn', count(/\p{Script=Latin}/gu)],
    ['Cyrl', count(/\p{Script=Cyrillic}/gu)],
    ['Arab', count(/\p{Script=Arabic}/gu)],
  ] as const
  const most = found.reduce((best, next) => (next[1] > best[1] ? next : best))
  return most[1] === 0 ? 'Zyyy' : most[0]
}

/** What is known of an age; at most one of day, year and band is needed. */
export interface Born {
  readonly birthDay: Day | null
  readonly birthYear: number | null
  readonly ageBand: AgeBand | null
}

/** The birth year: as given, or of the birth day. */
export function birthYearOf({ birthDay, birthYear }: Born): number | null {
  return birthDay ? Number(birthDay.slice(0, 4)) : birthYear
}

/** Full years on a day; where only the year is known the age they reach in that year. Null where nothing is known. */
export function ageOn(born: Born, on: Day): number | null {
  const year = birthYearOf(born)
  if (year === null) return null
  const years = Number(on.slice(0, 4)) - year
  const before = born.birthDay !== null && on.slice(5) < born.birthDay.slice(5)
  return Math.max(0, before ? years - 1 : years)
}

/** A child by what is known: under 18 on that day, or in a band below; unknown ages count as grown-up. */
export function isChild(born: Born, on: Day): boolean {
  const age = ageOn(born, on)
  if (age !== null) return age < 18
  return born.ageBand === 'under_14' || born.ageBand === '14_17'
}

/** What to call a person without a name: key and age for the words "Woman, 31". */
export function describe(person: Born & { readonly sex: Sex | null }, on: Day) {
  const child = isChild(person, on)
  const who = child ? childWords[person.sex ?? 'other'] : adultWords[person.sex ?? 'other']
  return { who, age: ageOn(person, on), band: person.ageBand }
}

const adultWords = { female: 'woman', male: 'man', other: 'person' } as const
const childWords = { female: 'girl', male: 'boy', other: 'child' } as const
