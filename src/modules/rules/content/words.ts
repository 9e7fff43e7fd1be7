import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { parse } from 'yaml'
import { type Locale, locales } from '#i18n/locales.ts'
import type { Finding } from '../domain/lint.ts'
import type { Pack, Version } from '../domain/pack.ts'
import { textHash, versionKey } from './hash.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const texts = v.strictObject(v.entriesFromList(locales, text))
const translations = v.strictObject({
  /** Of which English text. */
  of: text,
  ...v.entriesFromList(
    locales.filter(locale => locale !== 'en'),
    text,
  ),
})
const wordsFile = v.strictObject({
  duties: v.record(text, v.strictObject({ title: texts, how: texts })),
  rules: v.record(text, v.strictObject({ title: texts, says: v.optional(v.record(text, translations), {}) })),
})

export type Texts = Readonly<Record<Locale, string>>

/** The words of the pack in six languages: what is shown to people. The English sentence of a fact is the pack's own. */
export interface RuleWords {
  /** By duty, as an answer calls it. */
  readonly duties: ReadonlyMap<string, { readonly title: Texts; readonly how: Texts }>
  readonly titles: ReadonlyMap<string, Texts>
  /** By rule and version, as `ru.ban.expulsion ever`. */
  readonly says: ReadonlyMap<string, Texts>
}

const file = new URL('../../../../content/rules/words.yaml', import.meta.url)

export async function readWordsFile(from: URL = file): Promise<v.InferOutput<typeof wordsFile>> {
  return v.parse(wordsFile, parse(await readFile(from, 'utf8')))
}

export async function loadWordsOf(pack: Pack, from: URL = file): Promise<RuleWords> {
  const read = await readWordsFile(from)
  const says = new Map<string, Texts>()
  for (const rule of pack.rules) {
    for (const version of rule.versions) {
      if (version.value.kind !== 'fact') continue
      const key = versionKey(version)
      const given = read.rules[rule.id]?.says[key]
      const en = version.value.says
      if (given) says.set(`${rule.id} ${key}`, { ...given, en })
    }
  }
  return {
    duties: new Map(Object.entries(read.duties)),
    titles: new Map(Object.entries(read.rules).map(([id, { title }]) => [id, title])),
    says,
  }
}

/** Versions whose sentence people read: facts, and what is announced or planned. Times nobody looked into are not. */
export const needsWords = (isFact: boolean, version: Version): boolean =>
  version.value.kind === 'fact' && (isFact || version.status === 'announced' || version.status === 'bill')

/** Texts that are missing in a language, are of an older English text, or of nothing. */
export async function lintWords(pack: Pack, from: URL = file): Promise<Finding[]> {
  const raw = parse(await readFile(from, 'utf8')) as unknown
  const parsed = v.safeParse(wordsFile, raw)
  if (!parsed.success) {
    return parsed.issues.map(issue => ({
      level: 'error',
      rule: (issue.path ?? []).map(item => String(item.key)).join('.'),
      code: 'text_missing',
      message: `words.yaml: ${issue.received === 'undefined' ? 'is missing' : issue.message}`,
    }))
  }
  const { duties, rules } = parsed.output
  const findings: Finding[] = []
  const say = (rule: string, code: Finding['code'], message: string) =>
    findings.push({ level: 'error', rule, code, message: `words.yaml: ${message}` })
  const known = new Set(pack.rules.map(rule => rule.id))
  for (const id of Object.keys(rules)) if (!known.has(id)) say(id, 'unknown_rule', 'there is no such rule')
  for (const rule of pack.rules) {
    if (rule.obligation && !duties[rule.obligation])
      say(rule.id, 'text_missing', `no words for the duty ${rule.obligation}`)
    const words = rules[rule.id]
    if (!rule.obligation && !words) say(rule.id, 'text_missing', 'no title')
    for (const version of rule.versions) {
      if (!needsWords(rule.use === 'fact', version) || version.value.kind !== 'fact') continue
      const said = words?.says[versionKey(version)]
      if (!said) say(rule.id, 'text_missing', `version ${versionKey(version)} has no translations`)
      else if (said.of !== textHash(version.value.says))
        say(
          rule.id,
          'text_stale',
          `version ${versionKey(version)}: the English text has changed since it was translated`,
        )
    }
  }
  return findings
}
