import type { Services } from '#platform/module.ts'

/** What signing in must know of this installation: its address decides which passkeys are ours. */
export interface Installation {
  readonly secret: Services['secret']
  /** What browsers call us: `https://hamroh.example.org`. */
  readonly origin: string
  /** The name that passkeys are bound to: the host of it. */
  readonly host: string
  /** On one's own machine providers may be on it too, without https. */
  readonly onThisMachine: boolean
}

let known: Installation | undefined

export async function start({ config, secret }: Services): Promise<void> {
  const { origin, hostname, protocol } = new URL(config.publicUrl)
  const onThisMachine = protocol === 'http:' && isLoopback(hostname)
  known = { secret, origin, host: hostname, onThisMachine }
}

export function installation(): Installation {
  if (!known) throw new Error('the module accounts was not started')
  return known
}

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
