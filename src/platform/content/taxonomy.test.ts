import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadTaxonomy, locales, needIcons, type Texts } from './taxonomy.ts'

const content = join(import.meta.dirname, '../../../content')
const taxonomy = loadTaxonomy(content)

/** Letters beyond which a text is not in this language; loan words aside, a stray letter here is a slip of the hand. */
const alphabets: Record<keyof Texts, RegExp> = {
  en: /^[A-Za-z]+$/,
  ru: /^[А-Яа-яЁё]+$/,
  tg: /^[А-Яа-яЁёҒғӢӣҚқӮӯҲҳҶҷ]+$/,
  ky: /^[А-Яа-яЁёҢңӨөҮү]+$/,
  uz: /^[A-Za-zʻʼ]+$/,
  kk: /^[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+$/,
}
/** Letters that Tajik spelling gave up in 1998. */
const notTajik = /[ЦцЩщЫыЬь]/

function shownTexts(): [string, Texts][] {
  return [
    ...taxonomy.areas.flatMap((a): [string, Texts][] => [
      [`${a.code} name`, a.name],
      [`${a.code} description`, a.description],
    ]),
    ...taxonomy.needs.flatMap((n): [string, Texts][] => [
      [`${n.code} name`, n.name],
      ...(n.ask ? [[`${n.code} ask`, n.ask] as [string, Texts]] : []),
    ]),
    ...taxonomy.targetGroups.map((g): [string, Texts] => [g.code, g.name]),
    ...taxonomy.riskIndicators.flatMap((r): [string, Texts][] => [
      [`${r.code} name`, r.name],
      [`${r.code} question`, r.question],
    ]),
    ...taxonomy.occupations.map((o): [string, Texts] => [o.code, o.name]),
  ]
}

describe('the taxonomy pack', () => {
  test('has nine areas, about sixty needs and fifteen signs of danger', () => {
    expect(taxonomy.areas).toHaveLength(9)
    expect(taxonomy.needs.length).toBeGreaterThanOrEqual(60)
    expect(taxonomy.riskIndicators).toHaveLength(15)
    expect(taxonomy.riskIndicators.filter(r => r.source === 'ilo')).toHaveLength(11)
    expect(taxonomy.targetGroups.length).toBeGreaterThanOrEqual(9)
  })

  test('every area has a need and the level of involvement of the study', () => {
    const used = new Set(taxonomy.needs.map(n => n.area))
    expect(taxonomy.areas.filter(a => !used.has(a.code))).toEqual([])
    expect(taxonomy.areas.filter(a => a.involvement === 'low').map(a => a.code)).toEqual([
      'income',
      'services_home',
      'preparation',
    ])
  })

  test('every shown text uses only the letters of its language', () => {
    const strays = shownTexts().flatMap(([where, texts]) =>
      locales.flatMap(locale =>
        (texts[locale].match(/[\p{L}]+/gu) ?? [])
          .filter(word => !alphabets[locale].test(word) || (locale === 'tg' && notTajik.test(word)))
          .map(word => `${where} ${locale}: ${word}`),
      ),
    )
    expect(strays).toEqual([])
  })

  test('no two needs have the same name in any language', () => {
    for (const locale of locales) {
      const names = taxonomy.needs.map(n => n.name[locale])
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })

  test('the public page shows between twelve and eighteen short choices', () => {
    const asked = taxonomy.needs.filter(n => n.ask)
    expect(asked.length).toBeGreaterThanOrEqual(12)
    expect(asked.length).toBeLessThanOrEqual(18)
    for (const need of asked) for (const locale of locales) expect(need.ask![locale].length).toBeLessThan(60)
  })

  test('no picture is without a need', () => {
    const used = new Set(taxonomy.needs.map(n => n.icon))
    expect(needIcons.filter(icon => !used.has(icon))).toEqual([])
  })
})

describe('a mistake in the pack', () => {
  let copy: string | undefined
  afterEach(() => copy && rmSync(copy, { recursive: true }))
  const withChange = (file: string, from: string, to: string) => {
    copy = mkdtempSync(join(tmpdir(), 'pack-'))
    cpSync(join(content, 'taxonomy'), join(copy, 'taxonomy'), { recursive: true })
    const path = join(copy, file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(from)
    writeFileSync(path, text.replace(from, to))
    return () => loadTaxonomy(copy!)
  }

  test('is told with its file, line and path when a translation is missing', () => {
    expect(withChange('taxonomy/needs.yaml', '      tg: Маош намедиҳанд\n', '')).toThrow(
      /^taxonomy\/needs\.yaml:\d+ needs\.0\.name\.tg: /m,
    )
  })
  test('is told when a Cyrillic letter hides in a Latin word', () => {
    expect(withChange('taxonomy/needs.yaml', 'en: Unpaid wages', 'en: Unpaid wаges')).toThrow(
      /another script/,
    )
  })
  test('is told when a need points to an area that is not there', () => {
    expect(withChange('taxonomy/needs.yaml', '    area: status_work', '    area: status_play')).toThrow(
      /no area status_play/,
    )
  })
  test('is told when a code is used twice', () => {
    expect(withChange('taxonomy/target-groups.yaml', 'code: widow', 'code: abandoned_wife')).toThrow(
      /used twice/,
    )
  })
  test('is told with its line when the file is not YAML', () => {
    expect(withChange('taxonomy/needs.yaml', 'needs:\n', 'needs: [\n')).toThrow(/needs\.yaml:\d+: /)
  })
})
