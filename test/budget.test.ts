/** What a phone has to fetch before it shows the staff app or a public page's look. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { buildStaffApp } from './support/staff-app.ts'

const dist = join(import.meta.dirname, '..', 'dist')
const staff = join(dist, 'staff')

beforeAll(() => buildStaffApp())

const compressed = (folder: string, name: string) => statSync(join(folder, `${name}.br`)).size

/** A file and all it imports at once. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found
  found.add(name)
  const code = readFileSync(join(staff, name), 'utf8')
  for (const [, next] of code.matchAll(/\b(?:from|import)\s*["']\.\/([^"']+\.js)["']/g))
    withImports(next as string, found)
  return found
}

test('the first load of the staff app stays below 112 kB', () => {
  const page = readFileSync(join(staff, 'index.html'), 'utf8')
  const linked = [...page.matchAll(/(?:src|href)="\/app\/([^"]+\.(?:js|css))"/g)].map(
    match => match[1] as string,
  )
  const files = new Set(linked.filter(name => name.endsWith('.css')))
  for (const name of linked.filter(one => one.endsWith('.js')))
    for (const one of withImports(name)) files.add(one)
  const all = readdirSync(staff)
  const languages = all.filter(name => /^(en|ru|tg|ky|uz|kk)-[\w-]{8}\.js$/.test(name))
  expect(languages).toHaveLength(6)
  const words = Math.max(...languages.map(name => compressed(staff, name)))
  const door = all.filter(name => /^SignIn-[\w-]{8}\.js$/.test(name))
  for (const name of door.flatMap(one => [...withImports(one)])) files.add(name)
  const sizes = [...files].map(name => compressed(staff, name))
  expect(sizes.length).toBeGreaterThan(2)
  expect(sizes.reduce((sum, size) => sum + size, words)).toBeLessThan(112_000)
})

test('no script stands in the page itself, which the security policy would not run', () => {
  const page = readFileSync(join(staff, 'index.html'), 'utf8')
  expect([...page.matchAll(/<script(?![^>]*\bsrc=)/g)]).toEqual([])
  expect(page).not.toMatch(/\son\w+=|https?:\/\//)
})

test('the look of the public pages weighs less than 6 kB on the wire and asks nobody else', () => {
  expect(compressed(join(dist, 'site'), 'site.css')).toBeLessThan(6000)
  expect(readFileSync(join(dist, 'site', 'site.css'), 'utf8')).not.toMatch(/https?:\/\//)
})
