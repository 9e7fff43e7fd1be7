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
    ending: /(?:ov|i?ev|i|in)ic$/,
    kind: 'father',
    suffix: 'ovic',
    sex: 'm',
    holds: stem => stem.length >= 2,
  },
  { ending: /(?:ov|i?ev|iv)na$|i(?:ni)?cna$/, kind: 'father', suffix: 'ovic', sex: 'f' },
  { ending: /(?:ugli|ogli|oglu)$/, kind: 'father', suffix: 'uli', sex: 'm' },
  {
    ending: /uli$/,
    kind: 'father',
    suffix: 'uli',
    sex: 'm',
    holds: stem => known(stem) || (stem.length >= 4 && !/[kg]$/.test(stem)),
  },
  { ending: /(?:k|g)izi$/, kind: 'father', suffix: 'uli', sex: 'f' },
  { ending: /(?:zoda|zada|zade|zode)h?$/, kind: 'family', suffix: 'zoda' },
  { ending: /z[ao]d$/, kind: 'family', suffix: 'zoda', weak: true, holds: known },
  { ending: /i[oe]n$/, kind: 'family', suffix: 'ion', holds: stem => known(stem) || stem.length >= 5 },
  { ending: /(?:o|i?e)v$/, kind: 'family', suffix: 'ov', sex: 'm' },
  // -off, -eff; but Asef and Yusef are given names.
  { ending: /(?:o|i?e)f$/, kind: 'family', suffix: 'ov', sex: 'm', weak: true },
  { ending: /(?:o|i?e)[vf]a$/, kind: 'family', suffix: 'ov', sex: 'f' },
  { ending: /ski?i$/, kind: 'family', suffix: 'sk', sex: 'm', keeps: 'sk' },
  { ending: /ska(?:ia)?$/, kind: 'family', suffix: 'sk', sex: 'f', keeps: 'sk' },
  {
    ending: /l[iu]$/,
    kind: 'family',
    suffix: 'li',
    weak: true,
    holds: stem => stem.length >= 4 && entriesOf(stem).entries.length > 0,
  },
]

const shortestStem = 2

/** Cuts what only tells family, father or sex from a word's sounds; a known given name is left whole. */
export function cutEnding(sounds: string): Cut {
  if (known(sounds)) return { stem: sounds, kind: 'none', suffix: '' }
  for (const rule of rules) {
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
