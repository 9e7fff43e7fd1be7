// `npm test`: everything that is checked, one after the other, and at the end one plain line. Words after `--` go to the
// test runner: `npm test -- src/modules/cases`.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, install, node26, root, run, say, stop } from './prepare.mjs'

install()
const node = node26()
await ensureChromium()
const tool = (...parts) => join(root, 'node_modules', ...parts)
const only = process.argv.slice(2)

const keys = [join(root, 'scripts', 'generate-keys.ts'), '--quiet']
const types = [tool('typescript', 'bin', 'tsc'), '-p', root]
const lint = [tool('@biomejs', 'biome', 'bin', 'biome'), 'check', '--diagnostic-level=error', root]
const step = args => run(node, ['--disable-warning=ExperimentalWarning', ...args])
say('— message keys')
const codes = [await step(keys)]
// What needs nothing of each other is done at once.
say('— types; lint and format; the staff app')
const [typed, linted] = await Promise.all([step(types), step(lint), build(node)])
codes.push(typed, linted)
let passed = codes.filter(code => code === 0).length
let failed = codes.length - passed

const reports = mkdtempSync(join(tmpdir(), 'hamroh-report-'))
const report = join(reports, 'vitest.json')
say('— tests')
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
const code = await run(node, [tool('vitest', 'vitest.mjs'), 'run', ...reporters, ...only])
if (existsSync(report)) {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  // A file that could not even be loaded counts no test, and is a failure all the same.
  const unloaded = counts.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(one => one.status === 'failed'),
  )
  failed += unloaded.length
}
rmSync(reports, { recursive: true, force: true })
if (code !== 0 && failed === 0) failed = 1
say(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

async function ensureChromium() {
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    process.env.CHROMIUM ?? '',
  ]
  if (places.some(place => place && existsSync(place))) return
  const canInstall = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!canInstall)
    stop(
      'The journeys need Chromium: install it (on Debian: apt-get install chromium) or name it in CHROMIUM.',
    )
  say('Installing Chromium for the journeys')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['-qq', 'update'], { env, stdio: 'ignore' })
  const code = await run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', 'chromium'], {
    env,
    stdio: 'ignore',
  })
  if (code !== 0 || !existsSync('/usr/bin/chromium'))
    stop('Chromium could not be installed: apt-get install chromium')
}
