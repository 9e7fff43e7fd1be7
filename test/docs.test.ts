import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

// What the documents name is there: files, npm scripts, commands, links. Examples with placeholders in capitals are not files.

const root = join(import.meta.dirname, '..')
const left = new Set(['node_modules', 'dist', 'data', '.git', 'coverage', 'drill'])
const files = readdirSync(root, { withFileTypes: true })
  .filter(entry => !left.has(entry.name))
  .flatMap(entry =>
    entry.isDirectory()
      ? readdirSync(join(root, entry.name), { recursive: true, withFileTypes: true })
      : [entry],
  )
  .filter(entry => entry.isFile())
  .map(entry => relative(root, join(entry.parentPath, entry.name)))
const folders = new Set(
  files.flatMap(file => file.split('/').map((_, at, parts) => parts.slice(0, at).join('/'))),
)
const documents = files.filter(file => file.endsWith('.md') && !file.startsWith('content/'))
const scripts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts
const commands = files
  .filter(file => /^src\/modules\/\w+\/commands\.ts$/.test(file))
  .map(file => readFileSync(join(root, file), 'utf8'))
  .join('\n')

/** The whole name or its end, from a folder on: a module's README says `service/erase.ts`. */
const isThere = (name: string) =>
  folders.has(name.replace(/\/$/, '')) || files.some(file => file === name || file.endsWith(`/${name}`))

const aFile = /^[a-z][\w.-]*(?:\/[\w.-]+)*\.(?:tsx?|mjs|md|json|ya?ml|sql|css)$/
const aPlace = /^(?:src|test|bench|docs|scripts|content)\/[\w./-]*$/
const made =
  /^(?:package-lock|last-verified|manifest|key|staff|codes|places|organisations|cases)\.\w+$|^\w+\.gen\.ts$/

function missingIn(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, span = '']) => span.split(' '))
  const named = spans.filter(
    span => (aFile.test(span) || aPlace.test(span)) && !made.test(span) && !isThere(span),
  )
  const links = [...text.matchAll(/(?:\]\(|src=")(?!https?:|#)([^)"#]+)/g)]
    .map(([, link = '']) => link)
    .filter(link => !isThere(relative(root, join(root, dirname(document), link))))
  const run = [...text.matchAll(/npm run (?:-s |--silent )?([a-z][\w:-]*)/g)]
    .map(([, script = '']) => script)
    .filter(script => !(script in scripts))
  const typed = [...text.matchAll(/npm run --silent hamroh -- ([a-z]+) ([a-z]+)/g)]
    .map(([, group, verb]) => `${group} ${verb}`)
    .filter(command => !commands.includes(`'${command}'`))
  return [...named, ...links, ...run, ...typed].map(what => `${document}: ${what}`)
}

test('every file, script, command and link that a document names is there', () => {
  expect(documents.length).toBeGreaterThan(40)
  expect(documents.flatMap(missingIn)).toEqual([])
})
