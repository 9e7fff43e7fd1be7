import { type Day, isDay } from '#lib/day.ts'
import { type AgeBand, type Channel, channels, type Outcome, outcomes, type Sex, sexes } from './contact.ts'
import type { ImportField, Mapping } from './import-columns.ts'

/** What is wrong with one cell: the column as the file calls it, what, and what would do. */
export interface CellProblem {
  readonly column: string
  readonly value: string
  readonly code: string
  readonly allowed: readonly string[]
}

export interface ImportSettings {
  /** How `03/04/2026` is to be read. */
  readonly dateOrder: 'dmy' | 'mdy'
  readonly channel: Channel
  readonly today: Day
}

/** What a log's words are looked up in: names in six languages → code; null where nothing fits. */
export interface Vocabulary {
  readonly need: (text: string) => string | null
  readonly country: (text: string) => string | null
  readonly countryNames: readonly string[]
  readonly needNames: readonly string[]
}

export interface ImportedContact {
  readonly day: Day
  /** Minutes after midnight. */
  readonly minute: number
  readonly channel: Channel
  readonly needs: readonly string[]
  readonly outcome: Outcome
  readonly worker: string | null
  readonly sex: Sex | null
  readonly ageBand: AgeBand | null
  readonly language: string | null
  readonly country: string | null
  readonly place: string | null
  readonly said: string | null
  readonly advised: string | null
  readonly minutes: number | null
  readonly number: string | null
  readonly pieces: number
}

export type Interpreted =
  | { readonly contact: ImportedContact; readonly problems: readonly [] }
  | { readonly contact: null; readonly problems: readonly CellProblem[] }

/** A row of somebody's log as a contact, or everything that is wrong with it. */
export function interpretRow(
  header: readonly string[],
  cells: readonly string[],
  mapping: Mapping,
  settings: ImportSettings,
  vocabulary: Vocabulary,
): Interpreted {
  const problems: CellProblem[] = []
  const columnOf = (field: ImportField) => Object.entries(mapping).find(([, meant]) => meant === field)?.[0]
  const text = (field: ImportField): string => {
    const column = columnOf(field)
    return column === undefined ? '' : (cells[Number(column)] ?? '').trim()
  }
  const wrong = (field: ImportField, code: string, allowed: readonly string[] = []): null => {
    const column = columnOf(field)
    const named = column === undefined ? field : header[Number(column)] || `${Number(column) + 1}`
    problems.push({ column: named, value: text(field).slice(0, 200), code, allowed: allowed.slice(0, 12) })
    return null
  }
  /** Null for an empty cell; a problem for one that cannot be read. */
  const read = <T>(field: ImportField, reader: (value: string) => T | null, allowed: readonly string[]) => {
    const value = text(field)
    return value === '' ? null : (reader(value) ?? wrong(field, 'cannot_read', allowed))
  }
  const day = text('day') === '' ? wrong('day', 'required') : readDay(text('day'), settings.dateOrder)
  if (text('day') !== '' && day === null) wrong('day', 'not_a_day', ['2026-03-25', '25.03.2026'])
  if (day !== null && day > settings.today) wrong('day', 'in_the_future')
  const needs = text('needs')
    .split(/[;\n|]|,(?!\d)/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(part => vocabulary.need(part) ?? wrong('needs', 'need_not_known', vocabulary.needNames))
  const contact = {
    minute: read('time', readTime, ['14:30']) ?? 720,
    channel: read('channel', value => fromWords(value, channelWords), channels) ?? settings.channel,
    outcome: read('outcome', value => fromWords(value, outcomeWords), outcomes) ?? 'answered',
    sex: read('sex', value => fromWords(value, sexWords), sexes),
    ageBand: read('age', readAge, ['31', '25-34']),
    language: read('language', value => fromWords(value, languageWords), Object.keys(languageWords)),
    country: read('country', vocabulary.country, vocabulary.countryNames),
    minutes: read('minutes', value => readWhole(value, 1440), ['15']),
    pieces: read('materials', value => readWhole(value, 100_000), ['3']) ?? 0,
    worker: text('worker').slice(0, 200) || null,
    place: text('place').slice(0, 200) || null,
    said: text('said').slice(0, 10_000) || null,
    advised: text('advised').slice(0, 10_000) || null,
    number: text('number').slice(0, 40) || null,
  }
  if (problems.length > 0 || day === null) return { contact: null, problems }
  return {
    contact: { ...contact, day, needs: [...new Set(needs.filter(need => need !== null))] },
    problems: [],
  }
}

/** `2026-03-25`, `25.03.2026`, `3/25/26`: order by the setting where the file leaves it open. Null where it is no day. */
export function readDay(value: string, order: 'dmy' | 'mdy'): Day | null {
  const iso = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T ].*)?$/.exec(value)
  const other = /^(\d{1,2})[-./](\d{1,2})[-./](\d{2}|\d{4})(?:[T ].*)?$/.exec(value)
  const pad = (part: string | undefined) => String(part).padStart(2, '0')
  let text = ''
  if (iso) text = `${iso[1]}-${pad(iso[2])}-${pad(iso[3])}`
  else if (other) {
    const [, first, second, year] = other
    const [d, m] = order === 'dmy' ? [first, second] : [second, first]
    text = `${year?.length === 2 ? `20${year}` : year}-${pad(m)}-${pad(d)}`
  }
  return isDay(text) ? text : null
}

function readTime(value: string): number | null {
  const match = /^(\d{1,2})[:.](\d{2})/.exec(value)
  if (!match) return null
  const [hour, minute] = [Number(match[1]), Number(match[2])]
  return hour < 24 && minute < 60 ? hour * 60 + minute : null
}

function readWhole(value: string, most: number): number | null {
  const match = /^(\d{1,6})(?:[.,]0+)?\b/.exec(value)
  return match && Number(match[1]) <= most ? Number(match[1]) : null
}

const bands: readonly [number, AgeBand][] = [
  [14, 'under_14'],
  [18, '14_17'],
  [25, '18_24'],
  [35, '25_34'],
  [50, '35_49'],
  [65, '50_64'],
]

/** Full years, or a span such as `25-34`, of which the first counts. */
function readAge(value: string): AgeBand | null {
  const match = /^(\d{1,3})/.exec(value)
  const age = Number(match?.[1])
  if (!match || age > 120) return null
  return bands.find(([below]) => age < below)?.[1] ?? '65_over'
}

type Words<Value extends string> = Readonly<Record<Value, readonly string[]>>

/** The value one of whose words begins the text, or stands in it; the code itself is a word too. */
function fromWords<Value extends string>(value: string, words: Words<Value>): Value | null {
  const plain = value.toLowerCase().trim()
  // The keys are those of the record.
  const entries = Object.entries(words) as [Value, readonly string[]][]
  const exact = entries.find(([code, names]) => code === plain || names.includes(plain))
  return (
    (exact ??
      entries.find(([, names]) => names.some(name => name.length > 2 && plain.startsWith(name))))?.[0] ?? null
  )
}

const channelWords: Words<Channel> = {
  call_out: ['outgoing', 'исходящий', 'обратный звонок', 'занги содиротӣ', 'чыгуучу', 'chiquvchi', 'шығыс'],
  call_in: [
    'call',
    'phone',
    'hotline',
    'incoming',
    'звонок',
    'телефон',
    'горячая линия',
    'входящий',
    'занг',
    'чалуу',
    'qoʻngʻiroq',
    "qo'ng'iroq",
    'қоңырау',
  ],
  visit: [
    'visit',
    'in person',
    'office',
    'визит',
    'посещение',
    'личн',
    'приём',
    'прием',
    'ташриф',
    'ҳузурӣ',
    'келүү',
    'жеке',
    'tashrif',
    'shaxsan',
    'келу',
  ],
  message: [
    'message',
    'sms',
    'telegram',
    'whatsapp',
    'viber',
    'imo',
    'сообщение',
    'мессенджер',
    'телеграм',
    'паём',
    'билдирүү',
    'xabar',
    'хабарлама',
  ],
  mobile: ['mobile', 'outreach', 'мобильн', 'выезд', 'мобилӣ', 'сайёр', 'көчмө', 'sayyor', 'көшпелі'],
  letter: ['letter', 'письмо', 'почта', 'мактуб', 'кат', 'xat', 'хат'],
  web: ['web', 'website', 'site', 'сайт', 'сомона', 'veb'],
}

const outcomeWords: Words<Outcome> = {
  case_opened: ['case', 'дело', 'кейс', 'парванда', 'иш ачылды', 'ish ochildi', 'іс'],
  referred: [
    'refer',
    'направлен',
    'перенаправлен',
    'равона',
    'багытталды',
    'yoʻnaltir',
    "yo'naltir",
    'жіберілді',
    'бағытталды',
  ],
  call_back: ['call back', 'перезвонить', 'бозпас занг', 'кайра чалуу', 'qayta qoʻngʻiroq', 'қайта қоңырау'],
  not_a_request: [
    'prank',
    'wrong',
    'silent',
    'хулиган',
    'ошибся',
    'ошибочн',
    'молчание',
    'хато',
    'жаңылыш',
    'xato',
    'қате',
  ],
  answered: [
    'answer',
    'consult',
    'advice',
    'done',
    'closed',
    'консультация',
    'консультир',
    'отвечен',
    'закрыт',
    'решен',
    'машварат',
    'ҷавоб',
    'маслиҳат',
    'кеңеш',
    'жооп',
    'maslahat',
    'javob',
    'кеңес',
    'жауап',
  ],
}

const sexWords: Words<Sex> = {
  female: ['f', 'w', 'woman', 'female', 'ж', 'жен', 'женский', 'женщина', 'з', 'зан', 'аял', 'ayol', 'әйел'],
  male: ['m', 'man', 'male', 'м', 'муж', 'мужской', 'мужчина', 'мард', 'эркек', 'erkak', 'ер', 'еркек'],
  other: ['other', 'другое', 'дигар', 'башка', 'boshqa', 'басқа'],
}

const languageWords: Words<'tg' | 'ru' | 'ky' | 'uz' | 'kk' | 'en'> = {
  tg: ['tajik', 'таджик', 'тоҷик', 'тажик', 'tojik', 'тәжік'],
  ru: ['russian', 'русск', 'русӣ', 'рус', 'орус', 'орыс'],
  ky: ['kyrgyz', 'кыргыз', 'киргиз', 'қирғиз', 'qirgʻiz', 'қырғыз'],
  uz: ['uzbek', 'узбек', 'ӯзбек', 'өзбек', 'oʻzbek', "o'zbek"],
  kk: ['kazakh', 'казах', 'қазоқ', 'казак', 'qozoq', 'қазақ'],
  en: ['english', 'английск', 'англисӣ', 'англис', 'ingliz', 'ағылшын'],
}
