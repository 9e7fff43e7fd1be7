// What both commands need before anything of ours can run: dependencies, Node 26, the built staff app. Plain JavaScript
// for the Node that the machine happens to have (20 or newer).
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const path = (...parts) => join(root, ...parts)

export const say = line => process.stdout.write(`${line}\n`)

/** Ends the process with a sentence instead of a stack. */
export function stop(line) {
  say(line)
  process.exit(1)
}

export function install() {
  const wanted = path('package-lock.json')
  const done = path('node_modules', '.package-lock.json')
  const linked = existsSync(path('node_modules')) && !existsSync(done)
  if (linked || (existsSync(done) && statSync(done).mtimeMs >= statSync(wanted).mtimeMs)) return
  say('Installing dependencies (the first time takes a minute or two)')
  // No package may run a script of its own: none of ours needs to. `install` with the lock as it is, not `ci`: that one
  // refuses a registry which carries the bindings of some platforms only.
  const result = spawnSync(
    'npm',
    [
      'install',
      '--no-save',
      '--include=dev',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (result.status !== 0) stop('The dependencies could not be installed: is the package registry reachable?')
}

/** The Node that runs Hamroh: 26, brought by npm; or this one, where it is new enough. */
export function node26() {
  const brought = path('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(brought)) return brought
  if (Number(process.versions.node.split('.')[0]) >= 26) return process.execPath
  stop(
    `Hamroh needs Node 26; npm brings none for ${process.platform} ${process.arch}. Please install it and try again.`,
  )
}

export function run(command, args, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      ...options,
      env: { ...process.env, ...options.env },
    })
    child.once('error', () => resolve(127))
    child.once('exit', (code, signal) => resolve(signal ? 128 : code))
  })
}

/** The staff app, when its sources are newer than what was built last. */
export async function build(node) {
  const built = path('dist', 'staff', 'index.html')
  const sources = ['src', 'vite.config.ts', 'package-lock.json', 'scripts'].map(name => newest(path(name)))
  if (existsSync(built) && statSync(built).mtimeMs > Math.max(...sources)) return
  say('Building the staff app')
  const code = await run(node, [
    path('node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--logLevel',
    'error',
  ])
  if (code !== 0) stop('The staff app could not be built.')
}

function newest(file) {
  const info = statSync(file)
  if (!info.isDirectory()) return info.mtimeMs
  const inside = readdirSync(file)
    .filter(name => !name.endsWith('.gen.ts') && !/\.test\.tsx?$/.test(name))
    .map(name => newest(join(file, name)))
  return Math.max(0, ...inside)
}
