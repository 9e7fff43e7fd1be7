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
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Property tests on a busy machine; a hang still shows.
          testTimeout: 60_000,
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
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'journey',
          include: ['src/**/*.journey.test.ts', 'test/**/*.journey.test.ts'],
          globalSetup: ['test/support/global.ts', 'test/support/staff-app.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What a browser shows is waited for as long as Playwright itself waits.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
})
