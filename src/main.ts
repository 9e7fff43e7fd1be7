import './platform/tsx.ts'
import { BadConfiguration, readConfig } from '#platform/config.ts'
import { CannotMigrate } from '#platform/db/migrate.ts'

// Nothing of the application is imported before the hook for its pages is in place.
const { createApp } = await import('./app.ts')
const { welcome } = await import('./welcome.ts')

const say = (line: string) => process.stdout.write(`${line}\n`)

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const app = await createApp(config, { progress: say })
  const lines = await welcome(app, say)
  await app.listen()
  say(`Hamroh is ready at ${config.publicUrl}`)
  for (const line of lines) say(line)
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

main().catch((error: Error & { code?: string }) => {
  if (error instanceof BadConfiguration || error instanceof CannotMigrate) say(error.message)
  else if (error.code === 'EADDRINUSE') say('That port is taken by another program: set PORT to a free one.')
  else if (error.code === 'ECONNREFUSED') say('The PostgreSQL server of DATABASE_URL does not answer.')
  else say(`Hamroh could not start: ${error.message}\n${error.stack}`)
  process.exit(1)
})
