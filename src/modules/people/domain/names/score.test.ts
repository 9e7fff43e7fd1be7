import { describe, expect, test } from 'vitest'
import { maybeName, sameName, scoreNames } from './score.ts'

describe('one person, written in several ways', () => {
  // The kinds of names.md section 3, with invented names.
  test.each([
    ['lost letters and h, kh, g', 'Маргарита Хегай', 'Margarita Khegai'],
    ['p and f', 'Зебо Шарифова', 'Zebo Sharipova'],
    ['J and Y', 'Alisher Jarbabaev', 'Alisher Yarbabaev'],
    ['z and s, doubled letters', 'Rozella Glenn', 'Rosella Glen'],
    ['a lost vowel and -eff', 'Olimsho Vatanishoev', 'Olimsho Vatanshoeff'],
    ['a short and a long given name', 'Gulru Sultonova', 'Gulruya Sultonova'],
    ['vowels', 'Nasrin Abdymomunova', 'Nasreen Abdumomunova'],
    ['zh and j', 'Akzhol Abdukerimov', 'Akjol Abdukerimov'],
    ['word order and a stray comma', 'Ayper, Subanova', 'Subanova Ayper'],
    ['a line break', 'Sher-aliev Bobur', 'Bobur Sheraliev'],
    ['letters changed over', 'Рустам Фасхутдинов', 'Rustam Fashutdinov'],
    ['former Russian ending', 'Раҳмонов Карим', 'Карими Раҳмон'.replace('Карими Раҳмон', 'Раҳмон Карим')],
    ['former ending and back', 'Раҳмонзода Карим', 'Rakhmonov Karim Saidovich'],
    ['Uzbek Latin and Russian', 'Toʻlqin Gʻofurov', 'Тулкин Гафуров'],
    ['French passport of the nineties', 'Djamchid Abdoullaev', 'Ҷамшед Абдуллоев'],
    ['Azerbaijani and Russian', 'Cavid Həsənov Əli oğlu', 'Гасанов Джавид Алиевич'],
    ['Turkmen and Russian', 'Çarymyrat Öwezow', 'Овезов Чарымурат'],
    ['Kazakh Latin and Cyrillic', 'Qairat Mūratov', 'Қайрат Мұратов'],
    ['Kyrgyz father’s word and Russian one', 'Айбек Мирланов Медербек уулу', 'Mirlanov Aibek Mederbekovich'],
    ['Dari and Tajik', 'محمد رحیمی', 'Муҳаммад Раҳимӣ'],
    ['religious name far from its root', 'Fozilov Muhammad', 'Фозилов Магомед'],
    ['pet name', 'Саша Сидорова', 'Sidorova Alexandra'],
    ['marriage leaves the father’s name', 'Каримова Саодат Раҳимовна', 'Saodat Karimova'],
    ['German paper', 'Schuchrat Dschurajew', 'Шухрат Джураев'],
  ])('%s', (_, one, other) => {
    expect(scoreNames(one, other).score).toBeGreaterThan(sameName)
  })
})

describe('different people who look alike', () => {
  test.each([
    ['twin brothers', 'Ҳасан Мирзоев', 'Husan Mirzoev'],
    ['twin brothers in Kyrgyz', 'Асан Эмилов', 'Emilov Uson'],
    ['twin sisters', 'Фотима Холова', 'Zuhra Kholova'],
    ['given names one sound apart', 'Марат Каримов', 'Murat Karimov'],
    ['given names one sound apart, Kazakh', 'Нұрлан Қанатов', 'Nurjan Kanatov'],
    ['husband and wife', 'Каримов Рустам', 'Каримова Зебо'],
    ['father and son', 'Zafar Lutfulloev', 'Лутфуллоев Хуршед Зафарович'],
    ['sisters with all else alike', 'Мадина Азизовна Каримова', 'Малика Азизовна Каримова'],
    ['another family', 'Gulnora Ravshanova', 'Гулнора Муҳаммадиева'],
    ['given and family name are each other’s', 'Карим Раҳимов', 'Раҳим Каримов'],
  ])('%s', (_, one, other) => {
    expect(scoreNames(one, other).score).toBeLessThan(maybeName)
  })
})

describe('reasons', () => {
  test('say that the name agrees across scripts', () => {
    expect(scoreNames('Карим Раҳимов', 'Rahimov Karim').why).toEqual([
      'same_name',
      'name_across_scripts',
      'given_agrees',
      'family_agrees',
    ])
  })

  test('say what differs', () => {
    expect(scoreNames('Карим Раҳимов', 'Карим Сафаров').why).toContain('family_differs')
    expect(scoreNames('Ҳасан Раҳимов', 'Ҳусан Раҳимов').why).toContain('given_differs')
    expect(scoreNames('Рустам Каримов', 'Зебо Каримова').why).toContain('name_sex_differs')
  })

  test('say that a father’s name was compared, and how', () => {
    expect(scoreNames('Каримов Али Саидович', 'Karimov Ali Saidovich').why).toContain('father_agrees')
    expect(scoreNames('Каримов Али Саидович', 'Каримов Али Рустамович').why).toContain('father_differs')
  })
})

describe('facts beside the name', () => {
  const score = (query: object, candidate: object) =>
    scoreNames('Карим Раҳимов', 'Rahimov Karim', { query, candidate })

  test('a birth year that agrees ranks before one off by one, unknown, and different', () => {
    const same = score({ birthYear: 1980 }, { birthYear: 1980 })
    const unknown = score({ birthYear: 1980 }, {})
    const near = score({ birthYear: 1980 }, { birthYear: 1981 })
    const other = score({ birthYear: 1980 }, { birthYear: 1971 })
    expect(same.score).toBe(1)
    expect([unknown.score, near.score, other.score]).toEqual(
      [unknown.score, near.score, other.score].toSorted((a, b) => b - a),
    )
    expect(near.why).toContain('birth_year_off_by_one')
    expect(other.why).toContain('birth_year_differs')
  })

  test('a district and a sex are told', () => {
    expect(score({ district: 'Vakhsh', sex: 'm' }, { district: 'vakhsh ', sex: 'm' }).why).toEqual(
      expect.arrayContaining(['same_district', 'same_sex']),
    )
    expect(score({ sex: 'm' }, { sex: 'f' }).why).toContain('sex_differs')
    expect(score({ sex: 'm' }, { sex: 'f' }).score).toBeLessThan(sameName)
  })

  test('facts nobody has change nothing', () => {
    expect(score({}, {})).toEqual(scoreNames('Карим Раҳимов', 'Rahimov Karim'))
  })
})

test('initials agree, but never as surely as names in full', () => {
  const initials = scoreNames('A. Alimov', 'Alimov Azalkhon')
  expect(initials.why).toContain('initial_agrees')
  expect(initials.score).toBeGreaterThan(maybeName)
  expect(initials.score).toBeLessThan(scoreNames('Azalkhon Alimov', 'Alimov Azalkhon').score)
  expect(scoreNames('B. Alimov', 'Alimov Azalkhon').score).toBeLessThan(maybeName)
})
