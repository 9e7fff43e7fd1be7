import type { Locale } from '#i18n/locales.ts'
import type { Mission } from '#platform/content/missions.ts'

type Texts = Readonly<Record<Locale, string>>

/** How a state stands in the name of its mission, in each language. */
export const states: Readonly<Record<Mission['sending'], Texts>> = {
  TJ: {
    en: 'Tajikistan',
    ru: 'Таджикистана',
    tg: 'Тоҷикистон',
    ky: 'Тажикстандын',
    uz: 'Tojikiston',
    kk: 'Тәжікстан',
  },
  KG: {
    en: 'Kyrgyzstan',
    ru: 'Кыргызстана',
    tg: 'Қирғизистон',
    ky: 'Кыргызстандын',
    uz: 'Qirgʻiziston',
    kk: 'Қырғызстан',
  },
  UZ: {
    en: 'Uzbekistan',
    ru: 'Узбекистана',
    tg: 'Ӯзбекистон',
    ky: 'Өзбекстандын',
    uz: 'Oʻzbekiston',
    kk: 'Өзбекстан',
  },
  KZ: {
    en: 'Kazakhstan',
    ru: 'Казахстана',
    tg: 'Қазоқистон',
    ky: 'Казакстандын',
    uz: 'Qozogʻiston',
    kk: 'Қазақстан',
  },
}

/** `#` is the state. */
export const missionKinds: Readonly<Record<Mission['type'], Texts>> = {
  embassy: {
    en: 'Embassy of #',
    ru: 'Посольство #',
    tg: 'Сафорати #',
    ky: '# элчилиги',
    uz: '# elchixonasi',
    kk: '# елшілігі',
  },
  consulate_general: {
    en: 'Consulate General of #',
    ru: 'Генеральное консульство #',
    tg: 'Консулгарии генералии #',
    ky: '# башкы консулдугу',
    uz: '# bosh konsulligi',
    kk: '# бас консулдығы',
  },
  consulate: {
    en: 'Consulate of #',
    ru: 'Консульство #',
    tg: 'Консулгарии #',
    ky: '# консулдугу',
    uz: '# konsulligi',
    kk: '# консулдығы',
  },
  honorary_consulate: {
    en: 'Honorary consulate of #',
    ru: 'Почётное консульство #',
    tg: 'Консулгарии фахрии #',
    ky: '# ардактуу консулдугу',
    uz: '# faxriy konsulligi',
    kk: '# құрметті консулдығы',
  },
}

export interface MissionService {
  readonly code: 'passport' | 'return_certificate' | 'assistance'
  readonly needCodes: readonly string[]
  readonly name: Texts
  readonly description: Texts
}

/** What consulates do for their citizens everywhere; how and for how much, each says itself. */
export const missionServices: readonly MissionService[] = [
  {
    code: 'passport',
    needCodes: ['documents.passport'],
    name: {
      en: 'New passport for a lost or taken one',
      ru: 'Новый паспорт вместо утерянного или отобранного',
      tg: 'Шиносномаи нав ба ҷойи гумшуда ё гирифташуда',
      ky: 'Жоголгон же тартып алынган паспорттун ордуна жаңысы',
      uz: 'Yoʻqolgan yoki olib qoʻyilgan pasport oʻrniga yangisi',
      kk: 'Жоғалған не тартып алынған төлқұжаттың орнына жаңасы',
    },
    description: {
      en: 'A consulate gives its citizens a new passport. Ask which papers and fees are needed before you go.',
      ru: 'Консульство выдаёт своим гражданам новый паспорт. Прежде чем ехать, узнайте, какие нужны бумаги и сколько это стоит.',
      tg: 'Консулгарӣ ба шаҳрвандони худ шиносномаи нав медиҳад. Пеш аз рафтан пурсед, ки кадом ҳуҷҷат ва чӣ қадар пул лозим аст.',
      ky: 'Консулдук өз жарандарына жаңы паспорт берет. Барардан мурун кандай кагаздар жана канча төлөм керектигин сураңыз.',
      uz: 'Konsullik oʻz fuqarolariga yangi pasport beradi. Borishdan oldin qanday hujjat va toʻlov kerakligini soʻrang.',
      kk: 'Консулдық өз азаматтарына жаңа төлқұжат береді. Барар алдында қандай құжат пен төлем керегін сұраңыз.',
    },
  },
  {
    code: 'return_certificate',
    needCodes: ['documents.identity', 'money.travel_home'],
    name: {
      en: 'Certificate for the way home',
      ru: 'Свидетельство на возвращение',
      tg: 'Шаҳодатнома барои бозгашт ба ватан',
      ky: 'Мекенге кайтуу күбөлүгү',
      uz: 'Vatanga qaytish guvohnomasi',
      kk: 'Отанға оралу куәлігі',
    },
    description: {
      en: 'A paper with which a citizen without a passport can travel home.',
      ru: 'Бумага, с которой гражданин без паспорта может вернуться домой.',
      tg: 'Ҳуҷҷате, ки бо он шаҳрванди бешиноснома ба ватан баргашта метавонад.',
      ky: 'Паспорту жок жаран мекенине кайта ала турган документ.',
      uz: 'Pasporti yoʻq fuqaro vataniga qaytishi mumkin boʻlgan hujjat.',
      kk: 'Төлқұжаты жоқ азамат еліне қайта алатын құжат.',
    },
  },
  {
    code: 'assistance',
    needCodes: [
      'info.consulate',
      'legal.detention',
      'legal.documents_withheld',
      'tracing.death',
      'tracing.relative',
    ],
    name: {
      en: 'Help for citizens in trouble',
      ru: 'Помощь гражданам в беде',
      tg: 'Ёрӣ ба шаҳрвандоне, ки ба душворӣ афтодаанд',
      ky: 'Кыйынчылыкта калган жарандарга жардам',
      uz: 'Qiyin ahvolga tushgan fuqarolarga yordam',
      kk: 'Қиындыққа тап болған азаматтарға көмек',
    },
    description: {
      en: 'When a citizen is detained, missing, has died, or somebody keeps the passport, the consulate can ask the authorities.',
      ru: 'Если гражданина задержали, он пропал, погиб или у него забрали паспорт, консульство может обратиться к властям.',
      tg: 'Агар шаҳрванд боздошт шуда бошад, гум шуда бошад, фавтида бошад ё шиносномаашро гирифта бошанд, консулгарӣ ба мақомот муроҷиат карда метавонад.',
      ky: 'Эгер жаран кармалса, жоголсо, каза болсо же паспортун тартып алышса, консулдук бийликке кайрыла алат.',
      uz: 'Agar fuqaro ushlangan, bedarak yoʻqolgan, vafot etgan boʻlsa yoki pasporti olib qoʻyilgan boʻlsa, konsullik idoralarga murojaat qilishi mumkin.',
      kk: 'Азамат ұсталса, жоғалса, қайтыс болса не төлқұжатын біреу алып қойса, консулдық билікке жүгіне алады.',
    },
  },
]
