/** Which words the staff app fetches at its door, which with a module's screens, and which never. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type WordPart, wordParts } from '#i18n/parts.ts'
import { loadMessages, readCatalogue } from '#platform/messages.ts'
import { foldPlurals } from './generate-keys.ts'
import { type Import, importsOf, sourceFiles } from './imports.ts'

/** Null: only public pages say it, which the server draws. */
export type Place = 'door' | WordPart | null
export interface Source {
  readonly file: string
  readonly text: string
}

/** What one file says: whole keys, and beginnings of keys as in `need.${code}`. */
export function saidIn(text: string): { whole: Set<string>; starts: Set<string> } {
  return {
    whole: new Set([...text.matchAll(/(['"`])([\w.-]+)\1/g)].map(match => match[2] as string)),
    starts: new Set([
      ...[...text.matchAll(/`(\w+\.[\w.-]*)\$\{/g)].map(match => match[1] as string),
      // Put together elsewhere: `words: 'country.'`.
      ...[...text.matchAll(/'(\w[\w.-]*\.)'/g)].map(match => match[1] as string),
    ]),
  }
}

/** By key, plural forms folded: the files that say it. */
export function speakersOf(keys: readonly string[], sources: readonly Source[]): Map<string, string[]> {
  const speakers = new Map(keys.map(key => [key, new Set<string>()]))
  const starts = new Map<string, Set<string>>()
  for (const { file, text } of sources) {
    const said = saidIn(text)
    for (const key of said.whole) speakers.get(key)?.add(file)
    for (const start of said.starts) starts.set(start, (starts.get(start) ?? new Set()).add(file))
  }
  for (const [start, files] of starts)
    for (const [key, all] of speakers) if (key.startsWith(start)) for (const file of files) all.add(file)
  return new Map([...speakers].map(([key, files]) => [key, [...files]]))
}

/** The place of each key; those of plural forms too. `root` is the repository. */
export async function staffWords(root: string): Promise<(key: string) => Place> {
  const keys = foldPlurals(Object.keys((await loadMessages(root)).en))
  const speakers = speakersOf(keys, await sourcesIn(root))
  const browser = reachableFrom('src/staff/main.tsx', importsOf(root))
  const parts = await Promise.all(wordParts.map(async part => [part, await keysOf(root, part)] as const))
  const placeOf = (key: string): Place => {
    const inBrowser = (speakers.get(key) ?? []).filter(file => !isPage(file) || browser.has(file))
    if (inBrowser.length === 0 && speakers.get(key)?.length) return null
    const part = parts.find(([name, own]) => own.has(key) && inBrowser.every(file => isOwn(file, name)))
    return inBrowser.length > 0 && part ? part[0] : 'door'
  }
  const places = new Map(keys.map(key => [key, placeOf(key)]))
  const base = (key: string) => (places.has(key) ? key : key.replace(/_(one|few|many|other)$/, ''))
  return key => places.get(base(key)) ?? null
}

const isPage = (file: string) => /^src\/(site\/|modules\/\w+\/pages\/)/.test(file)

/** The list of screens stands at the door: what a screen is called is said before it is opened. */
const isOwn = (file: string, part: WordPart) =>
  file.startsWith(`src/modules/${part}/`) && !file.endsWith('/screens/screens.ts')

const keysOf = async (root: string, part: WordPart) =>
  new Set(
    foldPlurals(
      Object.keys((await readCatalogue(join(root, 'src', 'modules', part, 'messages'), 'en')) ?? {}),
    ),
  )

/** A file and all that it imports, at once or when wanted. */
export function reachableFrom(start: string, imports: readonly Import[]): Set<string> {
  const byFile = Map.groupBy(imports, ({ from }) => from)
  const found = new Set([start])
  // A set goes on with what is added to it on the way.
  for (const file of found) for (const { to } of byFile.get(file) ?? []) found.add(to)
  return found
}

/** All sources without tests; lines of comment quote code that is not there. */
export function sourcesIn(root: string): Promise<Source[]> {
  const files = sourceFiles(join(root, 'src')).filter(file => !/\.(test|gen)\.tsx?$/.test(file))
  const read = async (file: string) => ({
    file: file.slice(root.length + 1).replaceAll('\\', '/'),
    text: (await readFile(file, 'utf8')).replace(/^\s*(\/\/|\/\*|\*).*$/gm, ''),
  })
  return Promise.all(files.map(read))
}
