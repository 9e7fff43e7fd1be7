import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { createApp } from '../../src/app.ts'
import { createDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
    /** For the keys and files of this run. */
    folder: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject) {
  const database = await createDatabase()
  // The content packs are loaded into the template once, as a first start does.
  const config = readConfig({
    DATABASE_URL: database.ownerUrl,
    HAMROH_DATA: join(database.folder, 'data'),
    HAMROH_JOBS: '0',
    HAMROH_POOL: '2',
    PORT: '0',
  })
  await (await createApp(config, { log: silentLog, migrated: true })).stop()
  project.provide('ownerUrl', database.ownerUrl)
  project.provide('folder', database.folder)
  return () => database.stop()
}
