/**
 * One spelling for a word however it is typed: Cyrillic and Latin letters of the six languages are brought to the same
 * rough Latin skeleton, so that "ҳуқуқ", "huquq" and "hukuk", or "зарплата" and "zarplata", meet. It is for comparing
 * only, never shown. Pure; runs in the browser.
 */

const letters: Readonly<Record<string, string>> = {
  а: 'a',
  ә: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  ғ: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'j',
  з: 'z',
  и: 'i',
  ӣ: 'i',
  і: 'i',
  й: 'i',
  к: 'k',
  қ: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  ң: 'n',
  о: 'o',
  ө: 'o',
  ў: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ӯ: 'u',
  ү: 'u',
  ұ: 'u',
  ф: 'f',
  х: 'h',
  ҳ: 'h',
  һ: 'h',
  ц: 'ts',
  ч: 'ch',
  ҷ: 'j',
  ш: 'sh',
  щ: 'sh',
  ъ: '',
  ы: 'i',
  ь: '',
  э: 'e',
  ю: 'iu',
  я: 'ia',
  q: 'k',
  x: 'h',
  w: 'v',
  y: 'i',
  ı: 'i',
  ə: 'a',
  ŋ: 'n',
}

/** Spellings of one sound, longest first; applied after the letters have been brought to Latin. */
const sounds: readonly [RegExp, string][] = [
  [/shch|sch/g, 'sh'],
  [/tch/g, 'ch'],
  [/c(?!h)/g, 'k'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/zh|dj|dzh/g, 'j'],
  [/ie/g, 'e'],
  [/(.)\1+/g, '$1'],
]

/** The skeleton of a word; `ё` counts as `е`, as Russians type it. */
export function foldWord(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[\p{L}]/gu, letter => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')
  return sounds.reduce((text, [from, to]) => text.replace(from, to), plain)
}

/** The skeletons under which a word may be found: a second one where `ё` is read as yo, as Tajik and Uzbek spell it. */
export function foldings(word: string): string[] {
  const first = foldWord(word)
  if (!/ё/i.test(word)) return first ? [first] : []
  return [first, foldWord(word.replace(/ё/gi, 'йо'))]
}

/** Words of a text, as typed: letters, digits and the apostrophes inside a word. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’‘`ʻʼ][\p{L}\p{N}]+)*['’‘`ʻʼ]?/gu) ?? []
}

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const cyrillicKeys = 'йцукенгшщзхъфывапролджэячсмитьбюё'
/** Where the keyboards of the region differ from the Russian one: the Latin key → the letter it writes. */
const otherKeys: readonly Readonly<Record<string, string>>[] = [
  {},
  { w: 'қ', o: 'ҳ', s: 'ҷ', m: 'ӣ', '-': 'ғ', '=': 'ӯ' },
  { o: 'ў', s: 'қ', '-': 'ғ', '=': 'ҳ' },
  { '2': 'ә', '3': 'і', '4': 'ң', '5': 'ғ', '8': 'ү', '9': 'ұ', '0': 'қ', '-': 'ө', '=': 'һ' },
]
const toCyrillic = otherKeys.map(
  own =>
    new Map([...[...latinKeys].map((key, i) => [key, cyrillicKeys[i]!] as const), ...Object.entries(own)]),
)
const toLatin = toCyrillic.map(keys => new Map([...keys].map(([latin, letter]) => [letter, latin])))

/** The same keys pressed on the other keyboard: "ghfdj" → "право", "цфпуы" → "wages". Null when no letter changes. */
export function otherLayout(text: string): string | null {
  return otherLayouts(text)[0] ?? null
}

/**
 * What the same keys write on the keyboards of the region (Russian first, then Tajik, Uzbek and Kazakh where they write
 * something else): "0e0s0" → "құқық", "цғуқ" → "w-er". Empty when no letter changes.
 */
export function otherLayouts(text: string): string[] {
  const lower = text.toLowerCase()
  if (!/\p{L}/u.test(lower)) return []
  const maps = /\p{Script=Cyrillic}/u.test(lower) ? toLatin : toCyrillic
  const typed = maps.map(map => [...lower].map(key => map.get(key) ?? key).join(''))
  return [...new Set(typed)].filter(one => one !== lower)
}
