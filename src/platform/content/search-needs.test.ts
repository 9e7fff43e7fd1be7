import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWord, otherLayout } from './fold-word.ts'
import { searchNeeds } from './search-needs.ts'
import { loadTaxonomy } from './taxonomy.ts'

const taxonomy = loadTaxonomy(join(import.meta.dirname, '../../../content'))

/** What people say → the need that must come first. */
const first: [string, string][] = [
  ['муж не платит алименты', 'legal.alimony'],
  ['wages no', 'legal.wages'],
  ['паспорт забрали', 'legal.documents_withheld'],
  ['маош бермаяпти', 'legal.wages'],
  ['ghfdj', 'legal.advice'],
  ['hukuk', 'legal.advice'],
  ['huquqim buzildi', 'legal.advice'],
  ['zarplata', 'legal.wages'],
  ['не дают зарплату три месяца', 'legal.wages'],
  ['ойлигимни бермаяпти', 'legal.wages'],
  ['айлыгымды бербей жатат', 'legal.wages'],
  ['моҳонаамро надод', 'legal.wages'],
  ['жалақымды бермейді', 'legal.wages'],
  ['boss keeps my passport', 'legal.documents_withheld'],
  ['pasportimni olib qo‘ydi', 'legal.documents_withheld'],
  ['паспортумду алып койду', 'legal.documents_withheld'],
  ['потерял паспорт', 'documents.passport'],
  ['паспорт жоголуп кетти', 'documents.passport'],
  ['муж пропал нет связи', 'tracing.relative'],
  ['eri yo‘qolgan qidiryapman', 'tracing.relative'],
  ['шавҳарамро меҷӯям', 'tracing.relative'],
  ['shavharamro mejuyam', 'tracing.relative'],
  ['күйөөмдү издеп жатам', 'tracing.relative'],
  ['looking for my father, no news', 'tracing.relative'],
  ['муж бьет', 'safety.family_violence'],
  ['erim urdi', 'safety.family_violence'],
  ['шавҳарам мезанад', 'safety.family_violence'],
  ['күйөөм сабайт', 'safety.family_violence'],
  ['күйеуім ұрып жатыр', 'safety.family_violence'],
  ['husband beats me', 'safety.family_violence'],
  ['некуда идти с детьми', 'shelter.safe_place'],
  ['ребенка не берут в школу', 'education.school_place'],
  ['баламды мектепке албай жатышат', 'education.school_place'],
  ['maktabga olmayapti', 'education.school_place'],
  ['садик', 'education.kindergarten'],
  ['нечего кушать', 'money.food_now'],
  ['xovqat yoq och qoldik', 'money.food_now'],
  ['гуруснаем', 'money.food_now'],
  ['депорт', 'legal.deportation'],
  ['qora royxat', 'legal.entry_ban'],
  ['рӯйхати сиёҳ', 'legal.entry_ban'],
  ['черный список', 'legal.entry_ban'],
  ['кара тизмеде турам', 'legal.entry_ban'],
  ['прописка керек', 'legal.registration'],
  ['патент продлить', 'legal.patent'],
  ['милиция задержала брата', 'legal.detention'],
  ['politsiya ushlab ketdi', 'legal.detention'],
  ['упал на стройке сломал ногу', 'legal.work_injury'],
  ['беременна', 'health.pregnancy'],
  ['homilador', 'health.pregnancy'],
  ['скорая', 'health.emergency'],
  ['не хочу жить', 'health.suicide'],
  ['yashagim kelmayapti', 'health.suicide'],
  ['жашагым келбей жатат', 'health.suicide'],
  ['не отпускают, заперли', 'safety.forced_labour'],
  ['свекровь выгнала из дома', 'legal.property'],
  ['талок', 'legal.divorce'],
  ['метрика', 'legal.birth_certificate'],
  ['билета нет, хочу домой', 'money.travel_home'],
  ['груз 200', 'tracing.death'],
  ['кредит', 'money.debt'],
  ['тарҷумон', 'info.interpreter'],
  ['консулство', 'info.consulate'],
  ['cflbr', 'education.kindergarten'],
  ['ала качуу', 'safety.forced_marriage'],
]

/** More of what people say: the need must be among the three that fit on a phone's screen. */
const amongThree: [string, string][] = [
  ['хозяин не отдает деньги за работу', 'legal.wages'],
  ['работал 2 месяца ничего не получил', 'legal.wages'],
  ['зарплатани бермай кетди', 'legal.wages'],
  ['employer did not pay salary', 'legal.wages'],
  ['корфармо музди маро намедиҳад', 'legal.wages'],
  ['начальник держит паспорт', 'legal.documents_withheld'],
  ['паспорти манро гирифтаанд', 'legal.documents_withheld'],
  ['муж уехал в россию и не звонит', 'tracing.relative'],
  ['брат пропал в москве', 'tracing.relative'],
  ['сын не выходит на связь', 'tracing.relative'],
  ['ukam yoqolib qoldi', 'tracing.relative'],
  ['алимент олмоқчиман', 'legal.alimony'],
  ['отец не помогает детям', 'legal.alimony'],
  ['хочу развестись', 'legal.divorce'],
  ['ажрашиш', 'legal.divorce'],
  ['муж женился на другой', 'legal.divorce'],
  ['талоқ дод тавассути телефон', 'legal.divorce'],
  ['запрет на въезд проверить', 'legal.entry_ban'],
  ['меня депортировали', 'legal.deportation'],
  ['нужна регистрация', 'legal.registration'],
  ['как оформить патент', 'legal.patent'],
  ['муж избивает при детях', 'safety.family_violence'],
  ['эрим калтаклайди', 'safety.family_violence'],
  ['ночевать негде', 'shelter.night'],
  ['снять квартиру', 'shelter.housing'],
  ['болит живот нужен врач', 'health.doctor'],
  ['касал шудам', 'health.doctor'],
  ['рожать скоро', 'health.pregnancy'],
  ['вич', 'health.infection'],
  ['депрессия не могу спать', 'health.mind'],
  ['школа отказ', 'education.school_place'],
  ['фарзандам ба мактаб', 'education.school_place'],
  ['у ребенка нет свидетельства о рождении', 'legal.birth_certificate'],
  ['дочь украли замуж', 'safety.forced_marriage'],
  ['пособие на ребенка', 'money.benefit'],
  ['отправить деньги домой', 'money.transfer'],
  ['открыть свое дело', 'money.small_business'],
  ['ищу работу', 'work.find_home'],
  ['жумуш издеп жүрөм', 'work.find_home'],
  ['хочу в корею', 'work.find_abroad'],
  ['адрес посольства', 'info.consulate'],
  ['консулхона телефони', 'info.consulate'],
  ['посредник обманул с документами', 'legal.fraud'],
  ['полиция требует взятку', 'legal.official_abuse'],
  ['туберкулез', 'health.infection'],
  ['умер в москве тело', 'tracing.death'],
  ['бабушка опекун', 'legal.custody'],
  ['gfcgjhn', 'documents.passport'],
  ['наследство дом', 'legal.property'],
  ['угрожает убить', 'safety.threats'],
  ['уволили без причины', 'legal.dismissal'],
  ['травма рука', 'legal.work_injury'],
  ['переводчик нужен', 'info.interpreter'],
  ['пенсия', 'money.pension'],
  ['жалақы', 'legal.wages'],
  ['баспана керек', 'shelter.safe_place'],
  ['төлқұжат', 'documents.passport'],
  ['oylik', 'legal.wages'],
  ['nikoh guvohnomasi', 'legal.marriage_registration'],
  ['паспорт иваз кардан', 'documents.passport'],
  ['мой муж пьет и бьет меня', 'safety.family_violence'],
  ['работодатель не выплатил аванс', 'legal.wages'],
  ['кожоюнум айлык бербейт', 'legal.wages'],
  ['ish haqimni olmadim', 'legal.wages'],
  ['еңбекақымды ала алмай жүрмін', 'legal.wages'],
  ['пулашро надод ба коргарон', 'legal.wages'],
  ['потеряла документы', 'documents.passport'],
  ['pasportim muddati otgan', 'documents.passport'],
  ['жена ищет мужа', 'tracing.relative'],
  ['атам жоголуп кетти россияда', 'tracing.relative'],
  ['әкемнен хабар жоқ', 'tracing.relative'],
  ['писарам гум шуд', 'tracing.relative'],
  ['элимент төлөбөй жатат', 'legal.alimony'],
  ['er aliment bermayapti', 'legal.alimony'],
  ['күйеуім балаларға ақша бермейді', 'legal.alimony'],
  ['никах без загса', 'legal.marriage_registration'],
  ['кайын энем үйдөн кууп жатат', 'legal.property'],
  ['хушдоманам аз хона пеш кард', 'legal.property'],
  ['могу ли я въехать в россию запрет', 'legal.entry_ban'],
  ['запрет барои чӣ', 'legal.entry_ban'],
  ['регистрация керек эле', 'legal.registration'],
  ['propiska qilish', 'legal.registration'],
  ['миграционная карта потерял', 'legal.registration'],
  ['патенти кор', 'legal.patent'],
  ['patent tolovi', 'legal.patent'],
  ['шавҳарам маро лату кӯб кард', 'safety.family_violence'],
  ['отам урадиган эди', 'safety.family_violence'],
  ['изнасиловали', 'safety.sexual_violence'],
  ['начальник пристает', 'safety.sexual_violence'],
  ['негде жить', 'shelter.housing'],
  ['ночлег', 'shelter.night'],
  ['түнөгөнгө жер жок', 'shelter.night'],
  ['врач керек', 'health.doctor'],
  ['духтур лозим', 'health.doctor'],
  ['операция пул', 'health.doctor'],
  ['боюмда бар төрөт', 'health.pregnancy'],
  ['бала ауырып тұр дәрігер', 'health.doctor'],
  ['спид анализ', 'health.infection'],
  ['ichimda siqilaman', 'health.mind'],
  ['хочу умереть', 'health.suicide'],
  ['мактаб', 'education.school_place'],
  ['сын не учится', 'education.dropout'],
  ['бақча орын', 'education.kindergarten'],
  ['свидетельство ребенку', 'legal.birth_certificate'],
  ['туулгандык күбөлүк', 'legal.birth_certificate'],
  ['пособие', 'money.benefit'],
  ['қарз', 'money.debt'],
  ['бизнес баштагым келет', 'money.small_business'],
  ['жумуш', 'work.find_home'],
  ['корея', 'work.find_abroad'],
  ['посольство таджикистана', 'info.consulate'],
  ['elchixona', 'info.consulate'],
  ['мошенники обманули', 'legal.fraud'],
  ['ришва', 'legal.official_abuse'],
  ['тело брата домой', 'tracing.death'],
  ['муж умер в россии', 'tracing.death'],
  ['опека над внуком', 'legal.custody'],
  ['чипта надорам', 'money.travel_home'],
  ['домой уехать нет денег', 'money.travel_home'],
  ['урушга олиб кетишмоқчи', 'safety.army_pressure'],
  ['адвокат нужен', 'legal.advice'],
  ['заңгер', 'legal.advice'],
  ['үй жок', 'shelter.night'],
  ['переломал руку на работе', 'legal.work_injury'],
]

describe('searching a need', () => {
  test.each(first)('"%s" finds %s first', (query, code) => {
    expect(searchNeeds(taxonomy, query, 3).map(hit => hit.need.code)[0]).toBe(code)
  })

  test.each(amongThree)('"%s" finds %s among the first three', (query, code) => {
    expect(searchNeeds(taxonomy, query, 3).map(hit => hit.need.code)).toContain(code)
  })

  test('finds while the word is still being typed', () => {
    for (const [typed, code] of [
      ['алим', 'legal.alimony'],
      ['зарп', 'legal.wages'],
      ['бесплатный ю', 'legal.advice'],
    ])
      expect(searchNeeds(taxonomy, typed!, 3).map(hit => hit.need.code)).toContain(code)
  })

  test('each need is found first by its own name in every language', () => {
    const lost = taxonomy.needs.flatMap(need =>
      Object.entries(need.name)
        .filter(([, name]) => searchNeeds(taxonomy, name, 1)[0]?.need.code !== need.code)
        .map(([locale, name]) => `${need.code} ${locale}: ${name}`),
    )
    expect(lost).toEqual([])
  })

  test('nothing typed, nothing found; nonsense never fails and never exceeds the limit', () => {
    expect(searchNeeds(taxonomy, '  ')).toEqual([])
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 9 }), (query, limit) => {
        const hits = searchNeeds(taxonomy, query, limit)
        expect(hits.length).toBeLessThanOrEqual(limit)
        expect(hits.every((hit, i) => i === 0 || hits[i - 1]!.score >= hit.score)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('one spelling for a word', () => {
  test.each([
    ['ҳуқуқ', 'hukuk'],
    ['ҷудошавӣ', 'жудошави'],
    ['oʻgʻil', "o'g'il"],
    ['ўғил', 'oʻgʻil'],
    ['зарплата', 'zarplata'],
    ['шикоят', 'shikoyat'],
    ['хона', 'xona'],
    ['ребёнок', 'ребенок'],
    ['жумуш', 'jumush'],
    ['ҷумъа', "jum'a"],
  ])('%s and %s are the same', (a, b) => {
    expect(foldWord(a)).toBe(foldWord(b))
  })

  test('keys pressed on the wrong keyboard are read in both directions', () => {
    expect(otherLayout('ghfdj')).toBe('право')
    expect(otherLayout(',jkmybwf')).toBe('больница')
    expect(otherLayout('цфпуы')).toBe('wages')
    expect(otherLayout('123')).toBeNull()
  })
})

describe('in the browser', () => {
  test('the search takes nothing but its own neighbour along', () => {
    const imports = ['search-needs.ts', 'fold-word.ts'].flatMap(file =>
      [
        ...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^import (?!type).* from '(.*)'/gm),
      ].map(m => m[1]),
    )
    expect(imports).toEqual(['./fold-word.ts'])
  })
})
