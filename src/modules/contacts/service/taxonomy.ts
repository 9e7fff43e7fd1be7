import { taxonomy } from '#platform/content/packs.ts'

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
