import type { Locale } from '#platform/content/texts.ts'
import type { ServiceDraft } from '../service/drafts.ts'

/** A kind of service that several invented organisations offer, in six languages. */
export interface Kind {
  readonly name: Readonly<Record<Locale, string>>
  readonly needs: readonly string[]
  readonly with?: Partial<ServiceDraft>
}

const texts = (en: string, ru: string, tg: string, ky: string, uz: string, kk: string) => ({
  en,
  ru,
  tg,
  ky,
  uz,
  kk,
})

export const kinds = {
  hotline: {
    name: texts(
      'Help line',
      'Телефон доверия',
      'Телефони боварӣ',
      'Ишеним телефону',
      'Ishonch telefoni',
      'Сенім телефоны',
    ),
    needs: [
      'info.where_to_turn',
      'info.pass_on',
      'legal.advice',
      'safety.family_violence',
      'safety.threats',
      'health.mind',
    ],
    with: { remote: true, tellsNobody: true },
  },
  lawyer: {
    name: texts(
      'Advice of a lawyer',
      'Консультация юриста',
      'Машварати ҳуқуқшинос',
      'Юристтин кеңеши',
      'Yurist maslahati',
      'Заңгер кеңесі',
    ),
    needs: [
      'legal.advice',
      'legal.contract',
      'legal.registration',
      'legal.patent',
      'legal.entry_ban',
      'legal.deportation',
      'legal.documents_withheld',
      'legal.detention',
      'legal.official_abuse',
      'legal.fraud',
      'legal.criminal_case',
    ],
  },
  wages: {
    name: texts(
      'Help to get unpaid wages',
      'Помощь в получении зарплаты',
      'Ёрӣ барои гирифтани маош',
      'Айлыкты алууга жардам',
      'Maoshni olishga yordam',
      'Жалақыны алуға көмек',
    ),
    needs: [
      'legal.wages',
      'legal.dismissal',
      'legal.work_injury',
      'legal.contract',
      'legal.documents_withheld',
    ],
  },
  women: {
    name: texts(
      'Free lawyer for women',
      'Бесплатный юрист для женщин',
      'Ҳуқуқшиноси ройгон барои занон',
      'Аялдар үчүн акысыз юрист',
      'Ayollar uchun bepul yurist',
      'Әйелдерге тегін заңгер',
    ),
    needs: [
      'legal.alimony',
      'legal.divorce',
      'legal.property',
      'legal.custody',
      'legal.marriage_registration',
    ],
    with: {
      eligibleSex: 'female',
      tellsNobody: true,
      targetGroups: ['abandoned_wife', 'wife_of_migrant', 'widow'],
    },
  },
  shelter: {
    name: texts('Safe house', 'Безопасный дом', 'Хонаи бехатар', 'Коопсуз үй', 'Xavfsiz uy', 'Қауіпсіз үй'),
    needs: [
      'shelter.safe_place',
      'safety.family_violence',
      'safety.forced_labour',
      'safety.sexual_violence',
      'safety.forced_marriage',
      'safety.threats',
    ],
    with: { eligibleSex: 'female', tellsNobody: true, targetGroups: ['woman_migrant', 'abandoned_wife'] },
  },
  night: {
    name: texts('Bed for the night', 'Ночлег', 'Ҷойи хоб', 'Түнөк', 'Tunash joyi', 'Түнеп шығу'),
    needs: ['shelter.night', 'shelter.housing', 'money.food_now'],
  },
  mind: {
    name: texts(
      'Talk with a psychologist',
      'Беседа с психологом',
      'Суҳбат бо равоншинос',
      'Психолог менен сүйлөшүү',
      'Psixolog bilan suhbat',
      'Психологпен әңгіме',
    ),
    needs: ['health.mind', 'health.suicide', 'health.dependence', 'safety.family_violence'],
    with: { tellsNobody: true },
  },
  doctor: {
    name: texts(
      'Doctor',
      'Приём врача',
      'Қабули духтур',
      'Дарыгердин кабылдоосу',
      'Shifokor qabuli',
      'Дәрігер қабылдауы',
    ),
    needs: ['health.doctor', 'health.pregnancy', 'health.infection'],
  },
  emergency: {
    name: texts(
      'Emergency room',
      'Приёмное отделение',
      'Шуъбаи ёрии таъҷилӣ',
      'Кабыл алуу бөлүмү',
      'Shoshilinch yordam boʻlimi',
      'Қабылдау бөлімі',
    ),
    needs: ['health.emergency'],
  },
  school: {
    name: texts(
      'A place at school',
      'Место в школе',
      'Ҷой дар мактаб',
      'Мектептен орун',
      'Maktabdan joy',
      'Мектептен орын',
    ),
    needs: ['education.school_place', 'education.dropout', 'education.kindergarten'],
    with: { targetGroups: ['child_at_home', 'child_abroad'] },
  },
  papers: {
    name: texts(
      'Birth certificates and identity papers',
      'Свидетельства и удостоверения',
      'Шаҳодатнома ва ҳуҷҷатҳои шахсӣ',
      'Күбөлүк жана документтер',
      'Guvohnoma va hujjatlar',
      'Куәлік пен құжаттар',
    ),
    needs: ['legal.birth_certificate', 'documents.identity', 'documents.passport', 'documents.citizenship'],
  },
  benefits: {
    name: texts(
      'Benefits and social help',
      'Пособия и социальная помощь',
      'Кумакпулӣ ва ёрии иҷтимоӣ',
      'Жөлөкпул жана социалдык жардам',
      'Nafaqa va ijtimoiy yordam',
      'Жәрдемақы мен әлеуметтік көмек',
    ),
    needs: ['money.benefit', 'money.pension', 'health.disability', 'children.without_care', 'money.food_now'],
  },
  departure: {
    name: texts(
      'Advice before leaving for work',
      'Консультация перед отъездом',
      'Машварат пеш аз сафар',
      'Кетер алдындагы кеңеш',
      'Ketishdan oldin maslahat',
      'Кетер алдындағы кеңес',
    ),
    needs: ['preparation.before_leaving', 'work.check_agency', 'legal.entry_ban', 'work.find_abroad'],
    with: { targetGroups: ['potential_migrant', 'returned_migrant'] },
  },
  course: {
    name: texts(
      'Trade and language courses',
      'Курсы профессии и языка',
      'Курсҳои касб ва забон',
      'Кесип жана тил курстары',
      'Kasb va til kurslari',
      'Кәсіп пен тіл курстары',
    ),
    needs: ['education.trade', 'education.language', 'work.find_home', 'return.reintegration'],
  },
  tracing: {
    name: texts(
      'Search for relatives',
      'Поиск родных',
      'Ҷустуҷӯи хешовандон',
      'Туугандарды издөө',
      'Qarindoshlarni qidirish',
      'Туыстарды іздеу',
    ),
    needs: ['tracing.relative', 'tracing.death', 'money.travel_home'],
  },
  savings: {
    name: texts(
      'Savings groups of the village',
      'Сберегательные группы села',
      'Гурӯҳҳои пасандози деҳа',
      'Айылдын топтомо топтору',
      'Qishloq jamgʻarma guruhlari',
      'Ауылдың жинақ топтары',
    ),
    needs: ['money.savings_group', 'money.small_business', 'money.debt'],
    with: { targetGroups: ['wife_of_migrant', 'returned_migrant'] },
  },
  union: {
    name: texts(
      'Protection at work',
      'Защита на работе',
      'Ҳимоя дар ҷойи кор',
      'Жумуштагы коргоо',
      'Ishda himoya',
      'Жұмыстағы қорғау',
    ),
    needs: ['legal.wages', 'legal.work_injury', 'legal.dismissal', 'legal.discrimination'],
  },
  interpreter: {
    name: texts('Interpreter', 'Переводчик', 'Тарҷумон', 'Котормочу', 'Tarjimon', 'Аудармашы'),
    needs: ['info.interpreter', 'documents.notary'],
  },
} as const satisfies Record<string, Kind>
export type KindName = keyof typeof kinds
