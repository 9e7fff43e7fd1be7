import { soundDistance } from './names/distance.ts'
import { foldWord } from './names/fold.ts'

// What only says that it is a district, region or village, in the languages of the region and as papers spell it.
const kinds = new Set(
  (
    'район районы р-н раён ноҳия ноҳияи шаҳри шаҳр вилоят вилояти область обл область г город село кишлак деҳа деҳаи ҷамоат ҷамоати ' +
    'район району облусу облус шаар шаары айыл айылы ауданы аудан облысы қаласы қала ауылы аулы ' +
    'district region city town village oblast rayon raion tuman tumani viloyat viloyati shahar shahri qishloq nohiya nohiyai jamoat jamoati'
  ).split(' '),
)

/** Words that only say what kind of place it is. */
export const isPlaceKind = (word: string): boolean => kinds.has(word.toLowerCase())

const near = 0.75

/** Whether two places as written are one: words by their sound, in any script, without "district", "ноҳияи", "tumani". */
export function sameDistrict(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length) as [Words, Words]
  return short.length > 0 && short.every(word => long.some(candidate => alike(word, candidate)))
}

type Words = readonly (readonly string[])[]

const known = new Map<string, Words>()
const mostKnown = 5000

/** The words' readings; remembered, because the same few hundred districts come again and again. */
function wordsOf(text: string): Words {
  const found = known.get(text)
  if (found) return found
  const words = (text.toLowerCase().match(/[\p{L}\p{M}'ʻʼ’`-]+/gu) ?? []).filter(word => !kinds.has(word))
  const readings = words.map(word => foldWord(word).readings).filter(list => list.length > 0)
  if (known.size >= mostKnown) known.clear()
  known.set(text, readings)
  return readings
}

function alike(ones: readonly string[], others: readonly string[]): boolean {
  return ones.some(one =>
    others.some(
      other =>
        one === other ||
        soundDistance(one, other) <= (Math.min(one.length, other.length) > 4 ? near : near / 2),
    ),
  )
}
