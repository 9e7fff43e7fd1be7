import type { Locale } from '#platform/content/texts.ts'
import type { OrganizationKind } from '../domain/directory.ts'
import type { KindName } from './services.ts'

export type Demo = 'dushanbe' | 'khujand' | 'bishkek' | 'shymkent'

/** An invented organisation with what it offers. All names are invented, all numbers lie where nobody is connected. */
export interface Invented {
  readonly key: string
  /** Works in this Hamroh: one of the four of the demonstration. */
  readonly own?: Demo
  readonly kind: OrganizationKind
  readonly name: Readonly<Record<Locale, string>>
  readonly placeId: string
  readonly timeZone: string
  readonly phone: string
  readonly languages: readonly string[]
  readonly serves: readonly string[]
  readonly hours: 'office' | 'long' | 'always'
  readonly offers: readonly KindName[]
  /** Days since somebody checked the entry; null: never. */
  readonly verified: number | null
}

const texts = (en: string, ru: string, tg: string, ky: string, uz: string, kk: string) => ({
  en,
  ru,
  tg,
  ky,
  uz,
  kk,
})
const dushanbe = { placeId: 'TJ.04:dushanbe', timeZone: 'Asia/Dushanbe' }
const khujand = { placeId: 'TJ.03:khujand', timeZone: 'Asia/Dushanbe' }
const muminobod = { placeId: 'TJ.02:muminobod', timeZone: 'Asia/Dushanbe' }
const bishkek = { placeId: 'KG.01:bishkek', timeZone: 'Asia/Bishkek' }
const osh = { placeId: 'KG.08:osh', timeZone: 'Asia/Bishkek' }
const shymkent = { placeId: 'KZ.1537272:shymkent', timeZone: 'Asia/Almaty' }
const moscow = { placeId: 'RU.48:moscow', timeZone: 'Europe/Moscow' }
const samara = { placeId: 'RU.65:samara', timeZone: 'Europe/Samara' }

export const organizations: readonly Invented[] = [
  {
    key: 'hotline',
    own: 'dushanbe',
    kind: 'hotline',
    name: texts(
      'Hotline “Roh”',
      'Горячая линия «Рох»',
      'Хатти доғи «Роҳ»',
      '«Рох» ишеним линиясы',
      '“Roh” ishonch liniyasi',
      '«Рох» сенім желісі',
    ),
    ...dushanbe,
    phone: '+992 00 000 0001',
    languages: ['tg', 'ru', 'uz'],
    serves: ['TJ', 'RU', 'KZ'],
    hours: 'always',
    offers: ['hotline', 'lawyer', 'tracing', 'departure'],
    verified: 12,
  },
  {
    key: 'women',
    own: 'khujand',
    kind: 'legal_aid',
    name: texts(
      'Women lawyers “Himoya”',
      'Женщины-юристы «Химоя»',
      'Занони ҳуқуқшинос «Ҳимоя»',
      '«Химоя» аял юристтери',
      '“Himoya” ayol yuristlari',
      '«Химоя» заңгер әйелдері',
    ),
    ...khujand,
    phone: '+992 00 000 0002',
    languages: ['tg', 'uz', 'ru'],
    serves: ['TJ.03', 'TJ.02'],
    hours: 'office',
    offers: ['women', 'lawyer', 'mind', 'papers'],
    verified: 30,
  },
  {
    key: 'crisis',
    own: 'bishkek',
    kind: 'crisis_centre',
    name: texts(
      'Crisis centre “Aichurok”',
      'Кризисный центр «Айчурок»',
      'Маркази бӯҳронии «Айчурок»',
      '«Айчүрөк» кризистик борбору',
      '“Aychurok” inqiroz markazi',
      '«Айчурок» дағдарыс орталығы',
    ),
    ...bishkek,
    phone: '+996 000 000 003',
    languages: ['ky', 'ru', 'uz'],
    serves: ['KG'],
    hours: 'always',
    offers: ['shelter', 'mind', 'women', 'hotline'],
    verified: 8,
  },
  {
    key: 'support',
    own: 'shymkent',
    kind: 'support_centre',
    name: texts(
      'Support centre “Senim”',
      'Центр поддержки «Сеним»',
      'Маркази дастгирии «Сеним»',
      '«Сеним» колдоо борбору',
      '“Senim” yordam markazi',
      '«Сенім» қолдау орталығы',
    ),
    ...shymkent,
    phone: '+7 700 000 00 04',
    languages: ['kk', 'ru', 'uz', 'tg', 'ky'],
    serves: ['KZ'],
    hours: 'long',
    offers: ['wages', 'lawyer', 'night', 'interpreter', 'papers'],
    verified: 45,
  },
  {
    key: 'state',
    kind: 'migration_service',
    name: texts(
      'State migration service, advice desk',
      'Миграционная служба, консультационный пункт',
      'Хадамоти муҳоҷират, нуқтаи машваратӣ',
      'Миграция кызматы, кеңеш пункту',
      'Migratsiya xizmati, maslahat punkti',
      'Көші-қон қызметі, кеңес пункті',
    ),
    ...dushanbe,
    phone: '+992 00 000 0005',
    languages: ['tg', 'ru'],
    serves: ['TJ'],
    hours: 'office',
    offers: ['departure', 'papers', 'course'],
    verified: 100,
  },
  {
    key: 'union',
    kind: 'trade_union',
    name: texts(
      'Builders’ union “Bunyod”',
      'Профсоюз строителей «Бунёд»',
      'Иттифоқи бинокорон «Бунёд»',
      '«Бунёд» куруучулар кесиптик бирлиги',
      '“Bunyod” quruvchilar kasaba uyushmasi',
      '«Бунёд» құрылысшылар кәсіподағы',
    ),
    ...moscow,
    phone: '+7 000 000 00 06',
    languages: ['ru', 'tg', 'uz', 'ky'],
    serves: ['RU.48', 'RU.47'],
    hours: 'long',
    offers: ['union', 'wages'],
    verified: 200,
  },
  {
    key: 'hospital',
    kind: 'health',
    name: texts(
      'District hospital (example)',
      'Районная больница (пример)',
      'Беморхонаи ноҳия (намуна)',
      'Райондук оорукана (үлгү)',
      'Tuman kasalxonasi (namuna)',
      'Аудандық аурухана (үлгі)',
    ),
    ...muminobod,
    phone: '+992 00 000 0007',
    languages: ['tg', 'ru'],
    serves: ['TJ.02'],
    hours: 'always',
    offers: ['doctor', 'emergency'],
    verified: 60,
  },
  {
    key: 'school',
    kind: 'school',
    name: texts(
      'School department (example)',
      'Отдел образования (пример)',
      'Шуъбаи маориф (намуна)',
      'Билим берүү бөлүмү (үлгү)',
      'Xalq taʼlimi boʻlimi (namuna)',
      'Білім бөлімі (үлгі)',
    ),
    ...bishkek,
    phone: '+996 000 000 008',
    languages: ['ky', 'ru'],
    serves: ['KG'],
    hours: 'office',
    offers: ['school'],
    verified: 400,
  },
  {
    key: 'house',
    kind: 'shelter',
    name: texts(
      'Shelter “Panoh”',
      'Приют «Панох»',
      'Паноҳгоҳи «Паноҳ»',
      '«Панох» баш калкасы',
      '“Panoh” boshpanasi',
      '«Панох» баспанасы',
    ),
    ...khujand,
    phone: '+992 00 000 0009',
    languages: ['tg', 'uz', 'ru'],
    serves: ['TJ'],
    hours: 'always',
    offers: ['shelter', 'mind'],
    verified: 20,
  },
  {
    key: 'samara',
    kind: 'diaspora',
    name: texts(
      'Compatriots’ society “Vatan”, Samara',
      'Землячество «Ватан», Самара',
      'Ҷамъияти ҳамватанон «Ватан», Самара',
      '«Ватан» мекендештер коому, Самара',
      '“Vatan” yurtdoshlar jamiyati, Samara',
      '«Ватан» отандастар қоғамы, Самара',
    ),
    ...samara,
    phone: '+7 000 000 00 10',
    languages: ['tg', 'ru', 'uz'],
    serves: ['RU.65'],
    hours: 'long',
    offers: ['tracing', 'interpreter', 'wages', 'night'],
    verified: 90,
  },
  {
    key: 'moscow',
    kind: 'diaspora',
    name: texts(
      'Migrants’ support point “Koprik”, Moscow',
      'Пункт помощи мигрантам «Кёприк», Москва',
      'Нуқтаи ёрӣ «Кӯприк», Москва',
      '«Көпүрө» жардам пункту, Москва',
      '“Koʻprik” yordam punkti, Moskva',
      '«Көпір» көмек пункті, Мәскеу',
    ),
    ...moscow,
    phone: '+7 000 000 00 11',
    languages: ['uz', 'ky', 'ru', 'tg'],
    serves: ['RU.48', 'RU.47'],
    hours: 'long',
    offers: ['lawyer', 'wages', 'interpreter', 'tracing'],
    verified: 15,
  },
  {
    key: 'social',
    kind: 'social_service',
    name: texts(
      'Social protection office (example)',
      'Отдел социальной защиты (пример)',
      'Шуъбаи ҳифзи иҷтимоӣ (намуна)',
      'Социалдык коргоо бөлүмү (үлгү)',
      'Ijtimoiy himoya boʻlimi (namuna)',
      'Әлеуметтік қорғау бөлімі (үлгі)',
    ),
    ...osh,
    phone: '+996 000 000 012',
    languages: ['ky', 'uz', 'ru'],
    serves: ['KG.08', 'KG.03', 'KG.09'],
    hours: 'office',
    offers: ['benefits', 'school'],
    verified: 150,
  },
  {
    key: 'village',
    kind: 'support_centre',
    name: texts(
      'Village initiative “Sarchashma”',
      'Сельская инициатива «Сарчашма»',
      'Ташаббуси деҳот «Сарчашма»',
      '«Сарчашма» айыл демилгеси',
      '“Sarchashma” qishloq tashabbusi',
      '«Сарчашма» ауыл бастамасы',
    ),
    ...muminobod,
    phone: '+992 00 000 0013',
    languages: ['tg'],
    serves: ['TJ.02'],
    hours: 'office',
    offers: ['savings', 'course', 'benefits'],
    verified: 70,
  },
  {
    key: 'lyceum',
    kind: 'training',
    name: texts(
      'Adult training centre (example)',
      'Центр обучения взрослых (пример)',
      'Маркази таълими калонсолон (намуна)',
      'Чоңдорду окутуу борбору (үлгү)',
      'Kattalarni oʻqitish markazi (namuna)',
      'Ересектерді оқыту орталығы (үлгі)',
    ),
    ...dushanbe,
    phone: '+992 00 000 0014',
    languages: ['tg', 'ru'],
    serves: ['TJ'],
    hours: 'office',
    offers: ['course'],
    verified: null,
  },
]
