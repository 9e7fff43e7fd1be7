import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

export interface Import {
  /** Both from the repository's root, with forward slashes; a package by its name. */
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
  /** Loaded when it is wanted, not with the file. */
  readonly later: boolean
}

/** Every import of every source file, with `#aliases` and relative paths brought to paths from the root. */
export function importsOf(root: string, folder = 'src'): Import[] {
  return sourceFiles(join(root, folder)).flatMap(file => {
    const from = slashed(relative(root, file))
    return [...readFileSync(file, 'utf8').matchAll(pattern)].map(match => ({
      from,
      to: target(root, file, (match[2] ?? match[3]) as string),
      typeOnly: match[1] !== undefined,
      later: match[3] !== undefined,
    }))
  })
}

const pattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g

function target(root: string, file: string, specifier: string): string {
  if (specifier.startsWith('#test/')) return `test/${specifier.slice(6)}`
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`
  if (specifier.startsWith('.')) return slashed(relative(root, resolve(dirname(file), specifier)))
  return specifier
}

export function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    return /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })
}

const slashed = (path: string) => path.replaceAll('\\', '/')
