// As much of it as a test uses; the package brings no types.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'

  interface Account {
    readonly accountId: string
    readonly claims: () => Record<string, unknown>
  }
  interface Configuration {
    readonly findAccount: (context: unknown, sub: string) => Account
    readonly [setting: string]: unknown
  }
  // biome-ignore lint/style/noDefaultExport: so the package has it
  export default class Provider {
    constructor(issuer: string, configuration: Configuration)
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  }
}
