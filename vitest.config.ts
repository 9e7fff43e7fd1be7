import { defineConfig } from 'vitest/config'

// One project for what needs no server, one for what needs PostgreSQL or a browser. Files say which by their name:
// `*.pg.test.ts` gets a database, `*.journey.test.ts` gets a browser as well; everything else runs bare and fast.
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
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
          name: 'journey',
          include: ['src/**/*.journey.test.ts', 'test/**/*.journey.test.ts'],
          testTimeout: 30_000,
        },
      },
    ],
  },
})
