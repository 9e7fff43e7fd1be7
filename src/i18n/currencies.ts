import type { Currency } from '#lib/money.ts'
import type { Locale } from './locales.ts'

/**
 * What stands beside an amount. CLDR prints bare ISO codes for most of these; a person who counts in somoni should read
 * "somoni", so where the language has a plain word for a neighbour's money it is used. Two currencies never share a mark.
 */
export const currencyMarks: Record<Locale, Partial<Record<Currency, string>>> = {
  en: { USD: 'US$', EUR: '€' },
  ru: { TJS: 'сомони', KGS: 'сом', UZS: 'сум', KZT: 'тенге', RUB: '₽', USD: '$', EUR: '€' },
  tg: { TJS: 'сомонӣ', KGS: 'сом', UZS: 'сӯм', KZT: 'танга', RUB: '₽', USD: '$', EUR: '€' },
  ky: { TJS: 'сомони', KGS: 'сом', UZS: 'сум', KZT: 'теңге', RUB: '₽', USD: '$', EUR: '€' },
  uz: { TJS: 'somoniy', KGS: 'som', UZS: 'soʻm', KZT: 'tenge', RUB: '₽', USD: '$', EUR: '€' },
  kk: { TJS: 'сомони', KGS: 'сом', UZS: 'сум', KZT: '₸', RUB: '₽', USD: '$', EUR: '€' },
}

type Names = Record<Currency, readonly string[]>

/** Full names after an amount, one per plural form in the order of `pluralForms`; a single one serves every form. CLDR 48. */
export const currencyNames: Record<Locale, Names> = {
  en: {
    TJS: ['Tajikistani somoni', 'Tajikistani somonis'],
    KGS: ['Kyrgyz som', 'Kyrgyz soms'],
    UZS: ['Uzbekistani som'],
    KZT: ['Kazakhstani tenge', 'Kazakhstani tenges'],
    RUB: ['Russian rouble', 'Russian roubles'],
    USD: ['US dollar', 'US dollars'],
    EUR: ['euro', 'euros'],
    AZN: ['Azerbaijani manat', 'Azerbaijani manats'],
    TMT: ['Turkmenistani manat'],
    TRY: ['Turkish lira'],
  },
  ru: {
    TJS: ['таджикский сомони', 'таджикских сомони', 'таджикских сомони', 'таджикского сомони'],
    // CLDR: «киргизский»; the country's own speakers of Russian say «кыргызский».
    KGS: ['кыргызский сом', 'кыргызских сома', 'кыргызских сомов', 'кыргызского сома'],
    UZS: ['узбекский сум', 'узбекских сума', 'узбекских сумов', 'узбекского сума'],
    // CLDR: «казахский»; money belongs to the country, not to the people.
    KZT: ['казахстанский тенге', 'казахстанских тенге', 'казахстанских тенге', 'казахстанского тенге'],
    RUB: ['российский рубль', 'российских рубля', 'российских рублей', 'российского рубля'],
    USD: ['доллар США', 'доллара США', 'долларов США', 'доллара США'],
    EUR: ['евро'],
    AZN: [
      'азербайджанский манат',
      'азербайджанских маната',
      'азербайджанских манатов',
      'азербайджанского маната',
    ],
    // CLDR: «новый туркменский»; new in 2009, the only one since.
    TMT: ['туркменский манат', 'туркменских маната', 'туркменских манатов', 'туркменского маната'],
    TRY: ['турецкая лира', 'турецкие лиры', 'турецких лир', 'турецкой лиры'],
  },
  tg: {
    TJS: ['сомонии Тоҷикистон'],
    KGS: ['соми Қирғизистон'],
    // CLDR writes «сўми», with a letter Tajik does not have, and «Казокистон».
    UZS: ['сӯми Ӯзбекистон'],
    KZT: ['тангаи Қазоқистон'],
    RUB: ['рубли русӣ'],
    USD: ['доллари ИМА'],
    EUR: ['евро'],
    AZN: ['манати Озарбойҷон'],
    TMT: ['манати Туркманистон'],
    TRY: ['лираи Туркия'],
  },
  ky: {
    TJS: ['Тажикстан сомониси'],
    KGS: ['Кыргызстан сому'],
    UZS: ['Өзбекстан суму'],
    KZT: ['Казакстан теңгеси'],
    RUB: ['орус рублу'],
    USD: ['АКШ доллары'],
    EUR: ['евро'],
    AZN: ['Азербайжан манаты'],
    TMT: ['Түркмөнстан манаты'],
    TRY: ['Түркия лирасы'],
  },
  uz: {
    TJS: ['Tojikiston somoniysi'],
    KGS: ['Qirgʻiziston somi'],
    UZS: ['Oʻzbekiston soʻmi'],
    KZT: ['Qozogʻiston tengesi'],
    RUB: ['Rossiya rubli'],
    USD: ['AQSH dollari'],
    EUR: ['yevro'],
    AZN: ['Ozarbayjon manati'],
    TMT: ['Turkmaniston manati'],
    TRY: ['Turk lirasi'],
  },
  kk: {
    TJS: ['Тәжікстан сомониі'],
    KGS: ['Қырғызстан сомы'],
    UZS: ['Өзбекстан сомы'],
    KZT: ['Қазақстан теңгесі'],
    RUB: ['Ресей рублі'],
    USD: ['АҚШ доллары'],
    EUR: ['еуро'],
    AZN: ['Әзірбайжан манаты'],
    TMT: ['Түрікменстан манаты'],
    TRY: ['Түрік лирасы'],
  },
}
