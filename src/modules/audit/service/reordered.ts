import type { SealedLine } from '../domain/line.ts'
import { nextHash } from './hashes.ts'

/** A place of the chain whose line does not give its hash. */
export interface Broken {
  readonly number: number
  readonly before: string
  readonly hash: string
  readonly line: SealedLine
  readonly sealedAt: string
}

// Every line is tried at every place after every hash, so only so many.
const tried = 16

/** Places whose line was moved: it gives one of the hashes when it is put at another of the broken places. */
export function whereFrom(organisationId: string, broken: readonly Broken[]): ReadonlySet<number> {
  const some = broken.slice(0, tried)
  const hashes = new Set(some.map(one => one.hash))
  const befores = new Set([...some.map(one => one.before), ...hashes])
  const moments = new Set(some.map(one => one.sealedAt))
  const moved = new Set<number>()
  for (const { number, line } of some) {
    for (const other of some.filter(one => one.number !== number)) {
      const fits = [...befores].some(before =>
        [...moments].some(sealedAt =>
          hashes.has(nextHash(before, line, { organisationId, number: other.number, sealedAt })),
        ),
      )
      if (fits) moved.add(number).add(other.number)
    }
  }
  return moved
}
