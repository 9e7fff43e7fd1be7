import { ristretto255_oprf } from '@noble/curves/ed25519.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

// RFC 9497, ristretto255-SHA512, base mode. Who asks holds the key; who is asked has its own list evaluated under it without
// showing the list. So neither can try out names alone: who asks never sees the list, who is asked never has the key.

const { oprf } = ristretto255_oprf

/** Points travel and wait as Base64 of 32 bytes. */
export type Point = string

export interface Blinded {
  readonly input: string
  /** Stays at home. */
  readonly blind: Uint8Array
  readonly point: Point
}

/** A secret key, Base64. */
export const newKey = (): string => toText(oprf.generateKeyPair().secretKey)

/** The asked side, of a thing on its list: a point of chance, which tells nothing of the thing. `random` is for tests. */
export function blind(input: string, random?: (length: number) => Uint8Array): Blinded {
  const { blind, blinded } = oprf.blind(utf8ToBytes(input), random as Parameters<typeof oprf.blind>[1])
  return { input, blind, point: toText(blinded) }
}

/** The asking side, with its key, of a point that tells it nothing. Throws where it is no point. */
export const evaluateBlinded = (key: string, point: Point): Point =>
  toText(oprf.blindEvaluate(toBytes(key), toBytes(point)))

/** The asked side again: what the function makes of its thing, shortened to a tag. */
export const finish = ({ input, blind }: Blinded, evaluated: Point): string =>
  tagOf(oprf.finalize(utf8ToBytes(input), blind, toBytes(evaluated)))

/** The asking side, of its own thing: the same tag, without the round trip. */
export const evaluate = (key: string, input: string): string =>
  tagOf(ownEvaluate(toBytes(key), utf8ToBytes(input)))

// The library has RFC 9497's Evaluate and leaves it out of its types.
const { evaluate: ownEvaluate } = oprf as unknown as {
  evaluate: (key: Uint8Array, input: Uint8Array) => Uint8Array
}

/** The first eight bytes, as PostgreSQL writes a `bigint`. Among a million tags two meet by chance in 10⁸ lists. */
export const tagOf = (output: Uint8Array): string =>
  String(new DataView(output.buffer, output.byteOffset, 8).getBigInt64(0))

const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))
const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
