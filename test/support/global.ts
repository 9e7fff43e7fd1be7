import type { TestProject } from 'vitest/node'
import { createDatabase } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated template that each test file copies. */
export async function setup(project: TestProject) {
  const database = await createDatabase()
  project.provide('ownerUrl', database.ownerUrl)
  return () => database.stop()
}
