import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blind, evaluate, evaluateBlinded, finish, newKey, tagOf } from './oprf.ts'

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')

/** The library adds one to what chance gives, so that a blind is never nothing. */
function drawing(hex: string) {
  return (length: number) => {
    const bytes = new Uint8Array(length)
    bytes.set(hexToBytes(hex))
    for (let at = 0, borrow = 1; borrow; at++) {
      borrow = bytes[at] === 0 ? 1 : 0
      bytes[at] = (bytes[at] as number) - 1
    }
    return bytes
  }
}

// RFC 9497, appendix A.1.1: OPRF(ristretto255, SHA-512), base mode.
const rfc = {
  seed: 'a3'.repeat(32),
  info: 'test key',
  key: '5ebcea5ee37023ccb9fc2d2019f9d7737be85591ae8652ffa9ef0f4d37063b0e',
  blind: '64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706',
}
describe('what stands in appendix A.1.1 of RFC 9497', () => {
  test('the key', () => {
    const { secretKey } = ristretto255_oprf.oprf.deriveKeyPair(hexToBytes(rfc.seed), utf8ToBytes(rfc.info))
    expect(bytesToHex(secretKey)).toBe(rfc.key)
  })

  test.each([
    {
      input: '\u0000',
      blinded: '609a0ae68c15a3cf6903766461307e5c8bb2f95e7e6550e1ffa2dc99e412803c',
      evaluated: '7ec6578ae5120958eb2db1745758ff379e77cb64fe77b0b2d8cc917ea0869c7e',
      output:
        '527759c3d9366f277d8c6020418d96bb393ba2afb20ff90df23fb7708264e2f3ab9135e3bd69955851de4b1f9fe8a0973396719b7912ba9ee8aa7d0b5e24bcf6',
    },
    {
      input: 'Z'.repeat(17),
      blinded: 'da27ef466870f5f15296299850aa088629945a17d1f5b7f5ff043f76b3c06418',
      evaluated: 'b4cbf5a4f1eeda5a63ce7b77c7d23f461db3fcab0dd28e4e17cecb5c90d02c25',
      output:
        'f4a74c9c592497375e796aa837e907b1a045d34306a749db9f34221f7e750cb4f2a6413a6bf6fa5e19ba6348eb673934a722a7ede2e7621306d18951e7cf2c73',
    },
  ])('blinding, evaluating and finishing vector $input', ({ input, blinded, evaluated, output }) => {
    const mine = blind(input, drawing(rfc.blind))
    expect(mine.point).toBe(base64(blinded))
    expect(evaluateBlinded(base64(rfc.key), mine.point)).toBe(base64(evaluated))
    const whole = ristretto255_oprf.oprf.finalize(utf8ToBytes(input), mine.blind, hexToBytes(evaluated))
    expect(bytesToHex(whole)).toBe(output)
    const tag = tagOf(hexToBytes(output))
    expect(finish(mine, base64(evaluated))).toBe(tag)
    expect(evaluate(base64(rfc.key), input)).toBe(tag)
  })
})

test('both ways to the tag agree, and another key makes another', () => {
  const [key, other] = [newKey(), newKey()]
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), input => {
      const mine = blind(input)
      expect(finish(mine, evaluateBlinded(key, mine.point))).toBe(evaluate(key, input))
      expect(evaluate(other, input)).not.toBe(evaluate(key, input))
    }),
    { numRuns: 12 },
  )
})

test('the same thing is blinded to another point each time, and rubbish is not evaluated', () => {
  expect(blind('x').point).not.toBe(blind('x').point)
  const nothing = Buffer.alloc(32).toString('base64')
  expect(() => evaluateBlinded(newKey(), nothing)).toThrow()
  expect(() => evaluateBlinded(newKey(), Buffer.alloc(32, 0xff).toString('base64'))).toThrow()
})
