import { randomFrom } from './people.ts'

const alphabets = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзийклмнопрстуфхцчшщъыьэюяқғҳҷӯӣөүңәұі',
  'ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی',
  'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ',
  'ա բ գ դ ե զ է ը թ ժ ի լ խ',
  '李王张刘陈杨黄赵吴周',
  "-.,'ʻ’ 0123456789@#",
  '👩‍👧🇹🇯́̈',
]
const common = [
  'Muhammad',
  'Али',
  'Karimov',
  'Рахимова',
  'Зарина',
  'uulu',
  'қизи',
  'o‘g‘li',
  'M.',
  'al',
  'محمد',
]

/** What somebody might type, or lean on the keyboard: any script, any length a search takes, common words in heaps. */
export function* anyTexts(count: number, longest: number): Generator<string> {
  const random = randomFrom(11)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  for (let made = 0; made < count; made++) {
    const length = 1 + Math.floor(random() * (made % 3 === 0 ? longest : 24))
    const letters = Array.from(pick(alphabets))
    let text = ''
    while (text.length < length) {
      text += random() < 0.2 ? ` ${pick(common)} ` : pick(letters)
      if (random() < 0.1) text += ' '
    }
    const wanted = text.slice(0, longest).toWellFormed().replaceAll('\ufffd', '').trim()
    yield wanted === '' ? 'Али' : wanted
  }
}
