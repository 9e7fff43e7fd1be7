// How far two sounds are apart: 0 the same, 1 a slip of hand. What ears and clerks of the region confuse is cheap.
const sounds = 'aeioubpvfgkhjcwzsdtlmnr'
const size = sounds.length
const indexOf = new Map(Array.from(sounds, (sound, at) => [sound, at]))
const vowels = 5

const near: Readonly<Record<string, number>> = {
  ao: 0.2,
  ae: 0.3,
  ei: 0.2,
  ou: 0.25,
  iu: 0.45,
  au: 0.6,
  ai: 0.5,
  eo: 0.5,
  io: 0.6,
  eu: 0.6,
  gk: 0.2,
  hk: 0.45,
  gh: 0.45,
  bp: 0.25,
  dt: 0.2,
  zs: 0.3,
  vf: 0.1,
  fp: 0.3,
  bv: 0.4,
  jc: 0.35,
  jz: 0.4,
  jw: 0.6,
  ws: 0.45,
  cw: 0.45,
  ji: 0.45,
  vu: 0.35,
  sc: 0.6,
  mn: 0.6,
  lr: 0.8,
}
const substitution = new Float64Array(size * size).fill(1)
for (let at = 0; at < size; at++) substitution[at * size + at] = 0
for (const [pair, cost] of Object.entries(near)) {
  const one = indexOf.get(pair[0]!)!
  const other = indexOf.get(pair[1]!)!
  substitution[one * size + other] = cost
  substitution[other * size + one] = cost
}

const h = indexOf.get('h')!
const i = indexOf.get('i')!
const lostVowel = 0.45
const lostGlide = 0.2
const lostLastVowel = 0.35
const lostH = 0.3
const swapped = 0.7
const unwritten = 0.06

const longest = 40
const codesA = new Int8Array(longest)
const codesB = new Int8Array(longest)
const rows = [new Float64Array(longest + 1), new Float64Array(longest + 1), new Float64Array(longest + 1)]

/**
 * Weighted edit distance between two words in sounds; symmetric, 0 for equal ones. `vowelless`: one side is written in a
 * script without short vowels, so vowels cost next to nothing.
 */
export function soundDistance(one: string, other: string, vowelless = false): number {
  if (one === other) return 0
  const lengthA = encode(one, codesA)
  const lengthB = encode(other, codesB)
  let [before2, before, row] = rows as [Float64Array, Float64Array, Float64Array]
  before[0] = 0
  for (let b = 1; b <= lengthB; b++) before[b] = before[b - 1]! + gap(codesB, b - 1, lengthB, vowelless)
  for (let a = 1; a <= lengthA; a++) {
    const gapA = gap(codesA, a - 1, lengthA, vowelless)
    const codeA = codesA[a - 1]!
    row[0] = before[0]! + gapA
    for (let b = 1; b <= lengthB; b++) {
      const codeB = codesB[b - 1]!
      let best = before[b - 1]! + change(codeA, codeB, vowelless)
      const without = before[b]! + gapA
      if (without < best) best = without
      const extra = row[b - 1]! + gap(codesB, b - 1, lengthB, vowelless)
      if (extra < best) best = extra
      if (a > 1 && b > 1 && codeA === codesB[b - 2] && codesA[a - 2] === codeB && codeA !== codeB) {
        const turned = before2[b - 2]! + swapped
        if (turned < best) best = turned
      }
      row[b] = best
    }
    const free = before2
    before2 = before
    before = row
    row = free
  }
  return before[lengthB]!
}

function encode(word: string, codes: Int8Array): number {
  const length = Math.min(word.length, longest)
  for (let at = 0; at < length; at++) codes[at] = indexOf.get(word[at]!) ?? 0
  return length
}

function change(one: number, other: number, vowelless: boolean): number {
  if (vowelless && one < vowels && other < vowels) return one === other ? 0 : unwritten * 2
  return substitution[one * size + other]!
}

function gap(codes: Int8Array, at: number, length: number, vowelless: boolean): number {
  const code = codes[at]!
  if (code === h) return vowelless ? lostH / 2 : lostH
  if (code >= vowels) return 1
  if (vowelless) return unwritten
  if (at === length - 1) return lostLastVowel
  if (code === i && ((at > 0 && codes[at - 1]! < vowels) || codes[at + 1]! < vowels)) return lostGlide
  return lostVowel
}
