import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemActor } from '#lib/actor.ts'
import { foldWord, wordsOf } from '#platform/content/fold-word.ts'
import { loadPlaces, type Place } from '#platform/content/places.ts'
import { loadTaxonomy, type Taxonomy } from '#platform/content/taxonomy.ts'
import type { Services } from '#platform/module.ts'
import type { UseCase } from '#platform/use-case.ts'
import {
  findPack,
  findPackHash,
  type PlaceRow,
  savePack,
  savePlaces,
  saveTaxonomy,
  type TermRow,
} from '../store/places.ts'
import { stableId, termId } from './ids.ts'
import { importMissions } from './missions.ts'
import { forgetPlaces } from './places.ts'
import { importStarters } from './starters.ts'

const root = join(import.meta.dirname, '..', '..', '..', '..', 'content')

// Raised when the way of loading changes, so that the same files are read once more.
const loaderVersion = 1

/** Loads the packs that are not loaded yet; where nothing changed it costs reading and hashing some files. */
export async function loadContent({ engine }: Services): Promise<void> {
  await engine.as(systemActor(null), async use => {
    await whenChanged(use, 'places', hashOf('places'), async () => {
      await savePlaces(use.db, placeRows(loadPlaces(root)))
      forgetPlaces()
      return {}
    })
    await whenChanged(use, 'taxonomy', hashOf('taxonomy'), async () => {
      const taxonomy = loadTaxonomy(root)
      await saveTerms(use, taxonomy)
      return taxonomy
    })
    await whenChanged(use, 'missions', hashOf('directory'), async () =>
      importMissions(use, root, (await taxonomyOf(use)).taxonomy),
    )
    await whenChanged(use, 'starters', hashOf('directory'), async () => importStarters(use, root))
  })
}

async function whenChanged(
  use: UseCase,
  name: string,
  hash: string,
  load: () => Promise<unknown>,
): Promise<void> {
  if ((await findPackHash(use.db, name)) !== hash) await savePack(use.db, name, hash, await load())
}

function hashOf(folder: string): string {
  const hash = createHash('sha256').update(String(loaderVersion))
  for (const name of readdirSync(join(root, folder)).sort())
    if (/\.(csv|yaml)$/.test(name)) hash.update(name).update(readFileSync(join(root, folder, name)))
  return hash.digest('hex').slice(0, 32)
}

function placeRows(places: readonly Place[]): PlaceRow[] {
  const paths = new Map<string, string[]>()
  return places.map(place => {
    const path = [...(place.parentId === null ? [] : (paths.get(place.parentId) ?? [])), place.id]
    paths.set(place.id, path)
    return {
      id: place.id,
      parent_id: place.parentId,
      level: place.level,
      country: place.country,
      name: place.name,
      names: place.names ?? {},
      latitude: place.lat ?? null,
      longitude: place.lng ?? null,
      time_zone: place.timeZone ?? null,
      path,
      keys: keysOf([place.name, ...Object.values(place.names ?? {}), ...(place.also ?? [])]),
    }
  })
}

/** The skeleton of each name as a whole and, marked by ~, of its longer words. */
function keysOf(names: readonly string[]): string[] {
  const keys = names.flatMap(name => {
    const words = wordsOf(name)
    return [
      foldWord(name),
      ...(words.length > 1
        ? words
            .map(foldWord)
            .filter(word => word.length > 3)
            .map(word => `~${word}`)
        : []),
    ]
  })
  return [...new Set(keys)].filter(key => key !== '')
}

async function saveTerms(use: UseCase, taxonomy: Taxonomy): Promise<void> {
  const needs = stableId('needs')
  const groups = stableId('target_groups')
  const term = (
    taxonomyId: string,
    id: string,
    { code, name }: { code: string; name: Record<string, string> },
    position: number,
    more: Partial<TermRow> = {},
  ): TermRow => ({
    id,
    taxonomy_id: taxonomyId,
    code,
    parent_id: null,
    name: name.en as string,
    description: name.en as string,
    names: name,
    position,
    ...more,
  })
  await saveTaxonomy(
    use.db,
    [
      { id: needs, code: 'needs', name: 'Needs', description: 'What people ask for, by area of assistance' },
      { id: groups, code: 'target_groups', name: 'Target groups', description: 'Who is helped' },
    ],
    [
      ...taxonomy.areas.map((area, i) =>
        term(needs, termId('needs', area.code), area, i, { description: area.description.en }),
      ),
      ...taxonomy.needs.map((need, i) =>
        term(needs, termId('needs', need.code), need, i, { parent_id: termId('needs', need.area) }),
      ),
      ...taxonomy.targetGroups.map((group, i) => term(groups, termId('target_groups', group.code), group, i)),
    ],
  )
}

let kept: { hash: string; taxonomy: Taxonomy; areas: ReadonlyMap<string, string> } | undefined

/** The taxonomy in the version that the database has; kept by the process until that changes. */
export async function taxonomyOf(use: UseCase) {
  const hash = await findPackHash(use.db, 'taxonomy')
  if (hash === null) throw new Error('the taxonomy is not loaded')
  if (kept?.hash !== hash) {
    const pack = await findPack(use.db, 'taxonomy')
    // It was checked by its schema when it was loaded.
    const taxonomy = pack?.content as Taxonomy
    kept = { hash, taxonomy, areas: new Map(taxonomy.needs.map(need => [need.code, need.area])) }
  }
  return kept
}

/** Codes of the needs by the id of their HSDS term. */
export async function codesByTerm(use: UseCase): Promise<ReadonlyMap<string, string>> {
  const { taxonomy } = await taxonomyOf(use)
  return new Map(taxonomy.needs.map(({ code }) => [termId('needs', code), code]))
}

export async function readTaxonomy(use: UseCase, { version }: { version?: string | undefined }) {
  const { hash, taxonomy } = await taxonomyOf(use)
  return { version: hash, taxonomy: version === hash ? null : (taxonomy as never) }
}
