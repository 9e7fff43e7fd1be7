import { taxonomy } from '#platform/content/packs.ts'
import { searchNeeds } from '#platform/content/search-needs.ts'

export { taxonomy }

/** Codes that are in no list, as field problems: a need that does not exist would be counted nowhere. */
export function unknownCodes(given: {
  readonly needs: readonly string[]
  readonly targetGroups: readonly string[]
  readonly signs: readonly string[]
}): { path: string; code: string }[] {
  const { needs, targetGroups, riskIndicators } = taxonomy()
  const check = (path: string, codes: readonly string[], known: readonly { code: string }[]) =>
    codes.flatMap((code, index) =>
      known.some(one => one.code === code) ? [] : [{ path: `${path}.${index}`, code: 'not_one_of' }],
    )
  return [
    ...check('needs', given.needs, needs),
    ...check('targetGroups', given.targetGroups, targetGroups),
    ...check('signs', given.signs, riskIndicators),
  ]
}

/** A sentence that fits a need this well surely speaks of it. */
const surely = 4.2
const mostHeard = 3

/**
 * Needs that somebody's own words speak of, sentence by sentence: all of them where no picture was chosen, else only what
 * cannot wait. "My husband beats me" is looked at today also when it stands under another heading.
 */
export function heardNeeds(said: string | null, chosen: readonly string[]): string[] {
  const heard = (said ?? '')
    .slice(0, 2000)
    .split(/[.!?\n;]+/)
    .flatMap(sentence => searchNeeds(taxonomy(), sentence, 2))
    .filter(({ need, score }) => score >= surely && (chosen.length === 0 || need.urgent))
    .sort((a, b) => b.score - a.score)
    .map(({ need }) => need.code)
  return [...new Set(heard)].filter(code => !chosen.includes(code)).slice(0, mostHeard)
}
