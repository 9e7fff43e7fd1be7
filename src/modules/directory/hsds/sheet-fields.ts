import { foldWord, wordsOf } from '#platform/content/fold-word.ts'

/** What a row of a list in a spreadsheet may say. The order is that of an export. */
export const sheetFields = [
  'organization',
  'kind',
  'service',
  'description',
  'needs',
  'phone',
  'phone2',
  'email',
  'website',
  'country',
  'place',
  'address',
  'postal_code',
  'latitude',
  'longitude',
  'hours',
  'languages',
  'fees',
  'women_only',
  'service_id',
  'organization_id',
  'location_id',
] as const
export type SheetField = (typeof sheetFields)[number]
/** Field → header of its column. */
export type Mapping = Partial<Record<SheetField, string>>

// How people call their columns, folded: Cyrillic and Latin meet there.
const names: Readonly<Record<SheetField, readonly string[]>> = {
  organization: [
    'organization',
    'organisation',
    'организация',
    'ташкилот',
    'уюм',
    'ұйым',
    'созмон',
    'название организации',
    'ngo',
    'нко',
    'нпо',
  ],
  kind: ['kind', 'type', 'вид', 'тип', 'тур', 'түрү', 'намуд'],
  service: ['service', 'услуга', 'хизмат', 'кызмат', 'қызмет', 'xizmat', 'название услуги', 'вид помощи'],
  description: ['description', 'описание', 'тавсиф', 'сүрөттөмө', 'сипаттама', 'tavsif', 'шарҳ'],
  needs: [
    'needs',
    'need',
    'нужды',
    'потребности',
    'категория',
    'category',
    'эҳтиёҷ',
    'муктаждык',
    'қажеттілік',
    'ehtiyoj',
  ],
  phone: ['phone', 'telephone', 'телефон', 'тел', 'telefon', 'номер', 'phone 1', 'телефон 1'],
  phone2: ['phone2', 'phone 2', 'телефон 2', 'telefon 2', 'mobile', 'мобильный', 'второй телефон'],
  email: ['email', 'e-mail', 'mail', 'почта', 'электронная почта', 'эл почта', 'pochta'],
  website: ['website', 'web', 'site', 'url', 'сайт', 'sayt', 'веб сайт'],
  country: ['country', 'страна', 'кишвар', 'өлкө', 'ел', 'mamlakat', 'davlat', 'мамлекет'],
  place: [
    'place',
    'city',
    'town',
    'город',
    'населённый пункт',
    'место',
    'шаҳр',
    'шаар',
    'қала',
    'shahar',
    'ҷой',
    'район',
  ],
  address: ['address', 'street', 'адрес', 'суроға', 'дарек', 'мекенжай', 'manzil', 'улица', 'нишонӣ'],
  postal_code: ['postal code', 'postal_code', 'postcode', 'zip', 'индекс', 'почтовый индекс', 'indeks'],
  latitude: ['latitude', 'lat', 'широта'],
  longitude: ['longitude', 'lng', 'lon', 'долгота'],
  hours: [
    'hours',
    'opening hours',
    'часы',
    'часы работы',
    'режим работы',
    'время работы',
    'вақти корӣ',
    'иш убактысы',
    'ish vaqti',
    'жұмыс уақыты',
    'график',
  ],
  languages: ['languages', 'language', 'языки', 'язык', 'забонҳо', 'тилдер', 'тілдер', 'tillar'],
  fees: ['fees', 'cost', 'price', 'оплата', 'стоимость', 'цена', 'платно', 'баҳо', 'narx', 'нарх'],
  women_only: [
    'women only',
    'women_only',
    'только женщины',
    'только для женщин',
    'танҳо занон',
    'faqat ayollar',
  ],
  service_id: ['service_id', 'id', 'service id'],
  organization_id: ['organization_id', 'organization id'],
  location_id: ['location_id', 'location id'],
}

const folded = (text: string) => wordsOf(text.replaceAll('_', ' ')).map(foldWord).join(' ')

/** Which column is probably which field; each column once. */
export function guessMapping(headers: readonly string[]): Mapping {
  const free = new Map(headers.map(header => [header, folded(header)]))
  const mapping: Mapping = {}
  const take = (fits: (header: string, name: string) => boolean) => {
    for (const field of sheetFields) {
      if (mapping[field]) continue
      const found = [...free].find(([, header]) => names[field].some(name => fits(header, folded(name))))
      if (!found) continue
      mapping[field] = found[0]
      free.delete(found[0])
    }
  }
  take((header, name) => header === name)
  take((header, name) => name.length > 3 && header.startsWith(`${name} `))
  return mapping
}

const dayNames: Readonly<Record<string, string>> = {
  mo: 'MO',
  mon: 'MO',
  monday: 'MO',
  пн: 'MO',
  понедельник: 'MO',
  дш: 'MO',
  du: 'MO',
  tu: 'TU',
  tue: 'TU',
  tuesday: 'TU',
  вт: 'TU',
  вторник: 'TU',
  сш: 'TU',
  se: 'TU',
  we: 'WE',
  wed: 'WE',
  wednesday: 'WE',
  ср: 'WE',
  среда: 'WE',
  чш: 'WE',
  ch: 'WE',
  th: 'TH',
  thu: 'TH',
  thursday: 'TH',
  чт: 'TH',
  четверг: 'TH',
  пш: 'TH',
  pa: 'TH',
  fr: 'FR',
  fri: 'FR',
  friday: 'FR',
  пт: 'FR',
  пятница: 'FR',
  ҷм: 'FR',
  ju: 'FR',
  sa: 'SA',
  sat: 'SA',
  saturday: 'SA',
  сб: 'SA',
  суббота: 'SA',
  шб: 'SA',
  sh: 'SA',
  su: 'SU',
  sun: 'SU',
  sunday: 'SU',
  вс: 'SU',
  воскресенье: 'SU',
  яш: 'SU',
  ya: 'SU',
}
const week = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

export interface Hours {
  readonly byday: string
  readonly opens_at: string
  readonly closes_at: string
}

/** "Mo-Fr 09:00-18:00; Сб 10-14", "24/7". Null: not understood, so that nobody is sent to a closed door. */
export function readHours(text: string): Hours[] | null {
  if (/^\s*(24\s*\/\s*7|круглосуточно|round the clock|шабонарӯзӣ)\s*$/i.test(text))
    return [{ byday: week.join(','), opens_at: '00:00:00', closes_at: '24:00:00' }]
  const found: Hours[] = []
  for (const part of text
    .split(/[;\n]+/)
    .map(one => one.trim())
    .filter(Boolean)) {
    const match =
      /^([\p{L}.,\s–—-]+?)[\s:]*?(\d{1,2})(?:[:.](\d\d))?\s*[-–—]\s*(\d{1,2})(?:[:.](\d\d))?$/u.exec(part)
    const days = match && readDays(match[1] as string)
    if (!match || !days) return null
    const [, , h1, m1 = '00', h2, m2 = '00'] = match
    if (Number(h1) > 23 || Number(h2) > 24 || Number(m1) > 59 || Number(m2) > 59) return null
    const clock = (h: string | undefined, m: string) => `${String(h).padStart(2, '0')}:${m}:00`
    found.push({ byday: days.join(','), opens_at: clock(h1, m1), closes_at: clock(h2, m2) })
  }
  return found.length > 0 ? found : null
}

function readDays(text: string): string[] | null {
  const days = new Set<string>()
  for (const part of text
    .toLowerCase()
    .split(/[,\s]+(?![-–—])/)
    .filter(Boolean)) {
    const [from, to = from] = part.split(/[-–—]/).map(one => dayNames[one.replaceAll('.', '').trim()])
    if (!from || !to) return null
    for (let at = week.indexOf(from); ; at = (at + 1) % 7) {
      days.add(week[at] as string)
      if (week[at] === to) break
    }
  }
  return days.size > 0 ? week.filter(day => days.has(day)) : null
}

/** Hours as `readHours` reads them; null where they are more than days of the week. */
export function writeHours(
  rows: readonly { freq?: unknown; byday?: unknown; opens_at?: unknown; closes_at?: unknown }[],
): string | null {
  if (
    rows.some(
      row => row.freq !== 'WEEKLY' || typeof row.byday !== 'string' || typeof row.opens_at !== 'string',
    )
  )
    return null
  const day = (code: string) => code.charAt(0) + code.charAt(1).toLowerCase()
  return rows
    .map(
      row =>
        `${String(row.byday).split(',').map(day).join(',')} ${String(row.opens_at).slice(0, 5)}-${String(row.closes_at).slice(0, 5)}`,
    )
    .join('; ')
}
