import { readdir, readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { LineCounter, parseDocument } from 'yaml'
import { day } from '#lib/day.ts'
import type { Membership, Pack, Rule, Source, WorkingYear } from '../domain/pack.ts'
import { nationalityFile, type RuleFile, ruleFile, sourceFile, workingDayFile } from './schema.ts'

const folder = new URL('../../../../content/rules/', import.meta.url)

/** All that is wrong with the files of a pack, each with file, line and field. */
export class PackMistakes extends Error {
  readonly mistakes: readonly string[]
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'))
    this.name = 'PackMistakes'
    this.mistakes = mistakes
  }
}

type SourceList = v.InferOutput<typeof sourceFile>['sources']

/** The rules pack from `content/rules/`; throws PackMistakes. */
export async function loadPack(from: URL = folder): Promise<Pack> {
  const mistakes: string[] = []
  const names = (await readdir(from, { recursive: true })).filter(name => name.endsWith('.yaml')).sort()
  const texts = new Map<string, string>()
  for (const name of names) texts.set(name, await readFile(new URL(name, from), 'utf8'))
  const read = <const S extends v.GenericSchema>(name: string, schema: S) =>
    readYaml(name, texts.get(name) ?? '', schema, mistakes)
  const sources = read('sources.yaml', sourceFile)?.sources ?? {}
  const groups = read('nationalities.yaml', nationalityFile)?.groups ?? {}
  const memberships: Membership[] = Object.entries(groups).flatMap(([group, members]) =>
    members.map(member => ({ group, ...member })),
  )
  const rules: Rule[] = []
  const workingYears: WorkingYear[] = []
  for (const name of names) {
    // `words.yaml` is read apart: it is about the rules, not of them.
    if (!name.includes('/')) continue
    if (name.endsWith('/working-days.yaml')) {
      const file = read(name, workingDayFile)
      if (file) workingYears.push(...file.years.map(year => workingYear(file.country, year)))
    } else {
      const file = read(name, ruleFile)
      if (file) rules.push(...rulesOf(name, file, sources, mistakes))
    }
  }
  if (mistakes.length > 0) throw new PackMistakes(mistakes)
  return { rules, memberships, workingYears }
}

function readYaml<const S extends v.GenericSchema>(
  name: string,
  text: string,
  schema: S,
  mistakes: string[],
): v.InferOutput<S> | null {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  for (const error of document.errors) {
    mistakes.push(`${name}: line ${error.linePos?.[0].line ?? '?'}: ${error.message.split('\n')[0]}`)
  }
  if (document.errors.length > 0) return null
  const parsed = v.safeParse(schema, document.toJS())
  if (parsed.success) return parsed.output
  for (const issue of parsed.issues) {
    const path = (issue.path ?? []).map(item => item.key as string | number)
    const message = issue.received === 'undefined' ? 'is missing' : issue.message
    mistakes.push(`${name}: line ${lineOf(document, lines, path)}: ${path.join('.')}: ${message}`)
  }
  return null
}

function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: (string | number)[],
): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(node.range[0] as number).line
    }
  }
  return 1
}

function rulesOf(name: string, file: RuleFile, sources: SourceList, mistakes: string[]): Rule[] {
  return file.rules.map(rule => ({
    ...rule,
    country: file.country,
    topic: file.topic,
    versions: rule.versions.map(version => ({
      ...version,
      review_by: version.review_by ?? file.review_by,
      sources: version.sources.flatMap((ref): Source[] => {
        const source = sources[ref.id]
        if (!source) mistakes.push(`${name}: ${rule.id}: there is no source ${ref.id} in sources.yaml`)
        return source
          ? [{ id: ref.id, ...source, locator: ref.locator, seen_on: ref.seen_on ?? file.seen_on }]
          : []
      }),
    })),
  }))
}

function workingYear(
  country: string,
  year: v.InferOutput<typeof workingDayFile>['years'][number],
): WorkingYear {
  const dates = (list: readonly string[]) => list.map(monthDay => day(`${year.year}-${monthDay}`))
  return {
    country,
    year: year.year,
    off: dates(year.off),
    on: dates(year.on),
    doubtful: dates(year.doubtful),
  }
}
