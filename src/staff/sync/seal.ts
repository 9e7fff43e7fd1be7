/** How anything is sealed on a device: AES-256-GCM of the browser's own, each thing under its name. */

export type Bytes = Uint8Array<ArrayBuffer>

/** What OWASP asks of PBKDF2 with SHA-256; half a second on a cheap phone. */
export const usualRounds = 600_000

export const randomBytes = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length))

/** `about` names what is sealed, so that one sealed thing cannot be passed off as another. */
export async function sealJson(key: CryptoKey, value: unknown, about: string): Promise<Bytes> {
  return sealBytes(key, new TextEncoder().encode(JSON.stringify(value)), about)
}

export async function openJson<T>(key: CryptoKey, sealed: Bytes, about: string): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(key, sealed, about))) as T // sealed by us
}

export async function sealBytes(key: CryptoKey, plain: Bytes, about: string): Promise<Bytes> {
  const iv = randomBytes(12)
  const sealed = await crypto.subtle.encrypt(paramsOf(iv, about), key, plain)
  const all = new Uint8Array(12 + sealed.byteLength)
  all.set(iv)
  all.set(new Uint8Array(sealed), 12)
  return all
}

export async function openBytes(key: CryptoKey, sealed: Bytes, about: string): Promise<Bytes> {
  const plain = await crypto.subtle.decrypt(paramsOf(sealed.slice(0, 12), about), key, sealed.slice(12))
  return new Uint8Array(plain)
}

export function toText(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

export function fromText(text: string): Bytes {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, letter => letter.codePointAt(0) as number)
}

export const aes = { name: 'AES-GCM', length: 256 } as const

const paramsOf = (iv: Bytes, about: string): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: new TextEncoder().encode(about),
})
