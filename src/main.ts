import './platform/tsx.ts'
import { flushCompileCache } from 'node:module'
import { createServer } from 'node:net'
import { faultInWords } from '#platform/command.ts'
import { BadConfiguration, type Config, readConfig } from '#platform/config.ts'
import { AlreadyRunning } from '#platform/db/embedded.ts'
import { CannotStartDatabase } from '#platform/db/embedded-server.ts'
import { CannotMigrate } from '#platform/db/migrate.ts'
import { errorFields, log } from '#platform/log.ts'
import { readSettingsFile } from '#platform/settings-file.ts'

// Nothing of the application is imported before the hook for its pages is in place.
const { createApp } = await import('./app.ts')
const { welcome } = await import('./welcome.ts')

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  readSettingsFile()
  const config = readConfig(process.env)
  await probePort(config)
  const app = await createApp(config, { progress: say })
  try {
    const lines = await welcome(app, say)
    await app.listen()
    say(`Hamroh is ready at ${config.publicUrl}`)
    for (const line of lines) say(line)
    // Also for a process that will not end by itself.
    flushCompileCache()
  } catch (error) {
    // The embedded database would live on without us.
    await app.stop()
    throw error
  }
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    say(`${signal}: finishing what runs, then stopping`)
    app.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', () => stop('Ctrl-C'))
  process.on('SIGTERM', () => stop('SIGTERM'))
}

/** Whether the port can be had, before minutes go into a database that nobody could then reach. */
function probePort({ port, host }: Config): Promise<void> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(port, host, () => probe.close(() => done()))
  })
}

function inWords(
  error: Error & { code?: string; syscall?: string; hostname?: string; path?: string },
): string | null {
  const expected = [BadConfiguration, CannotMigrate, AlreadyRunning, CannotStartDatabase]
  if (expected.some(kind => error instanceof kind)) return error.message
  const port = process.env.PORT ?? '8080'
  if (error.code === 'EADDRINUSE')
    return `port ${port} is taken by another program. Stop that one, or set PORT to a free port.`
  if (error.syscall === 'listen' && error.code === 'EACCES')
    return `this account may not use port ${port}. Set PORT to one above 1023.`
  const host = process.env.HAMROH_HOST
  if (error.code === 'EADDRNOTAVAIL' || (host && error.hostname === host))
    return 'HAMROH_HOST is no address of this machine.'
  return faultInWords(error)
}

main().catch((error: Error) => {
  const words = inWords(error)
  say(`Hamroh could not start: ${words ?? error.message}`)
  // Where it was thrown, for whoever mends it.
  if (words === null) log.error('start.failed', errorFields(error))
  process.exit(1)
})
