import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'

/** What it lies about; nothing where it is honest. */
export interface Lie {
  readonly claims?: Readonly<Record<string, unknown>>
  readonly alg?: 'none' | 'HS256' | 'other key'
  readonly discovery?: Readonly<Record<string, unknown>>
  readonly redirect?: string
}

export interface HostileProvider {
  readonly issuer: string
  lie: Lie
  /** What it was asked to authorize last, and what it was given for the code. */
  readonly seen: { authorize?: URLSearchParams; token?: URLSearchParams; asked: string[] }
  stop(): void
}

/** A provider that answers any code at once and lies as it is told. Its key is its own; its subject is `hostile-1`. */
export async function hostileProvider(clientId: string, email: string): Promise<HostileProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const other = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  const pem = await exportSPKI(publicKey)
  const seen: HostileProvider['seen'] = { asked: [] }
  const provider = { issuer: '', lie: {} as Lie, seen, stop: () => void server.close() }

  const idToken = async () => {
    const { claims: lies, alg } = provider.lie
    const now = Math.floor(Date.now() / 1000)
    const nonce = seen.authorize?.get('nonce')
    const honest = { iss: provider.issuer, aud: clientId, sub: 'hostile-1', iat: now, exp: now + 300, nonce }
    const claims = { ...honest, email, email_verified: true, ...lies }
    if (alg === 'none') return new UnsecuredJWT(claims).encode()
    if (alg === 'HS256') {
      // The oldest trick: the public key, which everybody has, as the shared secret.
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
      const signed = `${part({ alg: 'HS256', kid: 'k1' })}.${part(claims)}`
      return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`
    }
    const key = alg === 'other key' ? other.privateKey : privateKey
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key)
  }
  const answer = async (request: IncomingMessage): Promise<object | string> => {
    const url = new URL(request.url ?? '/', provider.issuer)
    seen.asked.push(url.pathname)
    if (url.pathname === '/jwks') return { keys: [jwk] }
    if (url.pathname === '/token') {
      seen.token = new URLSearchParams(await bodyOf(request))
      return { access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: await idToken() }
    }
    if (provider.lie.redirect) return provider.lie.redirect
    return {
      issuer: provider.issuer,
      authorization_endpoint: `${provider.issuer}/authorize`,
      token_endpoint: `${provider.issuer}/token`,
      jwks_uri: `${provider.issuer}/jwks`,
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      ...provider.lie.discovery,
    }
  }
  const server = createServer((request, response) => {
    answer(request).then(
      body =>
        typeof body === 'string'
          ? response.writeHead(302, { location: body }).end()
          : response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
      () => response.writeHead(500).end(),
    )
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const piece of request) body += String(piece)
  return body
}
