import type { Locale } from './locales.ts'

/**
 * The order of names in a list. Browsers sort only Russian rightly, and Node has no Tajik, so the alphabets are here:
 * first the letters, in the alphabet of the reader's language; among equals the accents (in Russian ё
 * after е); then small before capital. The reader's own script comes first.
 */
export function compareText(locale: Locale): (a: string, b: string) => number {
  const order = orderOf(locale)
  const known = new Map<string, Key>()
  const keyOf = (text: string): Key => {
    const found = known.get(text)
    if (found) return found
    if (known.size >= 20_000) known.clear()
    const made = makeKey(text, order, locale)
    known.set(text, made)
    return made
  }
  return (a, b) => {
    if (a === b) return 0
    const left = keyOf(a)
    const right = keyOf(b)
    return compare(left.letters, right.letters) || compare(left.accents, right.accents) || compareCase(a, b)
  }
}

interface Key {
  letters: string
  accents: string
}

type Order = ReadonlyMap<string, string>

/**
 * All Cyrillic letters of Russian, Tajik, Kyrgyz, Kazakh, Uzbek and their neighbours. The five alphabets agree on this
 * one order, but for the places in `orderOf`.
 */
const cyrillic =
  'а ә б в г ғ д ђ е є ж җ з ѕ и ӣ й ј к қ л љ м н ң њ о ө п р с т у ӯ ў ұ ү ф х ҳ һ ц ч ҷ џ ш щ ъ ы і ї ь э ю я'
const latin = 'a ə b c d e f g h ı i j k l m n o p q r s t u v w x y z'

function orderOf(locale: Locale): Order {
  const cyrillicLetters = cyrillic.split(' ')
  const latinLetters = latin.split(' ')
  // In Tajik, Kyrgyz and Kazakh ё is a letter of its own; in Russian lists it is е with dots.
  if (locale === 'tg' || locale === 'ky' || locale === 'kk')
    cyrillicLetters.splice(cyrillicLetters.indexOf('е') + 1, 0, 'ё')
  if (locale === 'uz') latinLetters.push('oʻ', 'gʻ', 'sh', 'ch')
  const latinFirst = locale === 'en' || locale === 'uz'
  const letters = latinFirst ? [...latinLetters, ...cyrillicLetters] : [...cyrillicLetters, ...latinLetters]
  return new Map(letters.map((letter, place) => [letter, String.fromCharCode(0x1000 + place)]))
}

/** What people type for the ʻ of oʻ and gʻ, and for the apostrophe. */
const apostrophes = /['’‘ʻʼ`´]/g

function makeKey(text: string, order: Order, locale: Locale): Key {
  let letters = ''
  let accents = ''
  const plain = text.normalize('NFC').toLowerCase()
  for (const token of tokens(plain, locale)) {
    const place = order.get(token)
    if (place !== undefined) {
      letters += place
      accents += ' '
      continue
    }
    for (const part of token.normalize('NFD')) {
      if (/\p{M}/u.test(part)) accents += part
      else {
        letters += order.get(part) ?? placeOfOther(part)
        accents += ' '
      }
    }
  }
  return { letters, accents }
}

function tokens(plain: string, locale: Locale): Iterable<string> {
  if (locale !== 'uz') return plain.replace(apostrophes, '')
  const marked = plain.replace(apostrophes, 'ʻ')
  return (marked.match(/[og]ʻ|sh|ch|[^ʻ]/gu) ?? []) as string[]
}

/** Blanks, then marks, then digits come before letters; letters of other scripts after. */
function placeOfOther(char: string): string {
  if (/\s/u.test(char)) return '\u0001'
  if (/\p{Nd}/u.test(char)) return `\u0100${char}`
  if (/\p{L}/u.test(char)) return `\uf000${char}`
  return `\u0002${char}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Small letters before capitals at the first place where only that differs; then any fixed order, so that sorting twice agrees. */
function compareCase(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const left = a[i] as string
    const right = b[i] as string
    if (left !== right && left.toLowerCase() === right.toLowerCase()) {
      return left === left.toLowerCase() ? -1 : 1
    }
  }
  return compare(a, b)
}
