import type { ReplyOf } from '#lib/contract.ts'
import type { readFacts } from '../contract.ts'
import type { Answers } from '../domain/fill.ts'
import { type Language, type LetterCountry, languagesFor, type Template } from '../domain/template.ts'

export type Facts = ReplyOf<typeof readFacts>

/** What is being written: kept on the device until it is saved. */
export interface LetterPlan {
  readonly template: string
  readonly country: LetterCountry
  readonly language: Language
  readonly readingLanguage: Language
  readonly claimId: string
  readonly answers: Answers
  /** The question at which one is; -1 at the choice of the letter. */
  readonly at: number
}

export function emptyPlan(reading: Language): LetterPlan {
  return {
    template: '',
    country: 'RU',
    language: 'ru',
    readingLanguage: reading,
    claimId: '',
    answers: {},
    at: -1,
  }
}

/** Choosing a letter chooses what can only be one thing. */
export function choose(plan: LetterPlan, template: Template, facts: Facts | undefined): LetterPlan {
  const country = template.countries.includes(plan.country) ? plan.country : (template.countries[0] ?? 'RU')
  const claims = facts?.claims.filter(one => template.claim === 'any' || one.kind === template.claim) ?? []
  const known = claims.some(one => one.id === plan.claimId)
  return inCountry(
    { ...plan, template: template.code, claimId: known ? plan.claimId : (claims[0]?.id ?? '') },
    template,
    country,
  )
}

export function inCountry(plan: LetterPlan, template: Template, country: LetterCountry): LetterPlan {
  const possible = languagesFor(template, country)
  const wished = template.language === 'person' ? plan.readingLanguage : plan.language
  return { ...plan, country, language: possible.includes(wished) ? wished : (possible[0] ?? 'ru') }
}
