// Turns content/names/given-names.yaml into the file the matcher loads, so that the matcher stays free of file access and
// of a YAML reader, and runs in the browser as it is.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'

const root = new URL('../', import.meta.url)

/** The text of lexicon.gen.ts for a given YAML text; a test compares it with the file on disk. */
export function givenNamesModule(yaml: string): string {
  const groups: Record<string, Record<string, string[]>> = parse(yaml)
  const lines = Object.values(groups).flatMap(group =>
    Object.entries(group).flatMap(([sex, names]) => names.map(name => `${sex} ${name}`)),
  )
  return [
    '// Made by scripts/build-given-names.ts from content/names/given-names.yaml. Do not edit.',
    'export const givenNames = `',
    ...new Set(lines),
    '`',
    '',
  ].join('\n')
}

if (import.meta.main) {
  const yaml = readFileSync(new URL('content/names/given-names.yaml', root), 'utf8')
  writeFileSync(new URL('src/modules/people/domain/names/lexicon.gen.ts', root), givenNamesModule(yaml))
}
