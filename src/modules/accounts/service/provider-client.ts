import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import * as oidc from 'openid-client'
import { refuse } from '../domain/refusals.ts'
import type { Provider } from '../store/settings.ts'
import { type Installation, installation, isLoopback } from './installation.ts'
import { openProviderSecret } from './kept.ts'

/** Where the provider sends people back to: a screen, which posts what it was given. */
export const returnAddress = ({ origin }: Installation) => `${origin}/app/sign-in/return`

const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

const isInside = (address: string) => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Null where we may ask it; else why not. On one's own machine, for trying, the machine itself may be asked as well. */
export function faultOfAddress(address: string): 'not_https' | 'has_extras' | 'inside' | null {
  const url = URL.parse(address)
  if (!url) return 'has_extras'
  if (url.username || url.password || url.search || url.hash) return 'has_extras'
  const own = installation().onThisMachine && isLoopback(url.hostname)
  if (own && (url.protocol === 'http:' || url.protocol === 'https:')) return null
  if (url.protocol !== 'https:') return 'not_https'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isLoopback(host) || (isIP(host) !== 0 && isInside(host)) ? 'inside' : null
}

const mostBytes = 1_000_000

/**
 * What the provider is asked goes through here: a provider's own answers name further addresses, and none of them may
 * lead into the network that Hamroh itself stands in. Nothing is followed, nothing endless is read.
 */
const carefully: oidc.CustomFetch = async (address, options) => {
  const url = new URL(address)
  const own = installation().onThisMachine && isLoopback(url.hostname)
  if (!own) {
    if (url.protocol !== 'https:') throw new Error('not https')
    const found = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true })
    if (found.some(one => isInside(one.address))) throw new Error('inside our own network')
  }
  const answer = await fetch(address, { ...(options as RequestInit), redirect: 'manual' })
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.length
    if (size > mostBytes) throw new Error('too long an answer')
    pieces.push(piece)
  }
  const { status, headers } = answer
  const bodyless = status === 204 || status === 304
  return new Response(bodyless ? null : Buffer.concat(pieces), { status, headers })
}

const kept = new Map<string, { readonly until: number; readonly configuration: oidc.Configuration }>()

/** What the provider says of itself, kept for ten minutes. */
export async function configurationOf(provider: Provider): Promise<oidc.Configuration> {
  const secret = openProviderSecret(provider.organisation_id, provider.client_secret_sealed)
  if (secret === null) throw refuse('accounts.provider_secret_lost')
  if (faultOfAddress(provider.issuer)) throw refuse('accounts.provider_unreachable')
  const key = `${provider.issuer} ${provider.client_id} ${provider.client_secret_sealed}`
  const known = kept.get(key)
  if (known && known.until > performance.now()) return known.configuration
  const plain = URL.parse(provider.issuer)?.protocol === 'http:'
  const configuration = await oidc.discovery(
    new URL(provider.issuer),
    provider.client_id,
    { client_secret: secret },
    authenticate(secret),
    {
      timeout: 10,
      [oidc.customFetch]: carefully,
      // The signature is checked although the answer comes straight from the provider.
      execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
    },
  )
  if (kept.size > 100) kept.clear()
  kept.set(key, { until: performance.now() + 600_000, configuration })
  return configuration
}

/** As the provider wants it; in the header, as the standard has it, where it does not say. */
function authenticate(secret: string): oidc.ClientAuth {
  const [post, basic] = [oidc.ClientSecretPost(secret), oidc.ClientSecretBasic(secret)]
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported
    const way = taken?.includes('client_secret_post') && !taken.includes('client_secret_basic') ? post : basic
    return way(server, ...rest)
  }
}
