// A letter as content: what it says, in six languages, and what must be asked for it.

export const languages = ['en', 'ru', 'tg', 'ky', 'uz', 'kk'] as const
export type Language = (typeof languages)[number]
export type Text = Readonly<Record<Language, string>>

export const letterCountries = ['RU', 'KZ', 'KG', 'TJ', 'UZ'] as const
export type LetterCountry = (typeof letterCountries)[number]

/** In which languages one writes to an office of a country, the usual one first. */
export const officeLanguages: Readonly<Record<LetterCountry, readonly Language[]>> = {
  RU: ['ru'],
  KZ: ['ru', 'kk'],
  KG: ['ru', 'ky'],
  TJ: ['tg', 'ru'],
  UZ: ['uz', 'ru'],
}

export const fieldKinds = ['line', 'text', 'day', 'yes_no'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** One thing that letters ask for; many letters ask for the same. */
export interface Field {
  readonly code: string
  readonly kind: FieldKind
  /** The question, and what stands before the answer in a letter. */
  readonly label: Text
  /** Why it is asked, what to look at. */
  readonly hint: Text
  /** What the case may know already: `person.name`, `claim.opponent` … */
  readonly known: string | null
}

export const tables = ['debts', 'lines', 'work', 'months', 'sums'] as const
export type TableKind = (typeof tables)[number]

/** A piece of a letter. A piece with `countries` stands only in letters to these. */
export type Block = { readonly countries?: readonly LetterCountry[] | undefined } & (
  | { readonly kind: 'text'; readonly text: Text }
  /** Names and answers in a list; no sentence is built around an answer, so that no grammatical case is needed. */
  | { readonly kind: 'facts'; readonly fields: readonly string[] }
  /** An answer of several sentences, as it was told. */
  | { readonly kind: 'story'; readonly field: string }
  | { readonly kind: 'law'; readonly rules: readonly string[] }
  | { readonly kind: 'table'; readonly table: TableKind }
  | { readonly kind: 'asks'; readonly items: readonly Text[] }
  | { readonly kind: 'attached'; readonly items: readonly Text[] }
)

export interface Template {
  readonly code: string
  readonly title: Text
  /** What it is for, when to choose it. */
  readonly about: Text
  /** The field that says to whom it goes. */
  readonly to: string | null
  /** The fields that say who writes. */
  readonly from: readonly string[]
  readonly countries: readonly LetterCountry[]
  /** `office`: the languages of the country it goes to. `person`: the language of the one who signs. */
  readonly language: 'office' | 'person'
  /** Needs of a case for which it is offered first. */
  readonly needs: readonly string[]
  readonly claim: 'wage' | 'maintenance' | 'any' | null
  readonly blocks: readonly Block[]
  /** Changes with every word of it. */
  readonly digest: string
}

/** The fields of a template in the order in which they are asked, each once. */
export function fieldsOf(template: Template, country: LetterCountry): string[] {
  const found = [...template.from]
  if (template.to) found.push(template.to)
  for (const block of template.blocks) {
    if (!standsIn(block, country)) continue
    if (block.kind === 'facts') found.push(...block.fields)
    if (block.kind === 'story') found.push(block.field)
    const texts = block.kind === 'text' ? [block.text] : block.kind === 'asks' ? block.items : []
    for (const text of texts) found.push(...placeholdersOf(text.en))
  }
  return [...new Set(found)]
}

export const standsIn = (block: Block, country: LetterCountry): boolean =>
  !block.countries || block.countries.includes(country)

export const placeholdersOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1] as string)

export const languagesFor = (template: Template, country: LetterCountry): readonly Language[] =>
  template.language === 'person' ? ['ru', 'tg', 'ky', 'uz', 'kk', 'en'] : officeLanguages[country]
