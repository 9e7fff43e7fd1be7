// `npm start`: installs, builds, starts. Everything it says is progress; the last lines come from Hamroh itself.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, install, node26, root, run, stop } from './prepare.mjs'

if (Number(process.versions.node.split('.')[0]) < 20) stop('Hamroh needs Node 20 or newer to begin with.')
install()
const node = node26()
if (
  (await run(node, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'scripts', 'generate-keys.ts'),
    '--quiet',
  ])) !== 0
) {
  stop('The message catalogues could not be read.')
}
await build(node)

// A young generation of 24 MB and, because of its limit, an old one that is swept before it has doubled: below 300 MB in all.
const flags = [
  '--disable-warning=ExperimentalWarning',
  '--max-semi-space-size=8',
  '--max-old-space-size=1536',
]
const child = spawn(node, [...flags, join(root, 'src', 'main.ts')], {
  cwd: root,
  stdio: 'inherit',
  env: {
    // What was made of our files once is there at the next start: Node's own means of reading TypeScript is not loaded then.
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compiled'),
    // What the C library hands out comes from two heaps, not from eight for each core, all half empty.
    MALLOC_ARENA_MAX: '2',
    ...process.env,
  },
})
// The terminal sends Ctrl-C to both; the child ends by itself, and we wait for it.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => child.kill('SIGTERM'))
process.on('SIGHUP', () => child.kill('SIGTERM'))
child.once('exit', (code, signal) => process.exit(signal ? 1 : code))
