import type { Locale } from './locales.ts'

/**
 * How six languages write dates, numbers, lists and durations. The facts are CLDR 48's (Unicode licence), because
 * browsers know nothing of Tajik and Kyrgyz and print Uzbek and Kazakh dates as `2026 M11 22`. Where this differs from
 * CLDR the reason stands beside it, and `format-days.test.ts` and `format-numbers.test.ts` name each difference.
 */
export interface Words {
  /** January … December as in a full date, alone, and short in a date. */
  months: readonly string[]
  monthsAlone: readonly string[]
  monthsShort: readonly string[]
  /** Monday … Sunday. */
  weekdays: readonly string[]
  weekdaysShort: readonly string[]
  /** d, dd, mm, y: numbers; month, mon, alone: the lists above. */
  patterns: { short: string; medium: string; long: string; weekday: string; monthYear: string }
  /** Between a date and a time. */
  beforeTime: string
  group: string
  decimal: string
  percent: string
  /** Before the last of three things. */
  and: string
  /** Days from today that have a word of their own, by distance. */
  nearDays: Readonly<Record<number, string>>
  /** By plural form, `#` for the number. */
  inDays: Readonly<Record<string, string>>
  daysAgo: Readonly<Record<string, string>>
  hours: Readonly<Record<string, string>>
  minutes: Readonly<Record<string, string>>
  hourShort: string
  minuteShort: string
  /** Bytes, then thousands, millions, thousands of millions of them. */
  bytes: readonly string[]
}

const split = (words: string) => words.split(' ')
const dotted = '{dd}.{mm}.{y}'
const space = '\u00a0'
const cyrillicBytes = ['Б', 'кБ', 'МБ', 'ГБ']
const grouped = { group: space, decimal: ',' }

const tgMonths = split('январ феврал март апрел май июн июл август сентябр октябр ноябр декабр')
const kyMonths = split('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь')
const uzMonths = split('yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr')
const kkMonths = split('қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан')
const enMonths = split(
  'January February March April May June July August September October November December',
)

export const words: Record<Locale, Words> = {
  en: {
    months: enMonths,
    monthsAlone: enMonths,
    monthsShort: split('Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec'),
    weekdays: split('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
    weekdaysShort: split('Mon Tue Wed Thu Fri Sat Sun'),
    patterns: {
      short: '{dd}/{mm}/{y}',
      medium: '{d} {mon} {y}',
      long: '{d} {month} {y}',
      weekday: '{weekday}, {d} {month} {y}',
      monthYear: '{month} {y}',
    },
    beforeTime: ', ',
    group: ',',
    decimal: '.',
    percent: '%',
    and: ' and ',
    nearDays: { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' },
    inDays: { one: 'in # day', other: 'in # days' },
    daysAgo: { one: '# day ago', other: '# days ago' },
    hours: { one: '# hour', other: '# hours' },
    minutes: { one: '# minute', other: '# minutes' },
    hourShort: 'h',
    minuteShort: 'min',
    bytes: ['B', 'kB', 'MB', 'GB'],
  },
  ru: {
    ...grouped,
    months: split('января февраля марта апреля мая июня июля августа сентября октября ноября декабря'),
    monthsAlone: split('январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'),
    monthsShort: split('янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'),
    weekdays: split('понедельник вторник среда четверг пятница суббота воскресенье'),
    weekdaysShort: split('пн вт ср чт пт сб вс'),
    // CLDR ends each date with «г.»; left out, as people write it.
    patterns: {
      short: dotted,
      medium: '{d} {mon} {y}',
      long: '{d} {month} {y}',
      weekday: '{weekday}, {d} {month} {y}',
      monthYear: '{alone} {y}',
    },
    beforeTime: ', ',
    percent: `${space}%`,
    and: ' и ',
    nearDays: { [-2]: 'позавчера', [-1]: 'вчера', 0: 'сегодня', 1: 'завтра', 2: 'послезавтра' },
    inDays: { one: 'через # день', few: 'через # дня', many: 'через # дней', other: 'через # дня' },
    daysAgo: { one: '# день назад', few: '# дня назад', many: '# дней назад', other: '# дня назад' },
    hours: { one: '# час', few: '# часа', many: '# часов', other: '# часа' },
    minutes: { one: '# минута', few: '# минуты', many: '# минут', other: '# минуты' },
    hourShort: 'ч',
    minuteShort: 'мин',
    bytes: cyrillicBytes,
  },
  tg: {
    ...grouped,
    // In a date the month takes the izafet (22 ноябри 2026); CLDR gives the bare word, with a capital, which in the
    // middle of a sentence would make Monday the city of Dushanbe.
    months: tgMonths.map(month => `${month}и`),
    monthsAlone: tgMonths,
    monthsShort: split('янв фев мар апр май июн июл авг сен окт ноя дек'),
    weekdays: split('душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе якшанбе'),
    weekdaysShort: split('дшб сшб чшб пшб ҷмъ шнб яшб'),
    // Dots, as in the country's passports and forms; CLDR has slashes.
    patterns: {
      short: dotted,
      medium: '{d} {mon} {y}',
      long: '{d} {month} {y}',
      weekday: '{weekday}, {d} {month} {y}',
      monthYear: '{month} {y}',
    },
    beforeTime: ', ',
    percent: '%',
    and: ' ва ',
    nearDays: { [-1]: 'дирӯз', 0: 'имрӯз', 1: 'фардо' },
    inDays: { other: 'пас аз # рӯз' },
    daysAgo: { other: '# рӯз пеш' },
    hours: { other: '# соат' },
    minutes: { other: '# дақиқа' },
    hourShort: 'соат',
    minuteShort: 'дақ.',
    bytes: cyrillicBytes,
  },
  ky: {
    ...grouped,
    months: kyMonths,
    monthsAlone: kyMonths,
    monthsShort: split('янв. фев. мар. апр. май июн. июл. авг. сен. окт. ноя. дек.'),
    weekdays: split('дүйшөмбү шейшемби шаршемби бейшемби жума ишемби жекшемби'),
    weekdaysShort: split('дүй. шейш. шарш. бейш. жума ишм. жек.'),
    // CLDR's numeric date is `2026-22-11`, which nobody can read safely; dots, as in the country's documents.
    patterns: {
      short: dotted,
      medium: '{y}-ж., {d}-{mon}',
      long: '{y}-ж., {d}-{month}',
      weekday: '{y}-ж., {d}-{month}, {weekday}',
      monthYear: '{y}-ж., {month}',
    },
    beforeTime: ' ',
    percent: '%',
    and: ' жана ',
    nearDays: { [-2]: 'мурдагы күнү', [-1]: 'кечээ', 0: 'бүгүн', 1: 'эртең', 2: 'бүрсүгүнү' },
    inDays: { one: '# күндөн кийин', other: '# күндөн кийин' },
    daysAgo: { one: '# күн мурун', other: '# күн мурун' },
    hours: { one: '# саат', other: '# саат' },
    minutes: { one: '# мүнөт', other: '# мүнөт' },
    hourShort: 'ст',
    minuteShort: 'мүн',
    bytes: cyrillicBytes,
  },
  uz: {
    ...grouped,
    months: uzMonths,
    monthsAlone: uzMonths,
    monthsShort: split('yan fev mar apr may iyn iyl avg sen okt noy dek'),
    weekdays: split('dushanba seshanba chorshanba payshanba juma shanba yakshanba'),
    weekdaysShort: split('dush sesh chor pay jum shan yak'),
    // Dots, as in the country's passports and forms; CLDR has slashes.
    patterns: {
      short: dotted,
      medium: '{d}-{mon}, {y}',
      long: '{d}-{month}, {y}',
      weekday: '{weekday}, {d}-{month}, {y}',
      monthYear: '{month}, {y}',
    },
    beforeTime: ', ',
    percent: '%',
    and: ' va ',
    nearDays: { [-1]: 'kecha', 0: 'bugun', 1: 'ertaga' },
    inDays: { one: '# kundan keyin', other: '# kundan keyin' },
    daysAgo: { one: '# kun oldin', other: '# kun oldin' },
    hours: { one: '# soat', other: '# soat' },
    minutes: { one: '# daqiqa', other: '# daqiqa' },
    hourShort: 'soat',
    minuteShort: 'daq.',
    bytes: ['B', 'kB', 'MB', 'GB'],
  },
  kk: {
    ...grouped,
    months: kkMonths,
    monthsAlone: kkMonths,
    monthsShort: split('қаң. ақп. нау. сәу. мам. мау. шіл. там. қыр. қаз. қар. жел.'),
    weekdays: split('дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі'),
    weekdaysShort: split('дс сс ср бс жм сб жс'),
    patterns: {
      short: dotted,
      medium: '{y} ж. {d} {mon}',
      long: '{y} ж. {d} {month}',
      weekday: '{y} ж. {d} {month}, {weekday}',
      monthYear: '{y} ж. {month}',
    },
    beforeTime: ', ',
    percent: '%',
    and: ' және ',
    nearDays: { [-2]: 'алдыңгүні', [-1]: 'кеше', 0: 'бүгін', 1: 'ертең', 2: 'бүрсігүні' },
    inDays: { one: '# күннен кейін', other: '# күннен кейін' },
    daysAgo: { one: '# күн бұрын', other: '# күн бұрын' },
    hours: { one: '# сағат', other: '# сағат' },
    minutes: { one: '# минут', other: '# минут' },
    hourShort: 'сағ',
    minuteShort: 'мин',
    bytes: cyrillicBytes,
  },
}
