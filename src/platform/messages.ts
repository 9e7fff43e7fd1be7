import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type Locale, locales } from '#i18n/locales.ts'

/** The places besides the modules that have words of their own. */
const shells = ['ui', 'site', 'staff', 'platform']

/** Every `messages` folder of the source tree that exists, modules first, in a fixed order. `root` is the repository. */
export async function messageFolders(root: string): Promise<string[]> {
  const modules = join(root, 'src', 'modules')
  const names = (await listing(modules)).sort()
  const candidates = [
    ...names.map(name => join(modules, name, 'messages')),
    ...shells.map(name => join(root, 'src', name, 'messages')),
  ]
  const found = await Promise.all(candidates.map(async folder => (await listing(folder)).includes('en.json')))
  return candidates.filter((_, index) => found[index])
}

/** One catalogue file as it stands; null where there is none. */
export async function readCatalogue(folder: string, locale: Locale): Promise<Record<string, unknown> | null> {
  const file = join(folder, `${locale}.json`)
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  try {
    return JSON.parse(text) as Record<string, unknown> // each entry is checked where it is used
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${(error as Error).message}`)
  }
}

/** The words of all catalogues by language and key, notes left away. Throws where two catalogues define one key. */
export async function loadMessages(root: string): Promise<Record<Locale, Record<string, string>>> {
  const folders = await messageFolders(root)
  const loaded = await Promise.all(locales.map(async locale => [locale, await merge(root, folders, locale)]))
  return Object.fromEntries(loaded) as Record<Locale, Record<string, string>>
}

async function merge(root: string, folders: string[], locale: Locale): Promise<Record<string, string>> {
  const merged: Record<string, string> = {}
  const definedIn = new Map<string, string>()
  for (const folder of folders) {
    const place = relative(root, folder)
    for (const [key, entry] of Object.entries((await readCatalogue(folder, locale)) ?? {})) {
      const earlier = definedIn.get(key)
      if (earlier) throw new Error(`message "${key}" (${locale}) is defined in ${earlier} and in ${place}`)
      definedIn.set(key, place)
      merged[key] = textOf(entry, `${place}/${locale}.json: "${key}"`)
    }
  }
  return merged
}

/** English entries are `{ text, note }`, the others plain text. */
export function textOf(entry: unknown, where: string): string {
  if (typeof entry === 'string') return entry
  if (typeof entry === 'object' && entry !== null && 'text' in entry && typeof entry.text === 'string') {
    return entry.text
  }
  throw new Error(`${where} is neither text nor { text, note }`)
}

async function listing(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
