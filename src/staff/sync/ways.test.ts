import { expect, test } from 'vitest'
import { randomBytes, sealBytes } from './seal.ts'
import { newLock, opened, passkeyKey, pinKey } from './ways.ts'

const zarina = newLock('0197b000-0000-7000-8000-000000000001')
const other = newLock('0197b000-0000-7000-8000-000000000002')

test('the secret of a store is had by the PIN or by the number of the passkey, and by no other of them', async () => {
  const secret = randomBytes(32)
  const number = randomBytes(32)
  const salt = randomBytes(16)
  const byPin = await sealBytes(await pinKey('olma 4821', salt, 1000), secret, 'secret')
  const byPasskey = await sealBytes(await passkeyKey(number, zarina), secret, 'secret')
  expect(await opened(await pinKey('olma 4821', salt, 1000), byPin)).toEqual(secret)
  expect(await opened(await passkeyKey(number, zarina), byPasskey)).toEqual(secret)
  const wrong = [
    [await pinKey('olma 4822', salt, 1000), byPin],
    [await pinKey('olma 4821', randomBytes(16), 1000), byPin],
    [await passkeyKey(randomBytes(32), zarina), byPasskey],
    [await passkeyKey(number, other), byPasskey],
    [await passkeyKey(number, zarina), byPin],
    [await passkeyKey(number, zarina), null],
  ] as const
  for (const [n, [key, sealed]] of wrong.entries()) expect(await opened(key, sealed), `${n}`).toBeNull()
  const bent = byPasskey.map((byte, at) => (at === byPasskey.length - 1 ? byte ^ 1 : byte))
  expect(await opened(await passkeyKey(number, zarina), bent)).toBeNull()
})

test('the key of a passkey comes out of the browser for nobody', async () => {
  const key = await passkeyKey(randomBytes(32), zarina)
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})
