import { defineConfig } from 'vitest/config'

// Files say what they need by their name: `*.pg.test.ts` gets a real PostgreSQL, `*.journey.test.ts` a browser as well;
// everything else runs bare and fast.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Three on two processors: whoever waits for a browser leaves room.
    maxWorkers: 3,
    // Files that run one after the other in a worker share what they import, which is most of what a small one costs.
    isolate: false,
    setupFiles: ['test/support/same-cases.ts'],
    // Ten times what the longest needs on a quiet machine: a busy one fails nothing, and a hang still shows.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          exclude: ['**/*.pg.test.ts', '**/*.journey.test.ts', '**/node_modules/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pg',
          include: ['src/**/*.pg.test.ts', 'test/**/*.pg.test.ts'],
          globalSetup: ['test/support/global.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'journey',
          include: ['src/**/*.journey.test.ts', 'test/**/*.journey.test.ts'],
          globalSetup: ['test/support/global.ts', 'test/support/staff-app.ts'],
          // What a browser shows is waited for as long as `openJourney` lets Playwright wait.
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
})
