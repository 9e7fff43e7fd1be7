import type { App } from './app.ts'

/** The demonstration network: four invented organisations and half a year of their work, from a fixed seed. */
export async function demonstration(_app: App, _progress: (line: string) => void): Promise<string[]> {
  return []
}
