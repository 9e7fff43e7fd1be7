import { readFileSync } from 'node:fs'
import { parseName } from '../../src/modules/people/domain/names/parts.ts'
import type { Words } from './people.ts'

export interface Cluster {
  readonly cluster_id: string
  readonly slice: string
  readonly lang: string
  readonly names: readonly string[]
  readonly partial: readonly boolean[]
  readonly index: number
  readonly gender?: 'm' | 'f'
  readonly lexeme?: string
  readonly obs?: readonly { readonly by: number | null; readonly district: string | null }[]
}

export interface Pair {
  readonly kind: string
  readonly a: string
  readonly b: string
}

export function readLines<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as T) // The bench trusts its own data set.
}

/**
 * The hardest invented people are made of the very words of those looked for: the set's given and family names are put
 * together anew, never as one of the set's own pairs. `own` fills up with the project's words.
 */
export function wordsWith(clusters: readonly Cluster[], own: Words, repeat: number): Words {
  const given = structuredClone(own.given) as Record<string, { m: string[]; f: string[] }>
  const families = structuredClone(own.families) as Record<string, string[]>
  const taken = new Set(own.taken)
  for (const cluster of clusters) {
    for (const [sex, givenName, family] of wordsOf(cluster)) {
      const language = given[cluster.lang] ? cluster.lang : 'ru'
      for (let time = 0; time < repeat; time++) {
        given[language]![sex].unshift(givenName)
        families[language]!.unshift(family)
      }
      taken.add(`${givenName}|${family}`)
    }
  }
  return { given, families, taken }
}

function wordsOf(cluster: Cluster): ['m' | 'f', string, string][] {
  if (cluster.lexeme) {
    const [, given, family] = cluster.lexeme.split('|') as [string, string, string]
    return [[cluster.gender ?? 'm', given, family]]
  }
  if (!cluster.slice.startsWith('real-ca')) return []
  const parts = parseName(cluster.names[cluster.index]!).parts
  const given = parts.find(part => part.roles === 1)?.text.toLowerCase()
  const family = parts.find(part => part.roles === 2)?.text.toLowerCase()
  const sex = parts.find(part => part.roles === 2)?.sex ?? 'm'
  return given && family ? [[sex, given, sex === 'f' ? family.replace(/[аa]$/, '') : family]] : []
}
