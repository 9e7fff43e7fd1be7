import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The settings of `.env` beside the program, for the server and the command line alike; what is set outside of it wins. */
export function readSettingsFile(): void {
  const file = join(resolve(import.meta.dirname, '..', '..'), '.env')
  if (existsSync(file)) process.loadEnvFile(file)
}
