import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto'

/** An authenticator in software, for what a browser would never do: wrong origins, old counters, no finger. */
export interface Authenticator {
  /** What `navigator.credentials.create` would answer. */
  create(options: PublicKeyOptions, given?: Bend): object
  /** What `navigator.credentials.get` would answer. */
  get(options: PublicKeyOptions, given?: Bend): object
  readonly credentialId: string
}

export interface PublicKeyOptions {
  readonly challenge: string
  readonly rpId?: string
  readonly rp?: { readonly id?: string }
  readonly user?: { readonly id: string }
}

/** What is bent, for an attack. */
export interface Bend {
  readonly origin?: string
  readonly rpId?: string
  readonly challenge?: string
  readonly counter?: number
  readonly unverified?: boolean
  readonly type?: string
  readonly forged?: boolean
}

export function authenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x, y } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const credentialId = id.toString('base64url')
  let counter = 0
  let userHandle = ''
  const clientData = (type: string, challenge: string, bend: Bend) =>
    Buffer.from(
      JSON.stringify({
        type: bend.type ?? type,
        challenge: bend.challenge ?? challenge,
        origin: bend.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const head = (rpId: string, extra: number, bend: Bend) => {
    const flags = 0x01 | (bend.unverified ? 0 : 0x04) | extra
    const count = Buffer.alloc(4)
    count.writeUInt32BE(bend.counter ?? ++counter)
    return Buffer.concat([
      createHash('sha256')
        .update(bend.rpId ?? rpId)
        .digest(),
      Buffer.from([flags]),
      count,
    ])
  }
  return {
    credentialId,
    create({ challenge, rp, user }, bend = {}) {
      userHandle = user?.id ?? ''
      const key = cborMap([
        [1, cborInt(2)],
        [3, cborInt(-7)],
        [-1, cborInt(1)],
        [-2, cborBytes(Buffer.from(x as string, 'base64url'))],
        [-3, cborBytes(Buffer.from(y as string, 'base64url'))],
      ])
      const length = Buffer.from([0, id.length])
      const authData = Buffer.concat([head(rp?.id ?? '', 0x40, bend), Buffer.alloc(16), length, id, key])
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(authData),
      ])
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, bend).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
      }
    },
    get({ challenge, rpId }, bend = {}) {
      const data = clientData('webauthn.get', challenge, bend)
      const authenticatorData = head(rpId ?? '', 0, bend)
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(data).digest()])
      const signature = createSign('sha256').update(signed).sign(privateKey)
      if (bend.forged) signature[signature.length - 1] = (signature.at(-1) as number) ^ 1
      return {
        id: credentialId,
        rawId: credentialId,
        type: 'public-key',
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle,
        },
      }
    },
  }
}

// As much CBOR as an attestation without statement needs.
function cborHead(kind: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(kind << 5) | n])
  if (n < 256) return Buffer.from([(kind << 5) | 24, n])
  return Buffer.from([(kind << 5) | 25, n >> 8, n & 255])
}
const cborInt = (n: number) => (n < 0 ? cborHead(1, -1 - n) : cborHead(0, n))
const cborBytes = (bytes: Buffer) => Buffer.concat([cborHead(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([cborHead(3, text.length), Buffer.from(text)])
const cborMap = (entries: readonly (readonly [number, Buffer])[]) =>
  Buffer.concat([cborHead(5, entries.length), ...entries.flatMap(([key, value]) => [cborInt(key), value])])
