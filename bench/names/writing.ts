// How offices write a name: from its native spelling to Russian Cyrillic and to the Latin of papers and everyday life.
// Made for inventing people only; the matcher knows nothing of it.

export type WritingSystem =
  | 'native'
  | 'russian'
  | 'icao'
  | 'gost'
  | 'bgn'
  | 'french'
  | 'german'
  | 'casual'
  | 'local-latin'

const toRussianFromCyrillic: Readonly<Record<string, string>> = {
  ҳ: 'х',
  қ: 'к',
  ғ: 'г',
  ҷ: 'дж',
  ӣ: 'и',
  ӯ: 'у',
  ў: 'у',
  ә: 'а',
  ө: 'о',
  ү: 'у',
  ұ: 'у',
  і: 'и',
  ң: 'н',
  һ: 'х',
  ъ: 'ъ',
}
const toRussianFromLatin: Readonly<Record<string, string>> = {
  sh: 'ш',
  ch: 'ч',
  ýa: 'я',
  ya: 'я',
  ýu: 'ю',
  ýe: 'е',
  ýo: 'ё',
  yu: 'ю',
  ye: 'е',
  a: 'а',
  ə: 'а',
  ä: 'а',
  b: 'б',
  c: 'дж',
  ç: 'ч',
  d: 'д',
  e: 'е',
  f: 'ф',
  g: 'г',
  ğ: 'г',
  h: 'х',
  x: 'х',
  ı: 'ы',
  i: 'и',
  j: 'дж',
  k: 'к',
  q: 'г',
  l: 'л',
  m: 'м',
  n: 'н',
  ň: 'н',
  o: 'о',
  ö: 'о',
  p: 'п',
  r: 'р',
  s: 'с',
  ş: 'ш',
  t: 'т',
  u: 'у',
  ü: 'у',
  v: 'в',
  w: 'в',
  y: 'ы',
  ý: 'й',
  z: 'з',
  ž: 'ж',
}
const latinTables: Readonly<
  Record<Exclude<WritingSystem, 'native' | 'russian'>, Readonly<Record<string, string>>>
> = {
  icao: table('ж zh х kh ц ts ч ch ш sh щ shch ъ ie ы y ь - э e ю iu я ia й i ё e'),
  gost: table('ж zh х kh ц tc ч ch ш sh щ shch ъ - ы y ь - э e ю iu я ia й i ё e'),
  bgn: table('ж zh х kh ц ts ч ch ш sh щ shch ъ - ы y ь - э e ю yu я ya й y ё yo'),
  french: table('ж j х kh ц ts ч tch ш ch щ chtch ъ - ы y ь - э e ю iou я ia й i ё io у ou дж dj'),
  german: table('ж sch х ch ц z ч tsch ш sch щ schtsch ъ - ы y ь - э e ю ju я ja й j ё jo в w дж dsch'),
  casual: table('ж j х h ц ts ч ch ш sh щ sh ъ - ы y ь - э e ю yu я ya й y ё yo дж j'),
  'local-latin': table('ж j х x ц ts ч ch ш sh щ sh ъ - ы y ь - э e ю yu я ya й y ё yo дж j'),
}

function table(text: string): Readonly<Record<string, string>> {
  const common = 'а a б b в v г g д d е e з z и i к k л l м m н n о o п p р r с s т t у u ф f'
  const words = `${common} ${text}`.split(' ')
  const made: Record<string, string> = {}
  for (let at = 0; at + 1 < words.length; at += 2)
    made[words[at]!] = words[at + 1] === '-' ? '' : words[at + 1]!
  return made
}

/** Writes one native word (small letters, Cyrillic or Latin) by a system; the first letter becomes a capital. */
export function write(word: string, system: WritingSystem): string {
  if (system === 'native') return capital(word)
  const russian = toRussian(word)
  return capital(system === 'russian' ? russian : replaceAll(russian, latinTables[system]))
}

export function toRussian(word: string): string {
  return replaceAll(word, /[\u0400-\u04ff]/.test(word) ? toRussianFromCyrillic : toRussianFromLatin)
}

function replaceAll(word: string, map: Readonly<Record<string, string>>): string {
  let written = ''
  for (let at = 0; at < word.length; ) {
    const two = word.slice(at, at + 2)
    const length = two.length === 2 && map[two] !== undefined ? 2 : 1
    const letters = word.slice(at, at + length)
    written += map[letters] ?? letters
    at += length
  }
  return written
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
