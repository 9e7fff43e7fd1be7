import type { Answers, Known, Stock } from './fill.ts'
import { fieldsOf, type Language, type LetterCountry, type Template, type Text } from './template.ts'

/** What the case knows, by the fields that letters ask for. */
export function knownAnswers(facts: Known, stock: Stock): Known {
  const found: Record<string, string | Text> = {}
  for (const field of stock.fields.values()) {
    const fact = field.known === null ? undefined : facts[field.known]
    if (fact !== undefined && fact !== '') found[field.code] = fact
  }
  return found
}

/** Which questions are still to be asked: those that neither the case nor an earlier answer knows. */
export function questionsOf(
  template: Template,
  country: LetterCountry,
  known: Known,
): { readonly toAsk: string[]; readonly known: string[] } {
  const all = fieldsOf(template, country)
  return {
    toAsk: all.filter(code => known[code] === undefined),
    known: all.filter(code => known[code] !== undefined),
  }
}

/** How many answers of a template are missing: so many blank lines its letter has. */
export function countBlanks(
  template: Template,
  country: LetterCountry,
  known: Known,
  answers: Answers,
): number {
  return fieldsOf(template, country).filter(code => !answers[code]?.trim() && known[code] === undefined)
    .length
}

const latin: readonly Language[] = ['en', 'uz']

/**
 * A name as each language writes it, among the ways in which it was written down: Latin letters for Uzbek and English,
 * Cyrillic for the others. Where only the other script is known, that one; nothing is transliterated by guessing.
 */
export function nameInEach(names: readonly string[], languages: readonly Language[]): Text | null {
  const [first] = names
  if (first === undefined) return null
  const isLatin = (name: string) => /\p{Script=Latin}/u.test(name) && !/\p{Script=Cyrillic}/u.test(name)
  const best = (language: Language) =>
    names.find(name => isLatin(name) === latin.includes(language) && name.includes(' ')) ??
    names.find(name => isLatin(name) === latin.includes(language)) ??
    first
  // The cast: each of the languages once.
  return Object.fromEntries(languages.map(language => [language, best(language)])) as Text
}
