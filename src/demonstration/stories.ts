/**
 * What people come with, and how often: the problems are those of the reports that Hamroh follows (unpaid wages, passports
 * kept by employers, missed registration, entry bans, husbands who are silent, violence, children without papers), in
 * about their order. The words are invented, in Russian, as such notes are mostly kept.
 */
export interface Story {
  readonly weight: number
  readonly needs: readonly string[]
  readonly groups: readonly string[]
  /** How many of a hundred are women. */
  readonly women: number
  readonly said: string
  readonly advised: string
  /** Where the person is: at home or in the country of work. */
  readonly abroad: boolean
  readonly triage?: Readonly<Record<string, 'yes' | 'no' | 'unknown' | 'skipped'>>
}

export const stories: readonly Story[] = [
  {
    weight: 17,
    needs: ['legal.wages'],
    groups: ['man_migrant'],
    women: 0,
    abroad: true,
    said: 'Работал на стройке без договора, не платят три месяца. Есть переписка с прорабом и фото смен.',
    advised: 'Сохранить переписку и фото, записать дни и часы; можно посчитать долг и написать требование.',
  },
  {
    weight: 11,
    needs: ['legal.wages', 'legal.documents_withheld'],
    groups: ['woman_migrant'],
    women: 80,
    abroad: true,
    said: 'Повар в столовой, паспорт у хозяйки, зарплату обещают «потом». Живёт при кухне.',
    advised: 'Паспорт удерживать нельзя; объяснили, как заявить, и куда прийти, если станет опасно.',
    triage: { documents_withheld: 'yes', wages_withheld: 'yes', isolation: 'no', violence: 'no' },
  },
  {
    weight: 12,
    needs: ['legal.entry_ban'],
    groups: ['returned_migrant', 'man_migrant'],
    women: 20,
    abroad: false,
    said: 'Не пустили на границе, запрет на въезд, за что — не знает. Семья живёт на его заработок.',
    advised: 'Как узнать основание и срок запрета, когда его можно обжаловать.',
  },
  {
    weight: 11,
    needs: ['legal.registration', 'legal.patent'],
    groups: ['man_migrant'],
    women: 30,
    abroad: true,
    said: 'Приехал две недели назад, не знает, до какого дня регистрация и патент.',
    advised: 'Назвали сроки и кто обязан; какие бумаги взять с собой.',
  },
  {
    weight: 9,
    needs: ['tracing.relative'],
    groups: ['wife_of_migrant', 'abandoned_wife'],
    women: 100,
    abroad: false,
    said: 'Муж уехал два года назад, год нет ни звонка, ни денег. Трое детей.',
    advised: 'Какие сведения нужны для розыска и кто ищет; о согласии и о том, что ответ может быть разным.',
  },
  {
    weight: 8,
    needs: ['legal.alimony', 'legal.divorce'],
    groups: ['abandoned_wife'],
    women: 100,
    abroad: false,
    said: 'Развёл по телефону, живёт с другой в России, на детей не присылает.',
    advised: 'Алименты взыскиваются и за границей; какие документы собрать.',
  },
  {
    weight: 6,
    needs: ['safety.family_violence', 'shelter.safe_place'],
    groups: ['wife_of_migrant'],
    women: 100,
    abroad: false,
    said: 'Живёт у свекрови, бьют, телефон проверяют. Просит не звонить вечером.',
    advised: 'План на случай опасности, куда уйти с детьми, кодовое слово.',
    triage: { violence: 'yes', isolation: 'yes', child_at_risk: 'yes', suicide_risk: 'skipped' },
  },
  {
    weight: 4,
    needs: ['safety.forced_labour', 'legal.documents_withheld'],
    groups: ['man_migrant'],
    women: 25,
    abroad: true,
    said: 'Кирпичный завод, не выпускают, «отработай долг за дорогу». Паспорта у бригадира.',
    advised: 'Безопасность сначала; как дать знать о месте; кто может приехать.',
    triage: {
      restriction_of_movement: 'yes',
      debt_bondage: 'yes',
      documents_withheld: 'yes',
      wages_withheld: 'yes',
    },
  },
  {
    weight: 6,
    needs: ['legal.birth_certificate', 'education.school_place'],
    groups: ['child_at_home'],
    women: 85,
    abroad: false,
    said: 'Ребёнок родился в России, свидетельства нет, в школу не берут.',
    advised: 'Порядок восстановления свидетельства; письмо в отдел образования.',
  },
  {
    weight: 5,
    needs: ['legal.deportation'],
    groups: ['man_migrant'],
    women: 15,
    abroad: true,
    said: 'Брат в центре временного содержания, суд через два дня.',
    advised: 'Срок на жалобу, что взять защитнику, как связаться с консульством.',
  },
  {
    weight: 4,
    needs: ['documents.passport', 'info.consulate'],
    groups: ['woman_migrant'],
    women: 100,
    abroad: true,
    said: 'Потеряла паспорт, боится идти в полицию.',
    advised: 'Справка об утере, свидетельство на возвращение, адрес консульства.',
  },
  {
    weight: 4,
    needs: ['health.doctor', 'health.pregnancy'],
    groups: ['woman_migrant'],
    women: 100,
    abroad: true,
    said: 'Шестой месяц, полиса нет, в больнице просят деньги.',
    advised: 'Где наблюдают бесплатно; экстренная помощь положена всем.',
  },
  {
    weight: 5,
    needs: ['preparation.before_leaving', 'work.check_agency'],
    groups: ['potential_migrant'],
    women: 45,
    abroad: false,
    said: 'Предлагают работу через посредника, просят залог.',
    advised: 'Как проверить агентство и договор до отъезда; чего не подписывать.',
  },
  {
    weight: 4,
    needs: ['money.food_now', 'money.benefit'],
    groups: ['abandoned_wife', 'widow'],
    women: 100,
    abroad: false,
    said: 'Муж погиб на стройке, денег нет, дом в долгах.',
    advised: 'Пособие по потере кормильца, помощь продуктами, группа взаимопомощи в селе.',
  },
  {
    weight: 3,
    needs: ['money.savings_group', 'money.small_business'],
    groups: ['wife_of_migrant'],
    women: 100,
    abroad: false,
    said: 'Хочет начать своё дело, теплица; спрашивает о группе сбережений.',
    advised: 'Когда собирается группа в районе и кто её ведёт.',
  },
  {
    weight: 3,
    needs: ['legal.work_injury', 'health.disability'],
    groups: ['returned_migrant', 'man_migrant'],
    women: 8,
    abroad: false,
    said: 'Упал с лесов, вернулся на костылях, работодатель молчит.',
    advised: 'Акт о несчастном случае, сроки, какие выписки нужны.',
  },
]

export const given = {
  TJ: {
    female: ['Зарина', 'Гулру', 'Мавлуда', 'Нилуфар', 'Шаҳло', 'Сафаргул', 'Бибигул', 'Фотима'],
    male: ['Рустам', 'Ҳасан', 'Фирдавс', 'Абдулло', 'Умед', 'Саидҷон', 'Холмурод', 'Ҷамшед'],
    family: ['Намунаева', 'Мисолова', 'Озмоишева', 'Тасвирова'],
  },
  KG: {
    female: ['Айнура', 'Бурул', 'Зуура', 'Назгүл', 'Сайкал', 'Элнура'],
    male: ['Бакыт', 'Нурбек', 'Кубат', 'Медер', 'Улан', 'Жоомарт'],
    family: ['Мисалова', 'Үлгүева', 'Сыноева'],
  },
  UZ: {
    female: ['Dilorom', 'Nafisa', 'Zulxumor', 'Feruza', 'Gulchehra'],
    male: ['Otabek', 'Sherzod', 'Jasur', 'Ulugʻbek', 'Anvar'],
    family: ['Namunayeva', 'Misolova', 'Sinovova'],
  },
} as const
