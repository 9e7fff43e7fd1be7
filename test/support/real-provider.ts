import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider from 'oidc-provider'

export interface RealProvider {
  readonly issuer: string
  /** Goes to the address as a person's browser would, signs in there by address, answers where it was sent back to. */
  visit(url: string, email: string): Promise<URL>
  stop(): void
}

/** A certified provider on this machine, with a page to sign in on that believes everybody. */
export async function realProvider(
  client: { id: string; secret: string; returnAddress: string },
  verified: (email: string) => boolean = () => true,
): Promise<RealProvider> {
  const server = createServer((request, response) => void handle?.(request, response))
  let handle: ReturnType<Provider['callback']> | undefined
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [client.returnAddress],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'k', use: 'sig', alg: 'RS256' }] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['of a test'] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: sub, email_verified: verified(sub), name: 'Named by the provider' }),
    }),
  })
  handle = provider.callback()
  return {
    issuer,
    visit: (url, email) => visit(url, email, client.returnAddress),
    stop: () => void server.close(),
  }
}

async function visit(start: string, email: string, returnAddress: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = start
  let form: URLSearchParams | undefined
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const one of response.headers.getSetCookie()) {
      const [pair = ''] = one.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    form = undefined
    const location = response.headers.get('location')
    if (location) url = new URL(location, url).href
    else {
      const html = await response.text()
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1]
      const action = /action="([^"]+)"/.exec(html)?.[1]
      if (!prompt || !action)
        throw new Error(`the provider answered ${response.status}: ${html.slice(0, 300)}`)
      form = new URLSearchParams({ prompt, login: email, password: 'anything' })
      url = new URL(action, url).href
    }
    if (url.startsWith(returnAddress)) return new URL(url)
  }
  throw new Error('the provider sent round in circles')
}
