import { expect, test } from 'vitest'
import {
  fromText,
  makeLocks,
  openJson,
  openLocks,
  randomBytes,
  sealJson,
  storeKey,
  toText,
} from './box/seal.ts'

test('any two of the three numbers open the box, one alone does not, and a wrong one among three is found', async () => {
  const secret = randomBytes(32)
  const locks = await makeLocks(secret, ['1111', '2222', '3333'], 1000)
  const open = async (...given: (string | null)[]) => (await openLocks(locks, given)) && true
  expect(await open('1111', '2222', '3333')).toBe(true)
  expect(await open('1111', null, '3333')).toBe(true)
  expect(await open(null, '2222', '3333')).toBe(true)
  expect(await open('1111', null, null)).toBeNull()
  expect(await open('1111', '2222', '9999')).toBeNull()
  expect(await open('2222', '1111', null)).toBeNull()
  expect(await openLocks(locks, ['1111', '2222', null])).toEqual(secret)
})

test('what is sealed opens only with its key and under its own name, and nothing of it can be read', async () => {
  const key = await storeKey(randomBytes(32))
  const sealed = await sealJson(key, { name: 'Мавлуда' }, 'people')
  expect(await openJson(key, sealed, 'people')).toEqual({ name: 'Мавлуда' })
  await expect(openJson(key, sealed, 'private')).rejects.toThrow()
  await expect(openJson(await storeKey(randomBytes(32)), sealed, 'people')).rejects.toThrow()
  expect(new TextDecoder().decode(sealed)).not.toContain('Мавлуда')
  expect(fromText(toText(sealed))).toEqual(sealed)
})
