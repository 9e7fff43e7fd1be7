import { readReference } from '#lib/ids.ts'

/** What somebody typed into the one box, taken apart; each part null where it is not there. */
export interface Typed {
  /** What is left when everything else is taken out: the name, perhaps with a place among its words. */
  readonly words: readonly string[]
  readonly birthYear: number | null
  /** As typed, with at least seven figures. */
  readonly phone: string | null
  /** Number of a paper: letters and figures only, capitals. */
  readonly paperNumber: string | null
  /** References of persons or cases it may hold, likeliest first; a plain word may look like one by chance. */
  readonly references: readonly string[]
  /** True while the last word may not be finished: no space behind it. */
  readonly open: boolean
}

const longest = 200

/** Takes apart what was typed, in any order and script. `thisYear` bounds years and turns an age into one. Never throws. */
export function readTyped(text: string, thisYear: number): Typed {
  let rest = ` ${plainFigures(text.slice(0, longest).normalize('NFC'))} `
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest)
    if (!found) return null
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    return (found[1] ?? found[0]).trim()
  }
  const birthYear = takeYear(take, thisYear)
  const reference = take(referenceShape)
  const paper = take(lettersAndFigures)
  const phone = take(manyFigures)
  take(sayBorn)
  const words = rest.match(/[\p{L}\p{M}][\p{L}\p{M}'`´ʻʼ‘’′ʹ.,-]*/gu) ?? []
  const figures = phone?.replace(/\D/g, '') ?? ''
  return {
    words,
    birthYear,
    phone: figures.length >= 7 ? phone : null,
    paperNumber: paper ? compact(paper) : figures.length >= 6 && figures.length <= 12 ? figures : null,
    references: [reference, words.length === 1 ? (words[0] ?? null) : null, paper].flatMap(one =>
      one === null ? [] : (readReference(one) ?? []),
    ),
    open: /\p{L}$/u.test(text),
  }
}

/** A paper's number as it is compared: `an 123-4567` and `AN1234567` are one. */
export function compact(number: string): string {
  return number.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase()
}

const referenceShape = /(?<=\s)([\p{L}\d]{6}\s?[-–—]\s?[\p{L}\d])(?=[\s,;])/u
const lettersAndFigures =
  /(?<=[\s№#])(\p{L}{1,3}[\s№-]?\d{5,9}|\d{2,4}[-\s]?\p{L}{1,3}[-\s]?\d{4,8})(?=[\s,;.])/iu
const manyFigures = /((?:\+|00)?\d[\d\s().-]{4,18}\d)(?=[\s,;.])/
const wholeDate = /(?<=[\s,(])\d{1,2}[./-]\d{1,2}[./-]((?:19|20)\d{2})(?=[\s,;.)])/
const isoDate = /(?<=[\s,(])((?:19|20)\d{2})-\d{1,2}-\d{1,2}(?=[\s,;.)])/
const plainYear = /(?<=[\s,(])((?:19|20)\d{2})(?=[\s,;.)\p{L}-])/u
const anAge =
  /(?<=[\s,(])(\d{1,2})\s?(?:лет|года|год|years?(?:\sold)?|y\.?\s?o\.?|сола|сол|жашта|жаш|yosh(?:da)?|жаста|жас)(?=[\s,;.)])/iu
const sayBorn =
  /(?<=\s)(?:г\.?\s?р\.?|года?\sрождения|род\.|born(?:\sin)?|соли\sтаваллуд|таваллуд|туулган(?:\sжылы)?|tug['ʻʼ‘’]?ilgan(?:\syili)?|туған(?:\sжылы)?|тел\.?|tel\.?|phone)(?=[\s,;.:])/iu

function takeYear(take: (pattern: RegExp) => string | null, thisYear: number): number | null {
  const year = take(wholeDate) ?? take(isoDate) ?? take(plainYear)
  if (year !== null) return Number(year) >= 1900 && Number(year) <= thisYear ? Number(year) : null
  const age = take(anAge)
  return age === null ? null : thisYear - Number(age)
}

/** Arabic and Persian figures as ours. */
function plainFigures(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, figure => String(figure.charCodeAt(0) & 0xf))
}

/** One way to understand the words: all of them a name, or a name and a place. */
export interface Reading {
  readonly name: string
  readonly district: string | null
}

/**
 * How the words may be meant: all of them the name, and for each word or two that are a known place, the rest as the name.
 * At most three readings, so that a search stays bounded whatever is typed.
 */
export function readingsOf(words: readonly string[], isPlace: (words: string) => boolean): Reading[] {
  const all: Reading = { name: words.join(' '), district: null }
  const others: Reading[] = []
  for (const size of [2, 1]) {
    for (let at = words.length - size; at >= 0 && others.length < 2 && words.length - size >= 1; at--) {
      const place = words.slice(at, at + size).join(' ')
      if (!isPlace(place)) continue
      others.push({ name: [...words.slice(0, at), ...words.slice(at + size)].join(' '), district: place })
    }
  }
  return [all, ...others]
}
