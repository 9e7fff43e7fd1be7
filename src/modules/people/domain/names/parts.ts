import { cutEnding, fatherMarks } from './endings.ts'
import { foldWord, settle } from './fold.ts'
import { entriesOf, type Found, isGivenName, type Sex, sexOfEntry } from './lexicon.ts'
import { father, type Name, type Part, type Spot, type Word } from './name.ts'
import { assignRoles } from './roles.ts'

const longestName = 160
const mostParts = 5

/** Reads a full name as written anywhere, in any order and script. Never throws; a text without letters has no parts. */
export function parseName(text: string): Name {
  const spots = spotsOf(text.slice(0, longestName))
  const parts = assignRoles(spots).slice(0, mostParts)
  return { parts, sex: sexOf(parts), script: scriptOf(text) }
}

function scriptOf(text: string): Name['script'] {
  if (/[\u0600-\u06ff]/.test(text)) return 'Arab'
  return /[\u0400-\u04ff]/.test(text) ? 'Cyrl' : 'Latn'
}

const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'dr',
  'prof',
  'al',
  'el',
  'ul',
  'ad',
  'bin',
  'ibn',
  'bint',
  'г',
  'гр',
  'гжа',
  'господин',
  'госпожа',
])

function spotsOf(text: string): Spot[] {
  const comma = text.indexOf(',')
  const spots: Spot[] = []
  for (const found of splitWords(text)) {
    if (titles.has(found.text.toLowerCase()) && !found.dotted) continue
    const word = wordOf(found.text, found.dotted)
    if (!word) continue
    const mark = word.initial ? undefined : fatherMarks.get(word.whole[0]!)
    const before = spots.at(-1)
    if (mark && before && !before.word.initial) spots[spots.length - 1] = { ...before, marked: mark }
    else
      spots.push({
        word,
        marked: undefined,
        beforeComma: comma > 0 && found.at < comma,
        capitals: isCapitals(found.text),
      })
  }
  return spots
}

interface Piece {
  readonly text: string
  readonly at: number
  readonly dotted: boolean
}

const wordShape = /[\p{L}\p{M}'`´ʻʼ‘’′ʹ]+(?:[-‐‑][\p{L}\p{M}'`´ʻʼ‘’′ʹ]+)*/gu
const joinsNext =
  /^(?:abd(?:u|ul|ur|us|ush|i|y)?|абд(?:у|ул|ур|ус|ы|и)?|аль|nur|нур|xo?ja|haji|hoji|хаджи|гаджи|ҳоҷӣ)$/iu
// Нур Халидов is a given and a family name, not one word; Нур Али is one.
const endsAsFamily = /(?:[ое]в|[ое]ва|[oe][vw]|[oe][vw]a|[oe]ff|[oe]ffa|зода|заде|zod[ae]|zad[ae]h?)$/iu
const joinsBefore = /^(?:اوف|اوا|وف|زاده|u?d?din|u?llah?|(?:ул)?ло|улла|ла|din|дин|жон|ҷон|jon|jan)$/iu

function splitWords(text: string): Piece[] {
  const words: Piece[] = []
  for (const match of text.replace(/@.*$|\s[–—]\s.*$/, '').matchAll(wordShape)) {
    for (const piece of unhyphen(match[0])) {
      const before = words.at(-1)
      const glued =
        before &&
        !before.dotted &&
        ((joinsNext.test(before.text) && !endsAsFamily.test(piece)) || joinsBefore.test(piece)) &&
        text[match.index - 1] !== ','
      if (glued) words[words.length - 1] = { ...before, text: before.text + piece.toLowerCase() }
      else words.push({ text: piece, at: match.index, dotted: text[match.index + match[0].length] === '.' })
    }
  }
  return words.flatMap(splitInitials)
}

/** A hyphen left by a line break (Sher-aliev) or inside a compound given name (Нур-Али) joins; a double family name parts. */
function unhyphen(word: string): string[] {
  const pieces = word.split(/[-‐‑]/)
  return pieces.slice(1).reduce<string[]>(
    (joined, piece) => {
      const last = joined.length - 1
      const joins = piece[0] === piece[0]!.toLowerCase() || piece.length <= 4 || joined[last]!.length <= 4
      if (joins) joined[last] += piece.toLowerCase()
      else joined.push(piece)
      return joined
    },
    [pieces[0]!],
  )
}

const initialShape = /^(?:\p{L}|Kh|Zh|Sh|Ch|Ya|Yu|Yo|Ye|Dj|Dz|Gh|Дж|Ts|Ph)$/u

/** "Olimova SK": two capitals without a vowel between are two initials. */
function splitInitials(found: Piece): Piece[] {
  if (/^[\p{Lu}]{2}$/u.test(found.text) && !/[AEIOUАЕИОУЯЮЭ]/u.test(found.text)) {
    return Array.from(found.text, text => ({ ...found, text, dotted: true }))
  }
  return [found]
}

function isCapitals(text: string): boolean {
  return text.length > 2 && text === text.toUpperCase() && text !== text.toLowerCase()
}

const remembered = new Map<string, Word | null>()
const mostRemembered = 40_000

/** One written word; `dotted`: a full stop behind it makes an initial of it. Null for one without a letter we know. */
export function wordOf(text: string, dotted: boolean): Word | null {
  const key = dotted ? `${text}.` : text
  const known = remembered.get(key)
  if (known !== undefined) return known
  const word = readWord(text, dotted)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(key, word)
  return word
}

function readWord(text: string, dotted: boolean): Word | null {
  const { readings, vowelless } = foldWord(text)
  if (readings.length === 0) return null
  const initial = text.length === 1 || (dotted && initialShape.test(text))
  if (initial) {
    return {
      text,
      whole: readings,
      stems: readings,
      ending: 'none',
      suffix: '',
      sex: undefined,
      entries: [],
      exact: false,
      initial,
      vowelless,
    }
  }
  const cuts = readings.map(sounds => ({ sounds, ...cutEnding(sounds) }))
  // -ich reads three ways, -jon two; a known name among them, or else the likeliest,
  // says whether there is an ending, and the others have to agree.
  const meant = cuts.find(cut => cut.kind === 'none' && isGivenName(cut.sounds)) ?? cuts[0]!
  const kept = cuts.filter(cut => cut.kind === meant.kind)
  const stems = [...new Set(kept.map(cut => settle(cut.stem)))]
  const { entries, exact } = entriesOfStems(stems)
  const first = kept[0]!
  const sexes = new Set(entries.map(sexOfEntry))
  const named = sexes.size === 1 ? [...sexes][0] : undefined
  const sex = first.kind === 'none' ? named : first.sex
  return {
    text,
    whole: [...new Set(kept.map(cut => settle(cut.sounds)))],
    stems,
    ending: first.kind,
    suffix: first.suffix,
    sex,
    entries,
    exact,
    initial,
    vowelless,
  }
}

function entriesOfStems(stems: readonly string[]): Found {
  const direct = merge(stems.map(entriesOf))
  if (direct.entries.length > 0) return direct
  // Юсуфӣ is of Юсуф; Сергеевич of Сергей.
  return merge(
    stems.map(stem => entriesOf(stem.length >= 5 && stem.endsWith('i') ? stem.slice(0, -1) : `${stem}i`)),
  )
}

function merge(found: readonly Found[]): Found {
  const sure = found.filter(one => one.exact)
  const used = sure.length > 0 ? sure : found
  return { entries: [...new Set(used.flatMap(one => one.entries))], exact: sure.length > 0 }
}

/** What the parts of a name say together; undefined where they are silent or disagree. */
export function sexOf(parts: readonly Part[]): Sex | undefined {
  const told = new Set(
    parts.map(part => (part.roles === father && part.ending === 'none' ? undefined : part.sex)),
  )
  told.delete(undefined)
  return told.size === 1 ? [...told][0] : undefined
}
