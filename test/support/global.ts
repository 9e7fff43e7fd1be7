import type { TestProject } from 'vitest/node'
import { readConfig } from '#platform/config.ts'
import { silentLog } from '#platform/log.ts'
import { createApp } from '../../src/app.ts'
import { createDatabase, testData } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject) {
  const database = await createDatabase()
  // The content packs are loaded into the template once, as a first start does.
  const config = readConfig({
    DATABASE_URL: database.ownerUrl,
    HAMROH_DATA: testData,
    HAMROH_JOBS: '0',
    HAMROH_POOL: '2',
    PORT: '0',
  })
  await (await createApp(config, { log: silentLog, migrated: true })).stop()
  project.provide('ownerUrl', database.ownerUrl)
  return () => database.stop()
}
