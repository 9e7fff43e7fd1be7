import { systemActor } from '#lib/actor.ts'
import { listOrganisations, ownOrganisation } from '#modules/organisations/index.ts'
import type { Services } from '#platform/module.ts'
import type { Engine, UseCase } from '#platform/use-case.ts'
import { indexKeys, keysVersion, ownKeys } from '../domain/names/keys.ts'
import { parseName } from '../domain/names/parts.ts'
import { signatureOf } from '../domain/names/signature.ts'
import { sketchOf } from '../domain/names/sketch.ts'
import * as store from '../store/name-index.ts'
import { namesOf } from './summaries.ts'

/** What each of a person's names is found by in this organisation. */
export function entriesOf(
  organisationId: string,
  personId: string,
  names: readonly { readonly text: string }[],
  birthYear: number | null,
): store.NameEntry[] {
  return names.map(({ text }, nth) => {
    const name = parseName(text)
    const keys = ownKeys(organisationId, indexKeys(name, birthYear)).join(' ')
    return { personId, nth, sketch: sketchOf(name), keys, signature: signatureOf(name) }
  })
}

/** Makes a person findable by the names they have now. To be called with every change of names or birth year. */
export async function keepNames(
  use: UseCase,
  personId: string,
  names: readonly { readonly text: string }[],
  birthYear: number | null,
): Promise<void> {
  await store.indexNames(use.db, entriesOf(ownOrganisation(use), personId, names, birthYear))
}

const batch = 500

/** Reads names again that were stored under an older version of the matcher; false when none is left. */
export async function refreshNames(use: UseCase): Promise<boolean> {
  const organisationId = ownOrganisation(use)
  const stale = await store.findStale(use.db, organisationId, keysVersion, batch)
  if (stale.length === 0) return false
  const entries = stale.flatMap(row => entriesOf(organisationId, row.id, namesOf(row), row.birth_year))
  await store.indexNames(use.db, entries)
  const ids = stale.map(row => row.id)
  await store.markIndexed(use.db, organisationId, ids, keysVersion)
  use.audit({
    action: 'people.index_names',
    thing: 'person',
    thingId: null,
    details: { persons: ids.length },
  })
  return stale.length === batch
}

/** So many batches an organisation before the server answers; a larger one is finished by the job. */
const atStart = 4

/** After an update of Hamroh: small organisations are findable before the first request, large ones soon after. */
export async function refreshAtStart({ engine }: Services): Promise<void> {
  for (const id of await organisationIds(engine)) {
    const isLeft = await refreshSome(engine, id, atStart)
    if (!isLeft) continue
    await engine.as(systemActor(id), async use =>
      use.enqueue('people.index_names', { organisationId: id }, { key: `people.index_names:${id}` }),
    )
  }
}

export async function refreshSome(
  engine: Engine,
  organisationId: string,
  mostBatches: number,
): Promise<boolean> {
  for (let done = 0; done < mostBatches; done++) {
    if (!(await engine.as(systemActor(organisationId), refreshNames))) return false
  }
  return true
}

async function organisationIds(engine: Engine): Promise<string[]> {
  const { items } = await engine.as(systemActor(null), listOrganisations)
  return items.map(({ id }) => id)
}
