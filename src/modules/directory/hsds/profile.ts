import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isJson, type Json } from './json.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..', 'content', 'hsds')

const readFolder = (folder: string): ReadonlyMap<string, Json> =>
  new Map(
    readdirSync(join(root, folder))
      .filter(name => name.endsWith('.json') && name !== 'datapackage.json')
      .sort()
      .map(name => [name, JSON.parse(readFileSync(join(root, folder, name), 'utf8'))]),
  )

export interface Profile {
  /** The schemas of HSDS 3.1 as they are published, by file name. */
  readonly official: ReadonlyMap<string, Json>
  /** JSON Merge Patches (RFC 7386) of the Hamroh profile, by the file they change. */
  readonly patches: ReadonlyMap<string, Json>
  /** The schemas of HSDS with the patches applied. */
  readonly schemas: ReadonlyMap<string, Json>
}

let kept: Profile | undefined

export function hamrohProfile(): Profile {
  kept ??= load()
  return kept
}

function load(): Profile {
  const official = readFolder('3.1')
  const patches = readFolder('profile')
  const schemas = new Map(
    [...official].map(([name, schema]) => [name, mergePatch(schema, patches.get(name) ?? {}) as Json]),
  )
  return { official, patches, schemas }
}

/** RFC 7386: null removes, an object goes on inside, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isJson(patch)) return patch
  const result: Record<string, unknown> = isJson(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else result[key] = mergePatch(result[key], value)
  }
  return result
}
