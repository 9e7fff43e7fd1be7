/** Writes `src/i18n/keys.gen.ts`: the type of all message keys, so that a mistyped one does not compile. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadMessages } from '#platform/messages.ts'

/** All keys of the English catalogues under a repository's root, plural forms folded into their base, sorted. */
export async function collectKeys(root: string): Promise<string[]> {
  const { en } = await loadMessages(root)
  return foldPlurals(Object.keys(en))
}

/**
 * `days_one` and `days_other` become `days`. Only where English has both, so that a code that ends like one
 * (`need.legal_other`) stays a key of its own.
 */
export function foldPlurals(keys: readonly string[]): string[] {
  const all = new Set(keys)
  const folded = keys.map(key => {
    const base = key.replace(/_(one|other)$/, '')
    return base !== key && all.has(`${base}_one`) && all.has(`${base}_other`) ? base : key
  })
  return [...new Set(folded)].sort()
}

export function keysFile(keys: readonly string[]): string {
  const union = keys.length ? keys.map(key => `\n  | ${JSON.stringify(key)}`).join('') : ' never'
  return `// Made by scripts/generate-keys.ts from the English catalogues.\nexport type MessageKey =${union}\n`
}

async function main(): Promise<void> {
  const root = join(import.meta.dirname, '..')
  const file = join(root, 'src', 'i18n', 'keys.gen.ts')
  const keys = await collectKeys(root)
  const made = keysFile(keys)
  const old = await readFile(file, 'utf8').catch(() => '')
  // An unchanged file keeps its time, so that nothing is rebuilt for it.
  if (made !== old) await writeFile(file, made)
  if (!process.argv.includes('--quiet')) console.log(`${keys.length} message keys`)
}

if (import.meta.main) await main()
