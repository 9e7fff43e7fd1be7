import { describe, expect, it } from 'vitest'
import { readReference, underNewReference } from './ids.ts'

describe('a new reference', () => {
  it('is drawn again where another thing has it already, so that nobody is refused for it', async () => {
    const tried: string[] = []
    const insert = async (reference: string) => tried.push(reference) === 3
    expect(await underNewReference(insert, async () => false)).toBe(true)
    expect(tried.map(readReference)).toEqual(tried)
    expect(tried).toHaveLength(3)
  })

  it('is not drawn again where the thing itself is there', async () => {
    let inserts = 0
    const insert = async () => ++inserts > 1
    expect(await underNewReference(insert, async () => ({ id: 'there' }))).toBe(false)
    expect(inserts).toBe(1)
  })

  it('is given up where every draw is taken, instead of drawing for ever', async () => {
    expect(
      await underNewReference(
        async () => false,
        async () => undefined,
      ),
    ).toBe(false)
  })
})
