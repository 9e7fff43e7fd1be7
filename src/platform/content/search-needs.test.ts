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

describe('searching a need', () => {
  test.each(first)('"%s" finds %s first', (query, code) => {
    expect(searchNeeds(taxonomy, query, 3).map(hit => hit.need.code)[0]).toBe(code)
  })

  test('finds while the word is still being typed', () => {
    for (const [typed, code] of [
      ['алим', 'legal.alimony'],
      ['зарп', 'legal.wages'],
      ['прег', ''],
      ['бесплатный ю', 'legal.advice'],
    ])
      if (code) expect(searchNeeds(taxonomy, typed!, 3).map(hit => hit.need.code)).toContain(code)
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
