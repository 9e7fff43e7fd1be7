import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { locales } from '#i18n/locales.ts'
import { blocksFor, parseArticle } from '../domain/article.ts'
import { articleNames } from '../domain/handbook.ts'
import { lintHandbook } from './handbook.ts'
import { loadPack } from './load.ts'
import { lintWords } from './words.ts'

test('every article and every word of the pack stands in six languages, names rules that are there, and fits into text messages', async () => {
  const pack = await loadPack()
  expect([...(await lintHandbook(pack)), ...(await lintWords(pack))]).toEqual([])
})

test('what is missing, names a rule nobody knows, or is too long for three messages is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'handbook-'))
  for (const locale of locales) {
    await mkdir(join(folder, locale))
    for (const name of articleNames) {
      const text = `title: T\nsms: ${locale === 'tg' ? 'ҳ'.repeat(202) : 'x'}\n\n{{rule:${locale === 'ky' ? 'ru.no.such' : 'kz.iin'}}}\n`
      if (locale !== 'kk') await writeFile(join(folder, locale, `${name}.md`), text)
    }
  }
  const findings = await lintHandbook(await loadPack(), pathToFileURL(`${folder}/`))
  const border = findings
    .filter(({ rule }) => rule.endsWith('/border'))
    .map(({ rule, code }) => `${rule} ${code}`)
  expect(border.sort()).toEqual([
    'handbook/kk/border text_missing',
    'handbook/ky/border text_stale',
    'handbook/ky/border unknown_rule',
    'handbook/tg/border too_long',
  ])
  await rm(folder, { recursive: true })
})

test('an article is read into blocks, with what is only for one country apart', () => {
  const article = parseArticle('title: T\nsms: S\n\nOne\ntwo {{rule:kz.iin}}.\n\n[RU]\n- a\n- b\n[*]\n## H\n')
  expect(article).toMatchObject({ title: 'T', sms: 'S' })
  expect(blocksFor(article, 'KZ').map(({ kind }) => kind)).toEqual(['paragraph', 'heading'])
  expect(blocksFor(article, 'RU').map(({ kind }) => kind)).toEqual(['paragraph', 'item', 'item', 'heading'])
  expect(article.blocks[0]?.pieces).toEqual([{ text: 'One two ' }, { rule: 'kz.iin' }, { text: '.' }])
})
