import { entriesOf, isGivenName, type Sex } from './lexicon.ts'

export type EndingKind = 'none' | 'family' | 'father'

export interface Cut {
  readonly stem: string
  readonly kind: EndingKind
  /** One word for an ending in all its forms: `ov` for -ov, -eva, -off. Empty for none. */
  readonly suffix: string
  readonly sex?: Sex
}

/** Words of their own that make the word before them the father's name: uulu, uly, oʻgʻli, oglu, kyzy, qizi. */
export const fatherMarks: ReadonlyMap<string, Sex> = new Map([
  ...['ulu', 'uli', 'ugli', 'ogli', 'oglu', 'uglu', 'ogil', 'ugil'].map(mark => [mark, 'm'] as const),
  ...['kizi', 'gizi', 'kiz', 'giz', 'kisi', 'gisi'].map(mark => [mark, 'f'] as const),
])

interface Rule {
  /** The sounds it can end with, so that most words are looked at by few rules. */
  readonly last: string
  readonly ending: RegExp
  readonly kind: EndingKind
  readonly suffix: string
  readonly sex?: Sex
  /** Only when what remains, or the whole, says so. */
  readonly holds?: (stem: string) => boolean
  readonly keeps?: string
  /** Not where the whole is near a known name: Bekzad is Бекзод. */
  readonly weak?: boolean
}

const known = isGivenName
const rules: readonly Rule[] = [
  {
    last: 'c',
    ending: /(?:ov|i?ev|i|in)ic$/,
    kind: 'father',
    suffix: 'ovic',
    sex: 'm',
    holds: stem => stem.length >= 2,
  },
  { last: 'a', ending: /(?:ov|i?ev|iv)na$|i(?:ni)?cna$/, kind: 'father', suffix: 'ovic', sex: 'f' },
  { last: 'iu', ending: /(?:ugli|ogli|oglu)$/, kind: 'father', suffix: 'uli', sex: 'm' },
  {
    last: 'i',
    ending: /uli$/,
    kind: 'father',
    suffix: 'uli',
    sex: 'm',
    holds: stem => known(stem) || (stem.length >= 4 && !/[kg]$/.test(stem)),
  },
  { last: 'i', ending: /(?:k|g)izi$/, kind: 'father', suffix: 'uli', sex: 'f' },
  { last: 'aeh', ending: /(?:zoda|zada|zade|zode)h?$/, kind: 'family', suffix: 'zoda' },
  { last: 'd', ending: /z[ao]d$/, kind: 'family', suffix: 'zoda', weak: true, holds: known },
  {
    last: 'n',
    ending: /i[oe]n$/,
    kind: 'family',
    suffix: 'ion',
    holds: stem => known(stem) || stem.length >= 5,
  },
  { last: 'v', ending: /(?:o|i?e)v$/, kind: 'family', suffix: 'ov', sex: 'm' },
  // -off, -eff; but Asef and Yusef are given names.
  { last: 'f', ending: /(?:o|i?e)f$/, kind: 'family', suffix: 'ov', sex: 'm', weak: true },
  { last: 'a', ending: /(?:o|i?e)[vf]a$/, kind: 'family', suffix: 'ov', sex: 'f' },
  { last: 'i', ending: /ski?i$/, kind: 'family', suffix: 'sk', sex: 'm', keeps: 'sk' },
  { last: 'a', ending: /ska(?:ia)?$/, kind: 'family', suffix: 'sk', sex: 'f', keeps: 'sk' },
  {
    last: 'iu',
    ending: /l[iu]$/,
    kind: 'family',
    suffix: 'li',
    weak: true,
    holds: stem => stem.length >= 4 && entriesOf(stem).entries.length > 0,
  },
]

const byLast = new Map(
  [...new Set(rules.flatMap(rule => [...rule.last]))].map(
    last => [last, rules.filter(rule => rule.last.includes(last))] as const,
  ),
)
const shortestStem = 2

/** Cuts what only tells family, father or sex from a word's sounds; a known given name is left whole. */
export function cutEnding(sounds: string): Cut {
  if (known(sounds)) return { stem: sounds, kind: 'none', suffix: '' }
  for (const rule of byLast.get(sounds.at(-1) ?? '') ?? []) {
    const found = rule.ending.exec(sounds)
    if (!found || (rule.weak && entriesOf(sounds).entries.length > 0)) continue
    const stem = sounds.slice(0, found.index) + (rule.keeps ?? '')
    if (stem.length < shortestStem || rule.holds?.(stem) === false) continue
    return { stem: tidyStem(stem), kind: rule.kind, suffix: rule.suffix, ...(rule.sex && { sex: rule.sex }) }
  }
  return { stem: sounds, kind: familyLook.test(sounds) ? 'family' : 'none', suffix: '' }
}

const familyLook = /.{3}(?:ian|wvili|dze|enko|cuk|uk)$/

// Abdullayev and Abdullaev leave abdulai and abdula.
function tidyStem(stem: string): string {
  return stem.replace(/(?<=[aeou])i$/, '')
}
