import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PackProblem, packError, readYaml } from '#platform/content/read-pack.ts'
import type { Stock } from '../domain/fill.ts'
import { fieldsOf, letterCountries, type Template } from '../domain/template.ts'
import { codesFile, fieldsFile, phrasesFile, templateFile } from './schema.ts'

const root = fileURLToPath(new URL('../../../../content', import.meta.url))

export interface Pack {
  readonly templates: ReadonlyMap<string, Template>
  readonly stock: Stock
}

let loaded: Pack | undefined

/** The letters and all they are made of, from `content/documents/`, read once and checked as a whole. */
export function documentPack(): Pack {
  loaded ??= loadPack(root)
  return loaded
}

export function loadPack(from: string): Pack {
  const phrases = readYaml(from, 'documents/phrases.yaml', phrasesFile).phrases
  const fields = readYaml(from, 'documents/fields.yaml', fieldsFile).fields
  const law = readYaml(from, 'documents/law.yaml', codesFile)
  const stock: Stock = {
    phrases: new Map(phrases.map(one => [one.code, one.text])),
    fields: new Map(fields.map(one => [one.code, one])),
    codes: new Map(law.codes.map(one => [one.code, one.name])),
    rules: new Map(
      law.rules.map(rule => [
        rule.id,
        { ...rule, versions: rule.versions.map(version => ({ ...version, digest: digestOf(version) })) },
      ]),
    ),
  }
  const templates = readdirSync(join(from, 'documents', 'templates'))
    .filter(name => name.endsWith('.yaml'))
    .sort()
    .map(name => {
      const read = readYaml(from, `documents/templates/${name}`, templateFile)
      const template: Template = { ...read, digest: digestOf(read) }
      const problems = problemsOf(template, stock, `documents/templates/${name}`)
      if (problems.length) throw packError(problems)
      return [template.code, template] as const
    })
  return { templates: new Map(templates), stock }
}

/** What a template names must be there: fields, laws, words. */
function problemsOf(template: Template, stock: Stock, file: string): PackProblem[] {
  const problems: PackProblem[] = []
  for (const country of letterCountries) {
    for (const field of fieldsOf(template, country)) {
      if (!stock.fields.has(field)) problems.push({ file, message: `there is no field ${field}` })
    }
  }
  for (const block of template.blocks) {
    for (const rule of block.kind === 'law' ? block.rules : []) {
      if (!stock.rules.has(rule)) problems.push({ file, message: `there is no rule ${rule} in law.yaml` })
    }
  }
  return problems
}

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)
