import { execFile } from 'node:child_process'
import { glob, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'

const root = resolve(import.meta.dirname, '..', '..')

/** Builds the staff app where its build is missing or older than a source; once, before the first journey. */
export async function buildStaffApp(): Promise<void> {
  const built = await changedAt(join(root, 'dist', 'staff', 'index.html.br'))
  if (built > (await newestSource())) return
  await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  )
}

/** What the runner calls before the journeys. */
export const setup = buildStaffApp

async function newestSource(): Promise<number> {
  let newest = 0
  const patterns = [
    'src/**/*.{ts,tsx,css,json,html,svg}',
    'scripts/vite-*.ts',
    'vite.config.ts',
    'package-lock.json',
  ]
  for await (const file of glob(patterns, { cwd: root })) {
    if (!/\.(test|gen)\.tsx?$/.test(file)) newest = Math.max(newest, await changedAt(join(root, file)))
  }
  return newest
}

const changedAt = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
