import { readFile } from 'node:fs/promises'
import { type Locale, locales } from '#i18n/locales.ts'
import { type Article, parseArticle, rulesOf } from '../domain/article.ts'
import { type ArticleName, articleNames } from '../domain/handbook.ts'
import type { Finding } from '../domain/lint.ts'
import type { Pack } from '../domain/pack.ts'
import { smsParts } from '../domain/sms.ts'

const folder = new URL('../../../../content/handbook/', import.meta.url)

export type Handbook = ReadonlyMap<Locale, ReadonlyMap<ArticleName, Article>>

/** The articles of `content/handbook/<language>/<article>.md`. */
export async function loadHandbook(from: URL = folder): Promise<Handbook> {
  const languages = await Promise.all(
    locales.map(async locale => {
      const articles = await Promise.all(
        articleNames.map(async name => {
          const text = await readFile(new URL(`${locale}/${name}.md`, from), 'utf8')
          return [name, parseArticle(text)] as const
        }),
      )
      return [locale, new Map(articles)] as const
    }),
  )
  return new Map(languages)
}

/** Messages that one summary may take. */
const mostParts = 3

/** Articles that are missing in a language, name rules that are not there, or whose summary is too long to be sent. */
export async function lintHandbook(pack: Pack, from: URL = folder): Promise<Finding[]> {
  const known = new Set(pack.rules.flatMap(({ id, obligation }) => (obligation ? [id, obligation] : [id])))
  const findings: Finding[] = []
  for (const name of articleNames) {
    const english = await readArticle(from, 'en', name)
    for (const locale of locales) {
      const say = (code: Finding['code'], message: string) =>
        findings.push({ level: 'error', rule: `handbook/${locale}/${name}`, code, message })
      const article = await readArticle(from, locale, name)
      if (!article || article.title === '' || article.blocks.length === 0) {
        say('text_missing', 'the article is missing, or has no title or text')
        continue
      }
      const named = rulesOf(article)
      for (const id of named) if (!known.has(id)) say('unknown_rule', `there is no rule or duty ${id}`)
      if (english && named.sort().join() !== rulesOf(english).sort().join())
        say('text_stale', 'names other rules than the English article')
      const { parts, units } = smsParts(article.sms)
      if (article.sms === '' || parts > mostParts)
        say('too_long', `the summary takes ${parts} messages (${units} letters)`)
    }
  }
  return findings
}

async function readArticle(from: URL, locale: Locale, name: ArticleName): Promise<Article | null> {
  try {
    return parseArticle(await readFile(new URL(`${locale}/${name}.md`, from), 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
