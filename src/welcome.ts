import type { App } from './app.ts'

/** What a first start needs: the demonstration network, or a link that makes the first administrator. */
export async function welcome(_app: App, _say: (line: string) => void): Promise<string[]> {
  return []
}
