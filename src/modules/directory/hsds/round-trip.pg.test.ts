import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { systemActor } from '#lib/actor.ts'
import type { UseCase } from '#platform/use-case.ts'
import { testApp } from '#test/support/app.ts'
import { seedDirectory } from '../index.ts'
import type { ListName } from '../store/hsds-lists.ts'
import { applyPlan } from './apply.ts'
import { archiveOf, tablesOfArchive } from './archive.ts'
import { type Bundle, readHsdsJson } from './bundle.ts'
import { type Json, sorted } from './json.ts'
import { objects } from './lists.ts'
import { readPackage, writePackage } from './package.ts'
import { planOf } from './plan.ts'
import { bundleOfTables } from './tables.ts'

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'content', 'hsds', 'examples')
const example = (name: string) => readFileSync(join(folder, name), 'utf8')

const app = await testApp()

/** In a transaction that never was: the examples tell the same ids differently. */
async function tried(work: (use: UseCase) => Promise<void>): Promise<void> {
  const undo = new Error('undone')
  const trying = app.engine.as(systemActor(null), async use => {
    await work(use)
    throw undo
  })
  await expect(trying).rejects.toBe(undo)
}

async function imported(use: UseCase, bundle: Bundle): Promise<string[]> {
  const plan = await planOf(use, bundle)
  expect(plan.mistakes).toEqual([])
  await applyPlan(use, plan, null)
  return plan.planned.map(one => one.what)
}

const one = async ({ db }: UseCase, list: ListName, id: string) =>
  (await objects(db, list, [id], { full: true, fullService: true, archive: true }))[0]

const examples: [string, ListName][] = [
  ['service_full.json', 'service'],
  ['organization_full.json', 'organization'],
  ['service_at_location_full.json', 'service_at_location'],
  ['taxonomy.json', 'taxonomy'],
  ['taxonomy_term.json', 'taxonomy_term'],
]

test.each(examples)('the official %s comes out as it went in, and once more changes nothing', (name, list) =>
  tried(async use => {
    const text = example(name)
    const given = JSON.parse(text)
    await imported(use, readHsdsJson(text))
    expect(sorted(await one(use, list, given.id))).toEqual(sorted(given))
    expect(new Set(await imported(use, readHsdsJson(text)))).toEqual(new Set(['same']))
  }),
)

test('pages of lists are read too, and a list after a full object takes nothing away', () =>
  tried(async use => {
    const full = JSON.parse(example('organization_full.json'))
    await imported(use, readHsdsJson(example('organization_full.json')))
    for (const name of ['service', 'organization', 'service_at_location', 'taxonomy', 'taxonomy_term'])
      expect((await imported(use, readHsdsJson(example(`${name}_list.json`)))).length, name).toBeGreaterThan(
        0,
      )
    const now = (await one(use, 'organization', full.id)) as { services: Json[] }
    expect(now.services[0]?.schedules).toEqual(full.services[0].schedules)
  }))

test('the official data package comes out row by row as it went in', () =>
  tried(async use => {
    const names = readdirSync(join(folder, 'csv'))
    const { tables, mistakes } = readPackage(
      zipSync(Object.fromEntries(names.map(name => [name, strToU8(example(join('csv', name)))]))),
    )!
    expect(mistakes).toEqual([])
    await imported(use, bundleOfTables(tables))
    const again = readPackage(writePackage(await tablesOfArchive(use, withoutOurs(await archiveOf(use)))))!
    expect(rowsOf(again.tables)).toEqual(rowsOf(tables))
    expect(new Set(await imported(use, bundleOfTables(again.tables)))).toEqual(new Set(['same']))
  }))

const rowsOf = (all: ReadonlyMap<string, readonly Json[]>) =>
  sorted(
    Object.fromEntries(
      [...all].map(([name, list]) => [name, list.map(row => JSON.stringify(sorted(row))).sort()]),
    ),
  )

/** The packs' own missions, taxonomies and terms are there in every database. */
const withoutOurs = <
  Given extends { organizations: readonly Json[]; taxonomies: readonly Json[]; terms: readonly Json[] },
>(
  archive: Given,
): Given => ({
  ...archive,
  organizations: archive.organizations.filter(one => one.kind === undefined),
  taxonomies: archive.taxonomies.filter(one => one.name === 'name'),
  terms: archive.terms.filter(one => one.name === 'name'),
})

test('our own directory read back here changes nothing, and read elsewhere comes out the same', async () => {
  const organisationIds = {
    dushanbe: await app.organisation(),
    khujand: await app.organisation(),
    bishkek: await app.organisation(),
    shymkent: await app.organisation(),
  }
  let text = ''
  let demo: Json[] = []
  await tried(async use => {
    await seedDirectory(use, organisationIds)
    const { organizations, taxonomies, terms } = await archiveOf(use)
    demo = organizations.filter(given => String(given.source ?? '').startsWith('demo'))
    text = JSON.stringify({ hamroh_export: 1, taxonomies, taxonomy_terms: terms, organizations })
    expect(new Set(await imported(use, readHsdsJson(text)))).toEqual(new Set(['same']))
  })
  expect(demo.length).toBeGreaterThan(5)
  await tried(async use => {
    await imported(use, readHsdsJson(text))
    for (const given of demo) {
      const there = (await one(use, 'organization', given.id as string)) as Json
      expect(withoutMoments(there)).toEqual(withoutMoments(given))
    }
  })
})

const withoutMoments = (given: Json) =>
  JSON.parse(JSON.stringify(sorted(given)), (key, value) => (key === 'last_modified' ? undefined : value))
