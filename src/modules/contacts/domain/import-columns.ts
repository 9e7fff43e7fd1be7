/** What a column of somebody's log can mean. */
export const importFields = [
  'day',
  'time',
  'channel',
  'needs',
  'outcome',
  'worker',
  'sex',
  'age',
  'language',
  'country',
  'place',
  'said',
  'advised',
  'minutes',
  'number',
  'materials',
] as const
export type ImportField = (typeof importFields)[number]

/** Column number → what it means; columns that mean nothing to us are left out. */
export type Mapping = Readonly<Record<string, ImportField>>

/** Words by which columns are named, in six languages, small letters; the longer say more. */
const names: Readonly<Record<ImportField, readonly string[]>> = {
  day: ['date', 'day', 'дата', 'день', 'сана', 'рӯз', 'күнү', 'күн', 'sana', 'kun', 'күні', 'датаи'],
  time: ['time', 'hour', 'время', 'час', 'вақт', 'соат', 'убакыт', 'саат', 'vaqt', 'soat', 'уақыт', 'сағат'],
  channel: [
    'channel',
    'type of contact',
    'how',
    'канал',
    'вид обращения',
    'способ',
    'тарз',
    'намуди муроҷиат',
    'кайрылуунун түрү',
    'жолу',
    'murojaat turi',
    'usul',
    'өтініш түрі',
    'тәсіл',
  ],
  needs: [
    'need',
    'topic',
    'problem',
    'question',
    'issue',
    'subject',
    'тема',
    'проблема',
    'вопрос',
    'нужда',
    'мавзӯъ',
    'мушкилот',
    'эҳтиёҷ',
    'масала',
    'көйгөй',
    'муктаждык',
    'суроо',
    'mavzu',
    'muammo',
    'ehtiyoj',
    'тақырып',
    'мәселе',
    'мұқтаждық',
  ],
  outcome: [
    'outcome',
    'result',
    'итог',
    'результат',
    'исход',
    'натиҷа',
    'жыйынтык',
    'натыйжа',
    'natija',
    'нәтиже',
    'қорытынды',
  ],
  worker: [
    'worker',
    'operator',
    'consultant',
    'staff',
    'сотрудник',
    'оператор',
    'консультант',
    'корманд',
    'мушовир',
    'кызматкер',
    'xodim',
    'operator',
    'қызметкер',
    'кеңесші',
  ],
  sex: ['sex', 'gender', 'пол', 'ҷинс', 'жыныс', 'жынысы', 'jins', 'жынысы'],
  age: ['age', 'возраст', 'синн', 'синну сол', 'жашы', 'жаш', 'yosh', 'yoshi', 'жасы', 'жас'],
  language: ['language', 'язык', 'забон', 'тили', 'тил', 'til', 'тілі', 'тіл'],
  country: ['country', 'страна', 'кишвар', 'давлат', 'өлкө', 'mamlakat', 'davlat', 'елі', 'ел'],
  place: [
    'place',
    'city',
    'town',
    'region',
    'location',
    'место',
    'город',
    'регион',
    'район',
    'ҷой',
    'шаҳр',
    'ноҳия',
    'жери',
    'шаар',
    'аймак',
    'joy',
    'shahar',
    'tuman',
    'орны',
    'қала',
    'аудан',
  ],
  said: [
    'description',
    'said',
    'content',
    'details',
    'note',
    'описание',
    'содержание',
    'суть',
    'примечание',
    'тавсиф',
    'мазмун',
    'шарҳ',
    'мазмуну',
    'сүрөттөмө',
    'mazmun',
    'tavsif',
    'izoh',
    'мазмұны',
    'сипаттама',
  ],
  advised: [
    'advice',
    'advised',
    'consultation',
    'answer',
    'совет',
    'консультация',
    'ответ',
    'рекомендация',
    'маслиҳат',
    'машварат',
    'кеңеш',
    'жооп',
    'maslahat',
    'javob',
    'кеңес',
    'жауап',
  ],
  minutes: [
    'minutes',
    'duration',
    'минут',
    'длительность',
    'продолжительность',
    'дақиқа',
    'давомнокӣ',
    'мүнөт',
    'узактыгы',
    'daqiqa',
    'davomiyligi',
    'ұзақтығы',
  ],
  number: [
    'phone',
    'number of the caller',
    'telephone',
    'телефон',
    'номер телефона',
    'рақами телефон',
    'телефон номери',
    'telefon',
    'telefon raqami',
    'телефон нөмірі',
  ],
  materials: [
    'materials',
    'leaflets',
    'материалы',
    'буклеты',
    'брошюры',
    'маводҳо',
    'материалдар',
    'materiallar',
  ],
}

/** Guesses what each column means by its heading; a meaning is given once, to the heading that says it best. */
export function guessMapping(header: readonly string[]): Mapping {
  const guesses = header.flatMap((heading, column) =>
    importFields.map(field => ({ column, field, score: scoreOf(heading, names[field]) })),
  )
  const mapping: Record<string, ImportField> = {}
  const used = new Set<ImportField>()
  for (const { column, field, score } of guesses.sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (score === 0 || used.has(field) || mapping[column] !== undefined) continue
    mapping[column] = field
    used.add(field)
  }
  return mapping
}

/** 1 for the very word, less where it stands among others, 0 where it does not. */
function scoreOf(heading: string, words: readonly string[]): number {
  const plain = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  if (plain === '') return 0
  const scores = words.map(word => {
    if (plain === word) return 1
    if (` ${plain} `.includes(` ${word} `)) return 0.5 + word.length / (2 * plain.length + 1)
    return plain.split(' ').some(part => word.length >= 4 && part.startsWith(word)) ? 0.4 : 0
  })
  return Math.max(...scores)
}
