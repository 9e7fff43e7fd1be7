/** After the bundle: the list the service worker keeps, compressed copies, the public pages' styles, fonts and scripts. */
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { minify, type Plugin, transformWithOxc } from 'vite'

const compressible = /\.(js|css|html|svg|webmanifest)$/
/** Not kept on the device beforehand: fonts come with their first use, pictures with the installation. */
const shellFile = /\.(js|css|webmanifest)$/

export function staffFiles(root: string): Plugin {
  const staff = join(root, 'dist', 'staff')
  return {
    name: 'hamroh-staff-files',
    apply: 'build',
    async closeBundle() {
      await listShell(staff)
      await buildSite(root)
      await Promise.all([staff, join(root, 'dist', 'site')].map(compressAll))
    },
  }
}

/** Puts the names of the built files into the service worker; their hashes are its version. */
async function listShell(staff: string): Promise<void> {
  const names = (await readdir(staff)).filter(name => shellFile.test(name) && name !== 'service-worker.js')
  const file = join(staff, 'service-worker.js')
  const code = await readFile(file, 'utf8')
  if (!code.includes('__SHELL__')) throw new Error('the service worker has no place for the list of files')
  await writeFile(file, code.replace(/["'`]__SHELL__["'`]/, JSON.stringify(JSON.stringify(names.sort()))))
}

const weights = ['400', '600']
const subsets = ['cyrillic-ext', 'cyrillic', 'latin-ext', 'latin']

/** One small style sheet: the tokens, the pages' own rules and, for wide screens, the fonts. */
async function buildSite(root: string): Promise<void> {
  const site = join(root, 'dist', 'site')
  const fonts = join(root, 'node_modules', '@fontsource', 'noto-sans')
  await mkdir(join(site, 'fonts'), { recursive: true })
  const faces = (await Promise.all(weights.map(weight => facesOf(fonts, weight)))).join('\n')
  const names = weights.flatMap(weight => subsets.map(subset => `noto-sans-${subset}-${weight}-normal.woff2`))
  await Promise.all(names.map(name => copyFile(join(fonts, 'files', name), join(site, 'fonts', name))))
  const tokens = await readFile(join(root, 'src', 'ui', 'tokens.css'), 'utf8')
  const rules = await readFile(join(root, 'src', 'site', 'site.css'), 'utf8')
  // Phones have good letters of their own for all six languages; on 2G two fonts would cost more than the page.
  const css = `${tokens}\n${rules}\n@media (min-width:700px){${faces}}`
  await writeFile(join(site, 'site.css'), smaller(css))
  await Promise.all(scripts.map(name => buildScript(root, site, name)))
}

const scripts = ['page', 'keep', 'keep-worker']

/** Each a file by itself, so that it can stand first in a page; they import nothing. */
async function buildScript(root: string, site: string, name: string): Promise<void> {
  const file = join(root, 'src', 'site', 'scripts', `${name}.ts`)
  const { code } = await transformWithOxc(await readFile(file, 'utf8'), file, { sourcemap: false })
  // A scope of its own: what a page has beside it does not meet its names.
  const small = await minify(`${name}.js`, `(()=>{${code}})()`, { sourcemap: false })
  await writeFile(join(site, `${name}.js`), small.code)
}

async function facesOf(fonts: string, weight: string): Promise<string> {
  const css = await readFile(join(fonts, `${weight}.css`), 'utf8')
  return [...css.matchAll(/@font-face\s*\{[^}]+\}/g)]
    .map(match => match[0])
    .filter(face => subsets.some(subset => face.includes(`noto-sans-${subset}-${weight}-`)))
    .map(face => face.replace(/, url\([^)]+\.woff\)[^;]+/, '').replace('./files/', '/assets/fonts/'))
    .join('\n')
}

const smaller = (css: string) =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .trim()

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

async function compressAll(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!compressible.test(name)) continue
    const content = await readFile(join(folder, name))
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    }
    await writeFile(join(folder, `${name}.br`), await brotli(content, { params }))
    await writeFile(join(folder, `${name}.gz`), await gzipped(content, { level: 9 }))
  }
}
