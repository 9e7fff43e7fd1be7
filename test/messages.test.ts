/** Collecting the words: from the folders, into the key type, into the browser's build. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { afterEach, expect, test } from 'vitest'
import { loadMessages } from '#platform/messages.ts'
import { collectKeys, foldPlurals, keysFile } from '../scripts/generate-keys.ts'
import { messagesPlugin } from '../scripts/vite-messages.ts'

const made: string[] = []

afterEach(async () => {
  await Promise.all(made.splice(0).map(folder => rm(folder, { recursive: true, force: true })))
})

async function tree(files: Record<string, unknown>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'hamroh-words-'))
  made.push(root)
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
  }
  return root
}

const hello = { text: 'Hello', note: 'Greeting' }

test('the words of modules and shells come together, notes left away', async () => {
  const root = await tree({
    'src/modules/cases/messages/en.json': { 'cases.hello': hello },
    'src/modules/cases/messages/tg.json': { 'cases.hello': 'Салом' },
    'src/ui/messages/en.json': { 'ui.save': { text: 'Save', note: 'Button' } },
    'src/modules/empty/README.md': 'no words',
  })
  const messages = await loadMessages(root)
  expect(messages.en).toEqual({ 'cases.hello': 'Hello', 'ui.save': 'Save' })
  expect(messages.tg).toEqual({ 'cases.hello': 'Салом' })
  expect(messages.kk).toEqual({})
})

test('an empty tree has no words and says so in its type', async () => {
  const root = await tree({ 'README.md': '' })
  expect(await collectKeys(root)).toEqual([])
  expect(keysFile([])).toContain('export type MessageKey = never\n')
})

test('a key defined twice is refused, naming both places', async () => {
  const root = await tree({
    'src/modules/a/messages/en.json': { 'x.hello': hello },
    'src/modules/b/messages/en.json': { 'x.hello': hello },
  })
  await expect(loadMessages(root)).rejects.toThrow(
    /"x.hello" \(en\) is defined in src.modules.a.messages and in src.modules.b.messages/,
  )
})

test('a broken file and an entry that is no text are named', async () => {
  const broken = await tree({ 'src/ui/messages/en.json': '{ "a": ' })
  await expect(loadMessages(broken)).rejects.toThrow(/en\.json is not valid JSON/)
  const odd = await tree({ 'src/ui/messages/en.json': { 'a.b': 5 } })
  await expect(loadMessages(odd)).rejects.toThrow('en.json: "a.b" is neither text nor { text, note }')
})

test('plural forms fold into their message; a code that ends like a form stays', () => {
  expect(foldPlurals(['d_one', 'd_other', 'need.legal_other', 'a'])).toEqual(['a', 'd', 'need.legal_other'])
  expect(keysFile(['a.b', 'c.d'])).toContain('export type MessageKey =\n  | "a.b"\n  | "c.d"\n')
})

test('the browser gets one chunk for each language', async () => {
  const root = await tree({
    'src/ui/messages/en.json': { 'ui.hello': { text: 'Hello "you" </script>', note: 'Greeting' } },
    'src/ui/messages/tg.json': { 'ui.hello': 'Салом' },
    'main.js': "import { loadMessages } from 'virtual:messages'\nconsole.log(await loadMessages('tg'))",
  })
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [messagesPlugin(root)],
    build: { write: false, target: 'esnext', rollupOptions: { input: join(root, 'main.js') } },
  })
  const output = 'output' in result ? result.output : []
  const chunks = output.flatMap(item => (item.type === 'chunk' ? [item.code] : []))
  expect(chunks.filter(code => code.includes('Салом'))).toHaveLength(1)
  expect(chunks.filter(code => code.includes('Hello'))).toHaveLength(1)
  expect(chunks.find(code => code.includes('Hello'))).not.toContain('Салом')
  expect(chunks.length).toBeGreaterThanOrEqual(3)
})
